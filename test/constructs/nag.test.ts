import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { DashboardsAccess, IocSource, SiemDomain, SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../src';
import { findings, takeExplanationsAway } from '../support/synth/findings';
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
  ['a SIEM with feeds of indicators', (stack) => ({
    iocFeeds: [
      IocSource.tor(), IocSource.alienVaultOtx({ apiKey: secretsmanager.Secret.fromSecretNameV2(stack, 'Key', 'otx') }),
      IocSource.txt(__filename, { provider: 'soc' }),
      IocSource.stix2FromBucket(s3.Bucket.fromBucketAttributes(stack, 'Shared', {
        bucketName: 'shared', encryptionKey: kms.Key.fromKeyArn(stack, 'SharedKey', 'arn:aws:kms:eu-central-1:111122223333:key/1'),
      }), 'partner/', { provider: 'partner' }),
    ],
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
