import { CreateKeyCommand, KMSClient, ListGrantsCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand, GetBucketNotificationConfigurationCommand, GetBucketPolicyCommand, NotificationConfiguration,
  PutBucketNotificationConfigurationCommand, PutBucketPolicyCommand, S3Client,
} from '@aws-sdk/client-s3';
import { Moto } from './moto';
import { S3Front } from './s3-front';

export const BUCKET = 'trail';
export const LOAD_QUEUE = 'arn:aws:sqs:us-east-1:123456789012:aes-siem-load';
const LOADER = 'arn:aws:iam::111111111111:role/loader';

/** What somebody else has set up. */
export const OTHERS_POLICY = {
  Version: '2008-10-17',
  Id: 'made-by-hand',
  Statement: [
    { Sid: 'OnlyTls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `arn:aws:s3:::${BUCKET}/*`, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: ['s3:PutObject'], Resource: [`arn:aws:s3:::${BUCKET}/AWSLogs/*`] },
  ],
};
export const OTHERS_NOTIFICATIONS: NotificationConfiguration = {
  QueueConfigurations: [{ Id: 'removals', QueueArn: 'arn:aws:sqs:us-east-1:123456789012:removed', Events: ['s3:ObjectRemoved:*'] }],
  TopicConfigurations: [{
    Id: 'invoices',
    TopicArn: 'arn:aws:sns:us-east-1:123456789012:invoices',
    Events: ['s3:ObjectCreated:Put'],
    Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'invoices/' }, { Name: 'suffix', Value: '.pdf' }] } },
  }],
  LambdaFunctionConfigurations: [{
    Id: 'thumbnails',
    LambdaFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:thumbnails',
    Events: ['s3:ObjectCreated:*'],
    Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'images/' }] } },
  }],
};

/** Properties of an attachment to the bucket, as CloudFormation hands them on. */
export function properties({ prefixes = ['AWSLogs/'], ...more }: { prefixes?: string[]; [property: string]: unknown } = {}): Record<string, unknown> {
  return {
    ServiceToken: 'arn:aws:lambda:us-east-1:123456789012:function:aes-siem-bucket-attachment',
    BucketName: BUCKET,
    BucketOwner: '123456789012',
    Statements: [{
      Effect: 'Allow',
      Principal: { AWS: LOADER },
      Action: ['s3:GetObject', 's3:GetObjectVersion'],
      Resource: prefixes.map((prefix) => `arn:aws:s3:::${BUCKET}/${prefix}*`),
    }],
    Announcement: { To: 'Queue', TargetArn: LOAD_QUEUE, Filters: prefixes.map((Prefix) => ({ Prefix, Suffix: '' })) },
    ...more,
  };
}

/** A bucket in moto, seen and changed by somebody else than the attachment. */
export class AttachedBucket {
  static async make(moto: Moto, front: S3Front): Promise<AttachedBucket> {
    const bucket = new AttachedBucket(new S3Client({ ...moto.client(), endpoint: front.url }), new KMSClient(moto.client()));
    await bucket.s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    return bucket;
  }

  private constructor(readonly s3: S3Client, readonly kms: KMSClient) {}

  async setUpByOthers(): Promise<void> {
    await this.putPolicy(OTHERS_POLICY);
    await this.putNotifications(OTHERS_NOTIFICATIONS);
  }

  async putPolicy(policy: object): Promise<void> {
    await this.s3.send(new PutBucketPolicyCommand({ Bucket: BUCKET, Policy: JSON.stringify(policy) }));
  }

  async putNotifications(configuration: NotificationConfiguration): Promise<void> {
    await this.s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration: configuration }));
  }

  /** The policy; undefined when the bucket has none. */
  async policy(): Promise<any> {
    return this.s3.send(new GetBucketPolicyCommand({ Bucket: BUCKET })).then(({ Policy }) => JSON.parse(Policy!), (error) => {
      if (error.name === 'NoSuchBucketPolicy') return undefined;
      throw error;
    });
  }

  async sids(): Promise<string[]> {
    return ((await this.policy())?.Statement ?? []).map(({ Sid }: { Sid?: string }) => Sid).filter(Boolean);
  }

  async notifications(): Promise<NotificationConfiguration> {
    const { $metadata, ...configuration } = await this.s3.send(new GetBucketNotificationConfigurationCommand({ Bucket: BUCKET }));
    return configuration;
  }

  /** Prefixes that are announced on the load queue. */
  async loadedPrefixes(): Promise<string[]> {
    const { QueueConfigurations = [] } = await this.notifications();
    return QueueConfigurations.filter(({ QueueArn }) => QueueArn === LOAD_QUEUE).map(({ Filter }) => Filter?.Key?.FilterRules?.[0]?.Value ?? '').sort();
  }

  async makeKey(): Promise<string> {
    const { KeyMetadata } = await this.kms.send(new CreateKeyCommand({}));
    return KeyMetadata!.Arn!;
  }

  /** Who may use a key by grants, and for what. */
  async grants(KeyId: string): Promise<[string, string[]][]> {
    const { Grants = [] } = await this.kms.send(new ListGrantsCommand({ KeyId }));
    return Grants.map(({ GranteePrincipal, Operations }) => [GranteePrincipal!, Operations!]);
  }
}
