import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { ControlTowerIntegration, GeoIp, IocSource, LogSourceBucket, NotificationMode, SiemDomain, SiemOnOpenSearch } from '../../../src';
import { DeployedTemplate } from '../../support/iam/deployed-template';
import { vpcOf } from '../../support/synth/siem-template';

const arn = (service: string, resource: string, account = '123456789012'): string => `arn:aws:${service}:us-east-1:${account}:${resource}`;
const keyArn = (name: string): string => arn('kms', `key/${name}`);

/** What the SIEM is given: its ARN, and that of the key that encrypts it. */
export const GIVEN = {
  license: { arn: arn('secretsmanager', 'secret:maxmind-a1b2c3'), key: keyArn('license') },
  otx: { arn: arn('secretsmanager', 'secret:otx-a1b2c3'), key: keyArn('otx') },
  indicators: { bucket: 'shared-indicators', arn: 'arn:aws:s3:::shared-indicators', key: keyArn('indicators') },
  trail: { bucket: 'attached-trail', arn: 'arn:aws:s3:::attached-trail', key: keyArn('trail') },
  events: { bucket: 'attached-events', arn: 'arn:aws:s3:::attached-events' },
  assets: { bucket: 'assets' },
};

/** Account that Control Tower and Security Lake keep logs in. */
export const CONTROL_TOWER = {
  logBuckets: ['aws-controltower-logs'], roleArn: 'arn:aws:iam::222233334444:role/aes-siem-ct-role', queueArn: 'arn:aws:sqs:us-east-1:222233334444:aes-siem-ct',
};
export const SECURITY_LAKE = {
  roleArn: 'arn:aws:iam::222233334444:role/lake', externalId: 'external', queueArn: 'arn:aws:sqs:us-east-1:222233334444:lake',
};

/** All that a SIEM with a domain can be asked for. */
export function everything(): { app: App; stack: Stack } {
  const app = new App();
  const stack = new Stack(app, 'Everything', { synthesizer: new DefaultStackSynthesizer({ fileAssetsBucketName: GIVEN.assets.bucket }) });
  const secret = (id: string, given: { arn: string; key: string }) =>
    Secret.fromSecretAttributes(stack, id, { secretCompleteArn: given.arn, encryptionKey: Key.fromKeyArn(stack, `${id}Key`, given.key) });
  const bucket = (id: string, given: { bucket: string; key?: string }): IBucket =>
    Bucket.fromBucketAttributes(stack, id, { bucketName: given.bucket, encryptionKey: given.key ? Key.fromKeyArn(stack, `${id}Key`, given.key) : undefined });
  const siem = new SiemOnOpenSearch(stack, 'Siem', {
    vpc: vpcOf(stack, 3),
    geoIp: GeoIp.maxMind({ licenseKey: secret('License', GIVEN.license), accountId: '42' }),
    trustedProxies: [],
    iocFeeds: [
      IocSource.alienVaultOtx({ apiKey: secret('Otx', GIVEN.otx) }), IocSource.txt(ownIndicators(), { provider: 'soc' }),
      IocSource.stix2FromBucket(bucket('Indicators', GIVEN.indicators), 'partner/', { provider: 'partner' }),
    ],
    organization: { organizationId: 'o-a1b2c3d4e5' },
    controlTower: { ...CONTROL_TOWER, queueArns: [CONTROL_TOWER.queueArn] },
    securityLake: SECURITY_LAKE,
    alerts: { monitorRole: true },
    backfillRole: true,
  });
  siem.addLogSource('Trail', bucket('AttachedTrail', GIVEN.trail));
  siem.addLogSource('Events', bucket('AttachedEvents', GIVEN.events), { notification: NotificationMode.EVENT_BRIDGE });
  return { app, stack };
}

/** Role of the account that manages the organization. */
export const MANAGEMENT_ROLE = 'arn:aws:iam::333344445555:role/account-names';

/** A SIEM that writes to a collection of OpenSearch Serverless, and asks Organizations with a role of another account. */
export function serverless(): { app: App; stack: Stack } {
  const app = new App();
  const stack = new Stack(app, 'Serverless');
  new SiemOnOpenSearch(stack, 'Siem', {
    domain: SiemDomain.serverless(),
    organization: { organizationId: 'o-a1b2c3d4e5', managementRoleArn: MANAGEMENT_ROLE },
  });
  return { app, stack };
}

/** The side of the bucket when the SIEM is in another account: its key is opened by a grant. */
export function sourceAccount(): { app: App; stack: Stack } {
  const app = new App();
  const stack = new Stack(app, 'Source', { env: { account: '123456789012', region: 'us-east-1' } });
  const siem = SiemOnOpenSearch.fromAttributes(stack, 'Siem', {
    loaderFunctionArn: arn('lambda', 'function:aes-siem-es-loader', '222233334444'),
    loaderRoleArn: 'arn:aws:iam::222233334444:role/loader',
    loadQueueArn: arn('sqs', 'aes-siem-load', '222233334444'),
  });
  const bucket = Bucket.fromBucketAttributes(stack, 'Bucket', {
    bucketName: GIVEN.trail.bucket, account: '123456789012', encryptionKey: Key.fromKeyArn(stack, 'Key', GIVEN.trail.key),
  });
  new LogSourceBucket(stack, 'Trail', { siem, bucket });
  return { app, stack };
}

/** The part of Control Tower's Log Archive account. */
export function logArchive(): { app: App; stack: Stack } {
  const app = new App();
  const stack = new Stack(app, 'LogArchive');
  new ControlTowerIntegration(stack, 'ForSiem', { loaderRoleArn: 'arn:aws:iam::123456789012:role/loader', logBuckets: CONTROL_TOWER.logBuckets, keyArns: [keyArn('archive')] });
  return { app, stack };
}

/** The template of a stack. */
export function deployed({ app, stack }: { app: App; stack: Stack }): DeployedTemplate {
  return new DeployedTemplate(app.synth().getStackArtifact(stack.artifactId).template);
}

/** ARN of the key of all that is encrypted, by its own ARN. */
export function keysIn(template: DeployedTemplate): Record<string, string> {
  const [id] = Object.keys(template.all('AWS::KMS::Key'));
  const key = keyArn(id);
  return Object.fromEntries([
    ...Object.values(GIVEN).flatMap((given) => ('key' in given ? [[given.arn, given.key]] : [])),
    ...Object.values(template.all('AWS::S3::Bucket'))
      .filter(({ BucketEncryption }) => JSON.stringify(BucketEncryption).includes('aws:kms'))
      .map(({ BucketName }) => [`arn:aws:s3:::${BucketName}`, key]),
    ...Object.values(template.all('AWS::SQS::Queue')).map(({ QueueName }) => [arn('sqs', QueueName), key]),
    ...Object.values(template.all('AWS::SNS::Topic')).map(({ TopicName }) => [arn('sns', TopicName), key]),
  ]);
}

function ownIndicators(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'indicators-')), 'blocked.txt');
  writeFileSync(file, 'deployed.example\n');
  return file;
}
