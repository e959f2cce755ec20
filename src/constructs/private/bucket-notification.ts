import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge';

/** CDK's own function that sets notifications of buckets, one a stack. */
const HANDLER = 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834';

/** Every object that is created in the bucket is announced on the queue; what the bucket announces to others stays. */
export function loadNewObjects(bucket: s3.IBucket, queue: sqs.IQueue): void {
  bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new SqsDestination(queue));

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
