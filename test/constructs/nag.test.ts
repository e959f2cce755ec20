import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { DashboardsAccess, SiemDomain, SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../src';
import { findings } from '../support/synth/findings';
import { vpcOf } from '../support/synth/siem-template';

type MakeProps = (stack: Stack) => SiemOnOpenSearchProps;

const SETUPS: Array<[string, MakeProps]> = [
  ['the default app', () => ({})],
  ['a SIEM of an organization with all that can be asked for', () => ({
    organization: { organizationId: 'o-a1b2c3d4e5' },
    controlTower: { logBuckets: ['logs'], roleArn: 'arn:aws:iam::222233334444:role/a', queueArns: ['arn:aws:sqs:eu-central-1:222233334444:a'] },
    securityLake: { roleArn: 'arn:aws:iam::222233334444:role/b', externalId: 'ext', queueArn: 'arn:aws:sqs:eu-central-1:222233334444:b' },
    alerts: { email: 'soc@example.com', monitorRole: true },
    backfillRole: true,
  })],
  ['a SIEM in a VPC', (stack) => ({ vpc: vpcOf(stack, 3) })],
  ['Multi-AZ with Standby in a VPC, with all tiers', (stack) => ({
    vpc: vpcOf(stack, 3), domain: SiemDomain.managed({ multiAzWithStandby: true, warmNodes: 3, coldStorage: true, createServiceLinkedRole: true }),
  })],
  ['a SIEM in isolated subnets', (stack) => ({
    vpc: new ec2.Vpc(new Stack(stack.node.root as App, 'Network'), 'Vpc', {
      natGateways: 0, subnetConfiguration: [{ name: 'siem', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    }),
  })],
  ['a domain that browsers reach', () => ({
    domain: SiemDomain.managed({ dashboardsAccess: DashboardsAccess.saml({ idpEntityId: 'https://sso.example.com', idpMetadataContent: '<md/>', masterBackendRole: 'siem' }) }),
  })],
  ['a domain that exists', (stack) => ({
    domain: SiemDomain.fromDomain(opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
      domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine', domainEndpoint: 'search-mine-abc.eu-central-1.es.amazonaws.com',
    })),
  })],
  ['OpenSearch Serverless', (stack) => ({
    domain: SiemDomain.serverless({ dataAccessPrincipals: [iam.Role.fromRoleArn(stack, 'Analysts', 'arn:aws:iam::111122223333:role/analysts')] }),
  })],
  ['OpenSearch Serverless in a VPC', (stack) => ({ vpc: vpcOf(stack, 3), domain: SiemDomain.serverless() })],
];

function stackWith(makeProps: MakeProps): Stack {
  const stack = new Stack(new App(), 'Stack');
  new SiemOnOpenSearch(stack, 'Siem', makeProps(stack));
  return stack;
}

test.each(SETUPS)('%s has no finding of AwsSolutions or NIST 800-53 R5 that is not explained', (_, makeProps) => {
  expect(findings(stackWith(makeProps))).toEqual([]);
});

test.each(SETUPS)('every explanation in %s belongs to a finding', (_, makeProps) => {
  const stack = stackWith(makeProps);
  const explained = takeExplanationsAway(stack);

  const found = findings(stack);
  const needless = explained.filter(({ rule, path }) => !found.some((finding) => finding.startsWith(`${rule} at ${path}/`)));

  expect(explained.length).toBeGreaterThan(10);
  expect(needless).toEqual([]);
});

function takeExplanationsAway(stack: Stack): Array<{ rule: string; path: string }> {
  const explained: Array<{ rule: string; path: string }> = [];
  for (const construct of stack.node.findAll()) {
    for (const entry of construct.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)) {
      const reasons = entry.data as Record<string, string>;
      for (const id of Object.keys(reasons)) {
        expect(reasons[id].length).toBeGreaterThan(20);
        explained.push({ rule: id.replace(/^annotation::/i, ''), path: construct.node.path });
        delete reasons[id];
      }
    }
  }
  return explained;
}
