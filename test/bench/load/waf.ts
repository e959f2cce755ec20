import { Random } from './random';
import { START, World } from './world';

const PATHS = ['/', '/signin', '/v2/stock', '/.env', '/xmlrpc.php', '/products/17', '/cart'];
const QUERIES = ['', '', 'sku=77', 'id=1%27%20OR%20%271%27=%271', 'next=%2Faccount%2Forders'];

/** A line of an AWS WAF log. https://docs.aws.amazon.com/waf/latest/developerguide/logging-fields.html */
export function wafLine(random: Random, world: World, i: number): string {
  const blocked = random.chance(0.15);
  const account = world.accounts[0];
  const group = (ruleGroupId: string, terminatingRule: unknown) => ({
    ruleGroupId, terminatingRule, nonTerminatingMatchingRules: [], excludedRules: null, customerConfig: null,
  });
  const rule = blocked ? { ruleId: 'CrossSiteScripting_QUERYARGUMENTS', action: 'BLOCK', ruleMatchDetails: null } : null;
  return JSON.stringify({
    timestamp: START + i * 13,
    formatVersion: 1,
    webaclId: `arn:aws:wafv2:eu-central-1:${account}:regional/webacl/front/1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b`,
    terminatingRuleId: blocked ? 'AWS-AWSManagedRulesCommonRuleSet' : 'Default_Action',
    terminatingRuleType: blocked ? 'MANAGED_RULE_GROUP' : 'REGULAR',
    action: blocked ? 'BLOCK' : 'ALLOW',
    terminatingRuleMatchDetails: [],
    httpSourceName: 'ALB',
    httpSourceId: `${account}-app/front/0c1d2e3f4a5b6c7d`,
    ruleGroupList: [group('AWS#AWSManagedRulesCommonRuleSet', rule), group('AWS#AWSManagedRulesKnownBadInputsRuleSet', null)],
    rateBasedRuleList: [],
    nonTerminatingMatchingRules: [],
    requestHeadersInserted: null,
    responseCodeSent: null,
    httpRequest: {
      clientIp: random.pick(world.clients),
      country: random.pick(['DE', 'FR', 'IN', 'SG', 'US', 'ZA']),
      headers: [
        { name: 'host', value: 'shop.example.com' },
        { name: 'user-agent', value: random.pick(world.userAgents) },
        { name: 'accept', value: 'text/html,application/json;q=0.9,*/*;q=0.8' },
        { name: 'referer', value: `https://shop.example.com/products/${random.int(1, 6000)}` },
        { name: 'x-forwarded-proto', value: 'https' },
      ],
      uri: random.pick(PATHS),
      args: random.pick(QUERIES),
      httpVersion: 'HTTP/2.0',
      httpMethod: random.pick(['GET', 'GET', 'GET', 'POST']),
      requestId: `1-${random.hex(8)}-${random.hex(24)}`,
    },
    labels: blocked ? [{ name: 'awswaf:managed:aws:core-rule-set:CrossSiteScripting_QueryArguments' }] : [],
  });
}
