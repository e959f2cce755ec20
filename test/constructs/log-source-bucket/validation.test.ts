import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { LogSourceBucket, NotificationMode } from '../../../src';
import { HERE, homeStack, receivingStack, sourceStack, THERE } from '../../support/synth/log-sources';

const { EVENT_BRIDGE, S3, SNS } = NotificationMode;

test.each([
  ['prefixes that begin alike', { prefixes: ['AWSLogs/', 'AWSLogs/1/'] }, "prefixes: 'AWSLogs/' and 'AWSLogs/1/' overlap"],
  ['suffixes that end alike', { suffixes: ['.json.gz', '.gz'] }, "suffixes: '.json.gz' and '.gz' overlap"],
  ['an empty prefix', { prefixes: [''] }, 'prefixes: one prefix is empty; leave `prefixes` out when every key is meant'],
  ['a prefix with a wildcard', { prefixes: ['AWSLogs/*'] }, "prefixes: 'AWSLogs/*' has a '*', which S3 takes for a part of the key"],
  ['more pairs than S3 takes', { prefixes: Array.from({ length: 51 }, (_, index) => `${100 + index}/`), suffixes: ['.gz', '.json'] }, 'prefixes: with `suffixes` they make 102'],
])('%s are refused', (_, options, message) => {
  expect(() => homeStack(options)).toThrow(message);
});

test.each([
  ['queue', (scope: Stack) => ({ notification: S3, queue: new sqs.Queue(scope, 'Q') }), 'queue: it belongs to NotificationMode.SQS, and `notification` is NotificationMode.S3'],
  ['topic', (scope: Stack) => ({ topic: new sns.Topic(scope, 'T') }), 'topic: it belongs to NotificationMode.SNS, and `notification` is NotificationMode.SQS'],
  ['eventBus', (scope: Stack) => ({ notification: SNS, eventBus: new events.EventBus(scope, 'B') }), 'eventBus: it belongs to NotificationMode.EVENT_BRIDGE'],
  ['suffixes', (scope: Stack) => ({ queue: new sqs.Queue(scope, 'Q'), suffixes: ['.gz'] }), 'suffixes: what comes by `queue` is chosen by the notification'],
])('a %s that the mode has no use for is refused', (_, options, message) => {
  expect(() => homeStack(options)).toThrow(message);
});

describe('several sources of one bucket', () => {
  const again = (first: object, second: object) => () => {
    const { stack, siem } = homeStack(first);
    siem.addLogSource('Again', s3.Bucket.fromBucketName(stack, 'Again', 'my-trail'), second);
  };

  test('must not want the same keys, and the message names both', () => {
    expect(again({ prefixes: ['a/'] }, { prefixes: ['b/', 'a/1/'] }))
      .toThrow("prefixes: of the bucket Home/Again keys like 'a/1/*' belong to Home/Siem/Again and keys like 'a/*' to Home/Siem/Trail, some to both");
    expect(again({}, { prefixes: ['b/'] })).toThrow('some to both');
  });

  test('may share prefixes when their suffixes differ, and the other way round', () => {
    expect(again({ prefixes: ['a/'], suffixes: ['.gz'] }, { prefixes: ['a/'], suffixes: ['.json'] })).not.toThrow();
    expect(again({ prefixes: ['a/'] }, { prefixes: ['b/'] })).not.toThrow();
  });

  test('are one on the side of the SIEM and one on the side of the bucket', () => {
    const { stack, siem } = homeStack();
    siem.addLogSource('There', s3.Bucket.fromBucketAttributes(stack, 'There', { bucketName: 'there', account: THERE.account }));
    const other = new Stack(stack.node.root as App, 'Other', { env: THERE });

    expect(() => new LogSourceBucket(other, 'There', { siem: sourceStack().siem, bucket: s3.Bucket.fromBucketName(other, 'B', 'there') })).not.toThrow();
  });
});

test('a bucket in another region can only send events', () => {
  const far = (stack: Stack) => s3.Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'far', region: 'us-east-1' });

  expect(() => homeStack({}, far)).toThrow(`notification: the bucket is in us-east-1 and the SIEM in ${HERE.region}`);
  expect(() => homeStack({ notification: EVENT_BRIDGE }, far)).not.toThrow();
});

test('a topic that S3 can\'t publish to is refused', () => {
  expect(() => homeStack((scope) => ({ notification: SNS, topic: new sns.Topic(scope, 'T', { fifo: true }) })))
    .toThrow('topic: S3 publishes to no FIFO topic; give a standard one');
});

test('a topic for a bucket of another account can\'t be made from here', () => {
  expect(() => receivingStack({ notification: SNS })).toThrow(`topic: the bucket is in account ${THERE.account}, where no topic can be made from here`);
});

test('bucket and SIEM can\'t both be elsewhere', () => {
  expect(() => sourceStack({}, (stack) => s3.Bucket.fromBucketAttributes(stack, 'B', { bucketName: 'my-trail', account: '333333333333' })))
    .toThrow('bucket: it is in another account or region than Source and the SIEM was deployed elsewhere');
});

test('a SIEM of another account is given by its ARNs', () => {
  const { stack, siem } = homeStack();
  const other = new Stack(stack.node.root as App, 'Other', { env: THERE });

  expect(() => new LogSourceBucket(other, 'There', { siem, bucket: s3.Bucket.fromBucketName(other, 'B', 'there') }))
    .toThrow('siem: its stack Home is in another account or region than Other; give SiemOnOpenSearch.fromAttributes(…) here');
});

test('a queue lies between bucket and loader in every mode but S3', () => {
  expect(() => homeStack({ notification: S3 }).trail.queuePolicyStatement()).toThrow('notification: with NotificationMode.S3 the bucket calls the loader');
});
