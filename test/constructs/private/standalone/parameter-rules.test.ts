import { requestFor } from './requests';
import { synthesizeVariant } from '../../../../src/constructs/private/standalone/variant';

const { Rules: rules, Parameters: parameters } = synthesizeVariant(requestFor(), new Set()).template;

/** What CloudFormation says against parameters before it makes anything. */
function objections(given: Record<string, string>): string[] {
  const isTrue = (expression: any): boolean => {
    const [[operator, operands]] = Object.entries<any>(expression);
    switch (operator) {
      case 'Fn::Not': return !isTrue(operands[0]);
      case 'Fn::And': return operands.every(isTrue);
      case 'Fn::Or': return operands.some(isTrue);
      case 'Fn::Equals': return valueOf(operands[0]) === valueOf(operands[1]);
      case 'Fn::Contains': return operands[0].includes(valueOf(operands[1]));
      default: throw new Error(`no rule is made with ${operator}`);
    }
  };
  const valueOf = (value: any): string => typeof value === 'string' ? value : given[value.Ref] ?? `${parameters[value.Ref].Default}`;
  return Object.values<any>(rules).filter(({ RuleCondition }) => !RuleCondition || isTrue(RuleCondition))
    .flatMap(({ Assertions }) => Assertions.filter(({ Assert }: any) => !isTrue(Assert))).map(({ AssertDescription }) => AssertDescription);
}

test.each([
  ['nothing', {}],
  ['six nodes in three zones', { DataNodes: '6' }],
  ['four nodes in two zones', { DataNodes: '4', AvailabilityZones: '2' }],
  ['one node in one zone', { DataNodes: '1', AvailabilityZones: '1' }],
  ['all of Control Tower', { ControlTowerLogBucketNameList: 'a', ControlTowerSqsForLogBuckets: 'b', ControlTowerRoleArnForEsLoader: 'c' }],
  ['an organization and a role of it', { OrganizationId: 'o-1', OrganizationRoleArn: 'arn' }],
])('with %s all is well', (_, given) => {
  expect(objections(given)).toEqual([]);
});

test.each([
  ['four nodes in three zones', { DataNodes: '4' }, 'DataNodes is a multiple of 3, AvailabilityZones'],
  ['three nodes in two zones', { AvailabilityZones: '2' }, 'DataNodes is a multiple of 2, AvailabilityZones'],
  ['half of Control Tower', { ControlTowerSqsForLogBuckets: 'b', ControlTowerRoleArnForEsLoader: 'c' }, /^Give all of ControlTowerLogBucketNameList, /],
  ['half of Security Lake', { SecurityLakeExternalId: 'b' }, /^Give all of SecurityLakeSubscriberSqs, /],
  ['a role without its organization', { OrganizationRoleArn: 'arn' }, 'OrganizationRoleArn needs OrganizationId'],
  ['an account of MaxMind without a key', { GeoLite2AccountId: '1' }, 'GeoLite2AccountId needs GeoLite2LicenseKey'],
])('with %s it says what is missing', (_, given, objection) => {
  expect(objections(given)).toEqual([expect.stringMatching(objection)]);
});
