import { CfnRule, Fn, ICfnRuleConditionExpression, Stack } from 'aws-cdk-lib';
import { Parameters } from './parameters';
import { StandaloneRequest } from '../../../contract/standalone-template';

const LARGEST_DOMAIN = 30;

/** What parameters have to do with each other: CloudFormation says so before it makes anything. */
export function addRules(stack: Stack, parameters: Parameters, { serverless }: StandaloneRequest): void {
  const isEmpty = (name: string) => Fn.conditionEquals(parameters.text(name), '');

  const together = (id: string, names: string[]) => new CfnRule(stack, id, {
    assertions: [{
      assert: Fn.conditionOr(Fn.conditionAnd(...names.map(isEmpty)), Fn.conditionAnd(...names.map((name) => Fn.conditionNot(isEmpty(name))))),
      assertDescription: `Give all of ${names.join(', ')}, or none`,
    }],
  });
  together('ControlTowerIsComplete', ['ControlTowerLogBucketNameList', 'ControlTowerSqsForLogBuckets', 'ControlTowerRoleArnForEsLoader']);
  together('SecurityLakeIsComplete', ['SecurityLakeSubscriberSqs', 'SecurityLakeRoleArn', 'SecurityLakeExternalId']);

  const needs = (id: string, name: string, needed: string) => new CfnRule(stack, id, {
    ruleCondition: Fn.conditionNot(isEmpty(name)),
    assertions: [{ assert: Fn.conditionNot(isEmpty(needed)), assertDescription: `${name} needs ${needed}` }],
  });
  needs('OrganizationRoleHasOrganization', 'OrganizationRoleArn', 'OrganizationId');
  needs('GeoLite2AccountHasKey', 'GeoLite2AccountId', 'GeoLite2LicenseKey');

  if (serverless) return;
  for (const zones of [2, 3]) {
    const multiples = Array.from({ length: LARGEST_DOMAIN / zones }, (_, i) => `${zones * (i + 1)}`);
    new CfnRule(stack, `NodesFill${zones}Zones`, {
      ruleCondition: Fn.conditionEquals(parameters.text('AvailabilityZones'), `${zones}`),
      assertions: [{ assert: contains(multiples, parameters), assertDescription: `DataNodes is a multiple of ${zones}, AvailabilityZones` }],
    });
  }
}

function contains(values: string[], parameters: Parameters): ICfnRuleConditionExpression {
  return Fn.conditionContains(values, parameters.get('DataNodes').value.toString());
}
