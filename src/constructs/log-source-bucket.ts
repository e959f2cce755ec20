import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { NotificationMode } from './notification-mode';
import { consumingStatement, takeFromQueue } from './private/announced-queue';
import { allowDecryption, allowLoader, listingStatement, readingStatement } from './private/bucket-access';
import { sendingMessages, setUpWay } from './private/bucket-announcement';
import { setUpBucket } from './private/bucket-notification';
import { KeyFilters } from './private/key-filters';
import { registerSource } from './private/known-sources';
import { LogSource } from './private/log-source';
import { sameOrUnknown, surelyDiffer } from './private/places';
import { ValidationError } from './private/validation';
import { ISiem } from './siem-reference';

/** What of a bucket is loaded, and how the loader hears of it. */
export interface LogSourceOptions {
  /**
   * How the bucket tells the loader about new objects.
   * @default NotificationMode.SQS
   */
  readonly notification?: NotificationMode;

  /**
   * Start of the keys that are loaded, and may be read: the loader sees nothing else of the bucket. No two may begin alike.
   * @default - every key
   */
  readonly prefixes?: string[];

  /**
   * End of the keys that are loaded. No two may end alike.
   * @default - every key
   */
  readonly suffixes?: string[];

  /**
   * Key that the objects are encrypted with. The key of a bucket that is made in the app is known without it. The policy of a key in the account of
   * the SIEM must leave decisions to IAM, as it does unless somebody changed that; one in another account gets a grant for the loader.
   * @default - the key of `bucket`, if it has one
   */
  readonly bucketKey?: kms.IKey;

  /**
   * Queue that the bucket announces its objects on already, with `NotificationMode.SQS`; it stays in its place, and the loader takes from it. Its
   * visibility timeout must be six times the timeout of the loader (an hour, when `loader.timeout` is not set): of a queue that is made elsewhere this
   * can't be checked here. An encrypted one that is made elsewhere needs its key: `Queue.fromQueueAttributes({ queueArn, keyArn })`.
   * @default - the SIEM's load queue
   */
  readonly queue?: sqs.IQueue;

  /**
   * Topic that the bucket publishes to, with `NotificationMode.SNS`. One that is made elsewhere must let S3 publish to it.
   * @default - a new one, encrypted
   */
  readonly topic?: sns.ITopic;

  /**
   * Bus on which the events arrive, with `NotificationMode.EVENT_BRIDGE`: in the account of the SIEM the bus that S3's events are sent on to; in the
   * account of the bucket the SIEM's bus, to which they are sent.
   * @default - the default bus of the SIEM's account
   */
  readonly eventBus?: events.IEventBus;
}

/** A bucket for a SIEM. */
export interface LogSourceBucketProps extends LogSourceOptions {
  /** A SIEM of this app, or by `SiemOnOpenSearch.fromAttributes` one that was deployed elsewhere. */
  readonly siem: ISiem;

  /** Bucket that holds logs. Of one in another account say so: `Bucket.fromBucketAttributes({ bucketName, account })`. */
  readonly bucket: s3.IBucket;
}

/**
 * A bucket with logs, of this account or another, whose objects the SIEM loads. The loader is allowed to read it, and the bucket announces new objects.
 *
 * What the bucket has already stays: its policy and its notifications get some more entries, and lose exactly these when the construct goes. Of a
 * bucket that this stack makes CDK writes both, together with what the app sets up besides. If another stack makes the bucket and sets up
 * notifications or a policy there, each update of that stack writes them anew: put the LogSourceBucket into that stack then.
 *
 * **Another account**: the app of the SIEM calls `siem.addLogSource(…)` with the bucket's name and account, which prepares the SIEM; the stack in the
 * account of the bucket makes a LogSourceBucket with `SiemOnOpenSearch.fromAttributes(…)`, which prepares the bucket. The SIEM's side comes first. In
 * both `notification` is the same, and S3, SQS and SNS need both in one region. With SNS the bucket's side makes the topic and comes first; the
 * SIEM's side gets it as `topic` and subscribes. With EVENT_BRIDGE events go from the default bus of the bucket's account to a bus of the SIEM's. A
 * bucket in another region of the SIEM's own account is attached in the same two steps, by EVENT_BRIDGE.
 *
 * @example
 * declare const siem: SiemOnOpenSearch;
 * new LogSourceBucket(this, 'Trail', {
 *   siem,
 *   bucket: s3.Bucket.fromBucketName(this, 'TrailBucket', 'my-trail'),
 *   prefixes: ['AWSLogs/'],
 * });
 */
