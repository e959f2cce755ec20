import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Conditions, LogOwners } from './organization';

/** AWS services that deliver logs to S3. */
const Services = {
  loadBalancers: 'logdelivery.elasticloadbalancing.amazonaws.com',
  /** Flow logs, network load balancers, Route 53 Resolver, Network Firewall and others. */
  vendedLogs: 'delivery.logs.amazonaws.com',
  cloudTrail: 'cloudtrail.amazonaws.com',
  config: 'config.amazonaws.com',
  guardDuty: 'guardduty.amazonaws.com',
  serverAccess: 'logging.s3.amazonaws.com',
} as const;

/** What these two act for. */
const TRAIL = 'trail/*';
const DETECTOR = 'detector/*';

/** Regions that an account turns on know GuardDuty by a name of their own, too. A stack without a region can't tell. */
function guardDutyIn(region: string): string[] {
  const isOptIn = !Token.isUnresolved(region) && RegionInfo.get(region).isOptInRegion;
  return isOptIn ? [Services.guardDuty, Services.guardDuty.replace('.', `.${region}.`)] : [Services.guardDuty];
}

/** Lets AWS services deliver logs into a bucket: below `AWSLogs/`, behind any prefix. */
export function allowDelivery(bucket: s3.Bucket, owners: LogOwners): void {
  const allow = (service: string, actions: string[], resources: string[], conditions: Conditions): void => {
    bucket.addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.ServicePrincipal(service)], actions, resources, conditions }));
  };
  const keys = (path: string): string[] => [`AWSLogs/${path}`, `*/AWSLogs/${path}`].map((key) => bucket.arnForObjects(key));
  const ofAccounts = keys(`${owners.account}/*`);
  const looks = ['s3:GetBucketAcl', 's3:ListBucket'];

  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html: in all regions, which had accounts for it before
  allow(Services.loadBalancers, ['s3:PutObject'], ofAccounts, owners.conditions());

  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
  const vendedLogs = owners.conditionsFor('logs', '*');
  allow(Services.vendedLogs, looks, [bucket.bucketArn], vendedLogs);
  allow(Services.vendedLogs, ['s3:PutObject'], ofAccounts, vendedLogs);

  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html; keys of an organization's trail go on with its id
  const trails = owners.conditionsFor('cloudtrail', TRAIL);
  allow(Services.cloudTrail, ['s3:GetBucketAcl'], [bucket.bucketArn], trails);
  allow(Services.cloudTrail, ['s3:PutObject'], ofAccounts, trails);

  // https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html
  allow(Services.config, looks, [bucket.bucketArn], owners.conditions());
  allow(Services.config, ['s3:PutObject'], ofAccounts, owners.conditions());

  // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html: an administrator exports what was found in other accounts, too
  const detectors = owners.conditionsFor('guardduty', DETECTOR);
  for (const service of guardDutyIn(Stack.of(bucket).region)) {
    allow(service, ['s3:GetBucketLocation'], [bucket.bucketArn], detectors);
    allow(service, ['s3:PutObject'], [bucket.arnForObjects('*')], detectors);
  }

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html: keys are free, and the buckets are of the same account
  allow(Services.serverAccess, ['s3:PutObject'], [bucket.arnForObjects('*')], { StringEquals: { 'aws:SourceAccount': Stack.of(bucket).account } });
}

/** Lets those that can encrypt what they deliver do so with a key. */
export function allowEncryptedDelivery(key: kms.IKey, owners: LogOwners): void {
  const allow = (service: string, actions: string[], conditions: Conditions): void => {
    // in the policy of a key `*` is the key
    key.addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.ServicePrincipal(service)], actions, resources: ['*'], conditions }));
  };
  allow(Services.vendedLogs, ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'], owners.conditionsFor('logs', '*'));

  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  const trails = owners.conditionsFor('cloudtrail', TRAIL);
  const trailArn = owners.arnOf('cloudtrail', TRAIL);
  allow(Services.cloudTrail, ['kms:GenerateDataKey*'], { ...trails, StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': trailArn } });
  allow(Services.cloudTrail, ['kms:DescribeKey'], trails);

  // https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html
  allow(Services.config, ['kms:Decrypt', 'kms:GenerateDataKey'], owners.conditions());
  for (const service of guardDutyIn(Stack.of(key).region)) allow(service, ['kms:GenerateDataKey'], owners.conditionsFor('guardduty', DETECTOR));
}

/** Lets buckets of all accounts, and topics that they announce objects on, put messages on an encrypted queue. What the loader may read is another matter. */
export function allowAnnouncements(queue: sqs.IQueue, key: kms.IKey, owners: LogOwners): void {
  for (const service of ['s3.amazonaws.com', 'sns.amazonaws.com']) {
    const statement = { principals: [new iam.ServicePrincipal(service)], conditions: owners.conditions() };
    queue.addToResourcePolicy(new iam.PolicyStatement({ ...statement, actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
    key.addToResourcePolicy(new iam.PolicyStatement({ ...statement, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: ['*'] }));
  }
}
