import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IDependable } from 'constructs';
import { NotificationMode } from '../notification-mode';
import { Announcement } from './bucket-notification';
import { LogSource } from './log-source';
import { MessageSenders, SenderConditions, sending } from './message-senders';
import { ruleArn, ruleToBus, ruleToQueue } from './object-rule';
import { objectTopic, spelledTopicArn } from './object-topic';
import { ValidationError } from './validation';

/** Targets that are given, by the mode that they belong to. */
export interface GivenTargets {
  readonly topic?: sns.ITopic;
  readonly eventBus?: events.IEventBus;
}

/** The way of an announcement. */
export interface WayOfAnnouncements {
  /** What the bucket does; undefined: it is in another account, where its own LogSourceBucket sees to it. */
  readonly announcement?: Announcement;
  readonly topic?: sns.ITopic;
}

/** Sets up the way from the bucket to the loader, as far as it can be changed from here: behind the bucket, and on the side of the SIEM. */
export function setUpWay(source: LogSource, given: GivenTargets): WayOfAnnouncements {
  switch (source.mode) {
    case NotificationMode.S3: return callLoader(source);
    case NotificationMode.SQS: return putOnQueue(source);
    case NotificationMode.SNS: return publish(source, given.topic);
    case NotificationMode.EVENT_BRIDGE: return sendEvents(source, given.eventBus);
  }
}

/** What the policy of the load queue says about messages of this bucket. */
export function sendingMessages(source: LogSource, topic: sns.ITopic | undefined): iam.PolicyStatement {
  const { siem, bucket, stack, mode } = source;
  const { queueArn } = siem.loadQueue;
  switch (mode) {
    case NotificationMode.S3:
      throw new ValidationError('notification', 'with NotificationMode.S3 the bucket calls the loader, and no queue lies between', 'take another one');
    case NotificationMode.SQS:
      return sending('s3.amazonaws.com', queueArn, new SenderConditions(true).add(bucket.env.account, bucket.bucketArn));
    case NotificationMode.SNS:
      return sending('sns.amazonaws.com', queueArn, new SenderConditions(true).add(topic!.env.account, topic!.topicArn));
    case NotificationMode.EVENT_BRIDGE:
      return sending('events.amazonaws.com', queueArn, new SenderConditions(true).add(stack.account, ruleArn(source, undefined)));
  }
}

function callLoader(source: LogSource): WayOfAnnouncements {
  const { siem, scope, bucket } = source;
  const dependencies: IDependable[] = [];
  if (source.siemIsOurs) {
    const permission = new lambda.CfnPermission(scope, 'LoaderPermission', {
      action: 'lambda:InvokeFunction',
      functionName: siem.loader.functionArn,
      principal: 's3.amazonaws.com',
      sourceAccount: bucket.env.account,
      sourceArn: bucket.bucketArn,
    });
    dependencies.push(permission);
  }
  return { announcement: ifHere(source, { to: 'LambdaFunction', target: siem.loader.functionArn, dependencies }) };
}

function putOnQueue(source: LogSource): WayOfAnnouncements {
  const { siem, bucket } = source;
  const dependencies = source.siemIsOurs ? MessageSenders.allow(siem.loadQueue, {
    service: 's3.amazonaws.com', account: bucket.env.account, arn: source.bucketArnForSiem, spelledArn: source.spelledBucketArn,
  }) : [];
  return { announcement: ifHere(source, { to: 'Queue', target: siem.loadQueue.queueArn, dependencies: ofStack(source, dependencies) }) };
}

function publish(source: LogSource, given: sns.ITopic | undefined): WayOfAnnouncements {
  const { siem, scope, stack } = source;
  if (!given && !source.bucketIsHere) {
    throw new ValidationError('topic', `the bucket is in account ${source.bucket.env.account}, where no topic can be made from here`,
      'give the one that its LogSourceBucket there made, or announces to: Topic.fromTopicArn(…)');
  }
  const topic = source.bucketIsHere ? objectTopic(source, given) : given!;
  if (source.siemIsOurs) {
    const arn = given?.topicArn ?? spelledTopicArn(source);
    const account = given ? given.env.account : stack.account;
    const senders = MessageSenders.allow(siem.loadQueue, { service: 'sns.amazonaws.com', account, arn, spelledArn: arn });
    const subscription = new sns.CfnSubscription(scope, 'Subscription', {
      topicArn: topic.topicArn, protocol: 'sqs', endpoint: siem.loadQueue.queueArn, rawMessageDelivery: true,
    });
    subscription.node.addDependency(...ofStack(source, senders));
  }
  const policies = topic.node.tryFindChild('Policy');
  return { topic, announcement: ifHere(source, { to: 'Topic', target: topic.topicArn, dependencies: policies ? [policies] : [] }) };
}

function sendEvents(source: LogSource, given: events.IEventBus | undefined): WayOfAnnouncements {
  if (source.siemIsOurs) ruleToQueue(source, given);
  else ruleToBus(source, given);
  return { announcement: ifHere(source, { to: 'EventBridge', dependencies: [] }) };
}

function ifHere(source: LogSource, announcement: Announcement): Announcement | undefined {
  return source.bucketIsHere ? announcement : undefined;
}

/** Resources of another stack are there before this one's anyway. */
function ofStack({ siem, stack }: LogSource, dependencies: IDependable[]): IDependable[] {
  return Stack.of(siem) === stack ? dependencies : [];
}