export class LogSourceBucket extends Construct {
  /** Bucket that holds logs. */
  public readonly bucket: s3.IBucket;

  /** Topic that the bucket publishes to; undefined in other modes than `NotificationMode.SNS`. */
  public readonly topic?: sns.ITopic;

  private readonly source: LogSource;
  private readonly queue?: sqs.IQueue;

  constructor(scope: Construct, id: string, props: LogSourceBucketProps) {
    super(scope, id);
    const { siem, bucket, queue } = props;
    const mode = props.notification ?? NotificationMode.SQS;
    checkTargets(props, mode);
    this.bucket = bucket;
    this.queue = queue;
    this.source = new LogSource(this, siem, bucket, mode, new KeyFilters(props), props.bucketKey ?? bucket.encryptionKey);
    checkPlaces(this.source, queue !== undefined);
    registerSource(this.source);

    allowLoader(this.source);
    if (queue) takeFromQueue(this.source, queue);
    const way = queue ? {} : setUpWay(this.source, props);
    this.topic = way.topic;
    if (this.source.bucketIsHere) {
      allowDecryption(this.source);
      setUpBucket(this.source, way.announcement);
    }
  }

  /**
   * What the bucket policy must say for the loader to read objects, for people who keep the policy elsewhere. Of a bucket in the account that
   * this is deployed to it is there already.
   */
  public bucketPolicyStatement(): iam.PolicyStatement {
    return readingStatement(this.source);
  }

  /** What the bucket policy should say besides: without it a missing object looks to the loader like a forbidden one. */
  public bucketListingStatement(): iam.PolicyStatement {
    return listingStatement(this.source);
  }

  /**
   * What the policy of the queue must say, for people who keep the policy elsewhere: of `queue`, that the loader takes messages from it; of the load
   * queue, that messages of this bucket are put on it.
   */
  public queuePolicyStatement(): iam.PolicyStatement {
    return this.queue ? consumingStatement(this.source, this.queue) : sendingMessages(this.source, this.topic);
  }
}

/** Targets that are given belong to one mode each. */
function checkTargets(props: LogSourceBucketProps, mode: NotificationMode): void {
  const modes = { queue: NotificationMode.SQS, topic: NotificationMode.SNS, eventBus: NotificationMode.EVENT_BRIDGE } as const;
  for (const [prop, itsMode] of Object.entries(modes)) {
    if (props[prop as keyof typeof modes] && mode !== itsMode) {
      throw new ValidationError(prop, `it belongs to NotificationMode.${itsMode}, and \`notification\` is NotificationMode.${mode}`,
        `leave it out, or set \`notification\` to NotificationMode.${itsMode}`);
    }
  }
  if (props.queue && props.suffixes?.length) {
    throw new ValidationError('suffixes', 'what comes by `queue` is chosen by the notification that the bucket has already', 'leave them out');
  }
}

function checkPlaces(source: LogSource, byQueue: boolean): void {
  const { bucket, siem, mode, stack } = source;
  const home = Stack.of(siem);
  if (source.siemIsOurs && !(sameOrUnknown(home.account, stack.account) && sameOrUnknown(home.region, stack.region))) {
    throw new ValidationError('siem', `its stack ${home.node.path} is in another account or region than ${stack.node.path}`,
      'give SiemOnOpenSearch.fromAttributes(…) here, and use `siem.addLogSource(…)` in the stack of the SIEM');
  }
  if (!source.siemIsOurs && !source.bucketIsHere) {
    throw new ValidationError('bucket', `it is in another account or region than ${stack.node.path} and the SIEM was deployed elsewhere: neither can be changed from here`,
      'use `siem.addLogSource(…)` in the app of the SIEM, and a LogSourceBucket in a stack of the bucket\'s account and region');
  }
  const [here, there] = [siem.loader.env.region, bucket.env.region];
  if (surelyDiffer(here, there) && !byQueue && mode !== NotificationMode.EVENT_BRIDGE) {
    throw new ValidationError('notification', `the bucket is in ${there} and the SIEM in ${here}, and S3 announces objects in its own region only`,
      'take NotificationMode.EVENT_BRIDGE, or replicate the objects into a bucket in the region of the SIEM');
  }
}
