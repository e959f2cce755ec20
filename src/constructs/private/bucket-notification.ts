import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IDependable } from 'constructs';
import { acknowledge } from './acknowledge';
import { listingStatement, readingStatement } from './bucket-access';
import { BucketAttachment } from './bucket-attachment';
import { LogSource } from './log-source';
import { AnnouncementTarget, BucketAttachmentProperties } from '../../contract/bucket-attachment';

/** Where a bucket announces its new objects. */
export interface Announcement {
  readonly to: AnnouncementTarget;
  /** ARN; undefined for EventBridge. */
  readonly target?: string;
  /** What must be there before: S3 asks the target whether it takes messages. */
  readonly dependencies: IDependable[];
}

/** CDK's own function that sets notifications of buckets, one a stack. */
const HANDLER = 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834';

const CDK_TYPES = {
  Queue: s3.BucketNotificationDestinationType.QUEUE,
  Topic: s3.BucketNotificationDestinationType.TOPIC,
  LambdaFunction: s3.BucketNotificationDestinationType.LAMBDA,
};

/**
 * The bucket's side: what its policy says and what it announces. Of a bucket of this stack by CDK, which joins it with what the app sets up
 * besides; of any other by our own resource, which leaves all that is there alone.
 *
 * @param announcement undefined: the bucket announces its objects already
 */
export function setUpBucket(source: LogSource, announcement: Announcement | undefined): void {
  if (source.bucketIsOfThisStack) setUpByCdk(source, announcement);
  else setUpByAttachment(source, announcement);
}

function setUpByCdk(source: LogSource, announcement: Announcement | undefined): void {
  const bucket = source.bucket as s3.Bucket;
  if (!source.loaderPolicyIsEnough) {
    bucket.addToResourcePolicy(readingStatement(source));
    bucket.addToResourcePolicy(listingStatement(source));
  }
  if (!announcement) return;
  const { to, target, dependencies } = announcement;
  if (to === 'EventBridge') {
    bucket.enableEventBridgeNotification();
  } else {
    const destination = { bind: () => ({ type: CDK_TYPES[to], arn: target!, dependencies }) };
    for (const { Prefix, Suffix } of source.filters.all) {
      bucket.addEventNotification(s3.EventType.OBJECT_CREATED, destination, ...filter(Prefix, Suffix));
    }
  }
  explainFindings(bucket);
}

function filter(prefix: string, suffix: string): s3.NotificationKeyFilter[] {
  return prefix || suffix ? [{ ...(prefix && { prefix }), ...(suffix && { suffix }) }] : [];
}

function explainFindings(bucket: s3.Bucket): void {
  acknowledge(bucket, {
    'NIST.800.53.R5-IAMNoInlinePolicy': 'CDK attaches the right to set notifications of this bucket to its function, and takes it away with the bucket.',
  });
  const handler = Stack.of(bucket).node.tryFindChild(HANDLER);
  if (handler) {
    acknowledge(handler, {
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        'CDK makes this function; it runs during deployments only and needs its log.',
    });
  }
}

function setUpByAttachment(source: LogSource, announcement: Announcement | undefined): void {
  BucketAttachment.ofBucket(source, {
    Statements: [readingStatement(source), listingStatement(source)].map((statement) => statement.toStatementJson()),
    Announcement: announcement && propertiesOf(source, announcement),
  }, announcement?.dependencies ?? []);
}

function propertiesOf({ filters }: LogSource, { to, target }: Announcement): BucketAttachmentProperties['Announcement'] {
  return to === 'EventBridge' ? { To: to } : { To: to, TargetArn: target, Filters: filters.all };
}
