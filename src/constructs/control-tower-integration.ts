import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { requireArn } from './private/arn-check';
import { allow, createRole } from './private/caller';
import { Names } from './private/names';
import { requireBucketNames, requireRange, requireSome } from './private/validation';

/** What the Log Archive account of AWS Control Tower opens to a SIEM of another account. */
export interface ControlTowerIntegrationProps {
  /** ARN of the loader's role: `siem.loaderRole.roleArn`. The role must be there before. */
  readonly loaderRoleArn: string;

  /** Names of the log buckets, like `aws-controltower-logs-<account>-<region>`. */
  readonly logBuckets: string[];

  /**
   * ARNs of the keys that the buckets are encrypted with. The policies of keys of other accounts must let `role` decrypt.
   * @default - the buckets are encrypted with keys of S3
   */
  readonly keyArns?: string[];

  /**
   * How long the loader may work on a batch, from 1 to 15 minutes: `loader.timeout` of the SIEM.
   * @default Duration.minutes(10)
   */
  readonly loaderTimeout?: Duration;

  /**
   * Start of the physical names, `<prefix>-ct`, `<prefix>-ct-dlq` and `<prefix>-ct-role`, like `namePrefix` of the SIEM.
   * @default 'aes-siem'
   */
  readonly namePrefix?: string;
}

/**
 * For a stack in the Log Archive account, in the region of the SIEM: a role that reads its log buckets, and a queue that they announce new
 * objects on. Give the ARNs to `controlTower` of the SIEM, whose loader uses both.
 *
 * Control Tower looks after the buckets themselves: let them send `s3:ObjectCreated:*` to the queue in the way that your organization changes them.
 *
 * @example
 * new ControlTowerIntegration(this, 'ForSiem', {
 *   loaderRoleArn: 'arn:aws:iam::111122223333:role/siem-loader',
 *   logBuckets: ['aws-controltower-logs-222233334444-eu-central-1'],
 * });
 */
export class ControlTowerIntegration extends Construct {
  /** Reads the log buckets: `controlTower.roleArn` of the SIEM. */
  public readonly role: iam.IRole;

  /** Where the buckets announce new objects: one of `controlTower.queueArns` of the SIEM. */
  public readonly queue: sqs.IQueue;

  /** What the loader failed on again and again. */
  public readonly deadLetterQueue: sqs.IQueue;

  constructor(scope: Construct, id: string, props: ControlTowerIntegrationProps) {
    super(scope, id);
    const { loaderRoleArn, logBuckets, loaderTimeout = Duration.minutes(10) } = props;
    requireArn('loaderRoleArn', loaderRoleArn, 'iam', 'role/');
    requireSome('logBuckets', logBuckets, 'name the log buckets of this account');
    requireBucketNames('logBuckets', logBuckets);
    props.keyArns?.forEach((arn, i) => requireArn(`keyArns[${i}]`, arn, 'kms', 'key/'));
    requireRange('loaderTimeout', loaderTimeout.toSeconds(), 60, 900, ' seconds');
    const names = new Names(this, props.namePrefix);
    const loader = new iam.ArnPrincipal(loaderRoleArn);
    const bucketArns = logBuckets.map((bucket) => `arn:${Stack.of(this).partition}:s3:::${bucket}`);

    this.role = this.createRole(names, loader, bucketArns, props.keyArns ?? []);
    const deadLetterQueue = this.createQueue('DeadLetterQueue', { queueName: names.controlTowerDeadLetterQueue });
    const queue = this.createQueue('Queue', {
      queueName: names.controlTowerQueue,
      // six times the function's timeout, as Lambda asks for
      visibilityTimeout: Duration.seconds(loaderTimeout.toSeconds() * 6),
      deadLetterQueue: { queue: deadLetterQueue, maxReceiveCount: 20 },
    });
    this.allowAnnouncing(queue, bucketArns);
    queue.addToResourcePolicy(new iam.PolicyStatement({
      principals: [loader],
      actions: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      resources: [queue.queueArn],
    }));
    this.queue = queue;
    this.deadLetterQueue = deadLetterQueue;
  }

  private createRole(names: Names, loader: iam.IPrincipal, bucketArns: string[], keyArns: string[]): iam.Role {
    const role = createRole(this, 'Role', {
      roleName: names.controlTowerRole,
      description: 'The SIEM reads the log buckets of Control Tower with it',
      assumedBy: loader,
    });
    allow(role, ['s3:GetObject', 's3:GetObjectVersion'], bucketArns.map((arn) => `${arn}/*`), 'Keys of logs are not known beforehand.');
    // without it a missing object looks like a forbidden one
    allow(role, ['s3:ListBucket'], bucketArns);
    if (keyArns.length > 0) allow(role, ['kms:Decrypt'], keyArns);
    return role;
  }

  /** With keys of SQS: messages name objects, and the loader of another account needs no key to receive them. */
  private createQueue(id: string, props: sqs.QueueProps): sqs.Queue {
    return new sqs.Queue(this, id, {
      ...props,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private allowAnnouncing(queue: sqs.Queue, bucketArns: string[]): void {
    queue.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account }, ArnEquals: { 'aws:SourceArn': bucketArns } },
    }));
  }
}
