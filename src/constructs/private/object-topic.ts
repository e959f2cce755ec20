import { Resource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LogSource } from './log-source';
import { SenderConditions, usingKey } from './message-senders';
import { Names } from './names';
import { ValidationError } from './validation';

/** The topic that a bucket of this account publishes to: a given one, or a new one under the key of the SIEM or one of its own. */
export function objectTopic(source: LogSource, given: sns.ITopic | undefined): sns.ITopic {
  if (given?.fifo) throw new ValidationError('topic', 'S3 publishes to no FIFO topic', 'give a standard one, or leave it out for a new one');
  const topic = given ?? createTopic(source);
  // of a topic that was made elsewhere the policy is in other hands
  if (Resource.isOwnedResource(topic) && Stack.of(topic) === source.stack) {
    topic.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal('s3.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: bucketConditions(source, source.bucket.bucketArn).conditions,
    }));
    if (!source.siemIsOurs) topic.addToResourcePolicy(subscribing(source, topic));
  }
  return topic;
}

/** A queue's own account subscribes it: else the queue would have to confirm, which nobody does for it. */
function subscribing({ siem, siemAccount }: LogSource, topic: sns.ITopic): iam.PolicyStatement {
  return new iam.PolicyStatement({
    principals: [new iam.AccountPrincipal(siemAccount)],
    actions: ['sns:Subscribe'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'sns:Endpoint': siem.loadQueue.queueArn, 'sns:Protocol': 'sqs' } },
  });
}

function createTopic(source: LogSource): sns.Topic {
  const key = topicKey(source);
  key.addToResourcePolicy(usingKey('s3.amazonaws.com', bucketConditions(source, source.spelledBucketArn)), true);
  return new sns.Topic(source.scope, 'Topic', {
    topicName: topicName(source),
    displayName: 'New log objects',
    masterKey: key,
    enforceSSL: true,
  });
}

/**
 * S3 can't publish to topics under the key that AWS manages:
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function topicKey({ scope, siem, siemIsOurs, stack }: LogSource): kms.IKey {
  const ofSiem = siemIsOurs && Stack.of(siem) === stack ? siem.loadQueue.encryptionMasterKey : undefined;
  return ofSiem ?? new kms.Key(scope, 'TopicKey', {
    description: `Topic of new log objects for ${siem.namePrefix}`,
    enableKeyRotation: true,
  });
}

/** ARN of the created topic without a reference to it: the SIEM may be in a stack that this one depends on. */
export function spelledTopicArn(source: LogSource): string {
  return source.stack.formatArn({ service: 'sns', resource: topicName(source) });
}

function topicName({ scope, siem }: LogSource): string {
  return new Names(scope, siem.namePrefix).ofLogSource(scope.node.path);
}

function bucketConditions({ bucket }: LogSource, arn: string | undefined): SenderConditions {
  return new SenderConditions(arn !== undefined).add(bucket.env.account, arn);
}
