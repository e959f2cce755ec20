import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { LogSourceBucket, NotificationMode, SiemOnOpenSearch } from '../../src';
import { by, homeStack, made, sourceStack, statements } from '../support/synth/log-sources';

const ATTACHMENT = 'Custom::SiemBucketAttachment';
const anyKey = { Prefix: '', Suffix: '' };
const resourceOf = (stack: Stack, type: string) => Object.values(Template.fromStack(stack).findResources(type));

describe('a bucket that exists', () => {
  test('is attached by a resource that adds to what it has, and is never written by CDK', () => {
    const { stack } = homeStack({ prefixes: ['AWSLogs/', 'vpc/'], suffixes: ['.gz'] });

    expect(resourceOf(stack, ATTACHMENT).map(({ Properties }) => Properties)).toEqual([expect.objectContaining({
      BucketName: 'my-trail',
      BucketOwner: '111111111111',
      Announcement: expect.objectContaining({ To: 'Queue', Filters: [{ Prefix: 'AWSLogs/', Suffix: '.gz' }, { Prefix: 'vpc/', Suffix: '.gz' }] }),
    })]);
    expect(resourceOf(stack, 'Custom::S3BucketNotifications').map(({ Properties }) => Properties.BucketName)).not.toContain('my-trail');
  });

  test('is attached by a function that may change this bucket only', () => {
    const { stack } = homeStack();
    const [role] = Object.keys(Template.fromStack(stack).findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('^Attaches') } }));
    const allowed = resourceOf(stack, 'AWS::IAM::Policy').filter(({ Properties }) => Properties.Roles[0].Ref === role)
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement).filter(({ Action }) => JSON.stringify(Action).includes('s3:'));

    expect(allowed).toEqual([{
      Effect: 'Allow',
      Action: ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:GetBucketNotification', 's3:PutBucketNotification'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-trail']] },
    }]);
  });

  test('shares the function with other buckets of the stack, one after another where the bucket is the same', () => {
    const { stack, siem } = homeStack({ prefixes: ['a/'] });
    siem.addLogSource('Same', s3.Bucket.fromBucketName(stack, 'Same', 'my-trail'), { prefixes: ['b/'] });
    siem.addLogSource('Other', s3.Bucket.fromBucketName(stack, 'Other', 'other'));

    const attachments = Object.entries(Template.fromStack(stack).findResources(ATTACHMENT));
    expect(attachments).toHaveLength(3);
    expect(new Set(attachments.map(([, { Properties }]) => JSON.stringify(Properties.ServiceToken))).size).toBe(1);
    const [first] = attachments.find(([id]) => id.includes('Trail'))!;
    expect(attachments.filter(([, { DependsOn }]) => DependsOn.includes(first)).map(([id]) => id)).toEqual([expect.stringContaining('Same')]);
  });
});

describe('a bucket that the stack makes', () => {
  test('is announced by CDK, together with what the app announces besides', () => {
    const { stack } = homeStack({ prefixes: ['AWSLogs/'] }, (scope) => {
      const bucket = new s3.Bucket(scope, 'TrailBucket');
      bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, { bind: () => ({ type: s3.BucketNotificationDestinationType.QUEUE, arn: 'arn:aws:sqs:x:1:y' }) });
      return bucket;
    });

    const all = resourceOf(stack, 'Custom::S3BucketNotifications').flatMap((each) => each.Properties.NotificationConfiguration.QueueConfigurations);
    expect(all).toContainEqual({ Events: ['s3:ObjectRemoved:*'], QueueArn: 'arn:aws:sqs:x:1:y' });
    expect(all).toContainEqual(expect.objectContaining({
      Events: ['s3:ObjectCreated:*'], Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'AWSLogs/' }] } },
    }));
    expect(resourceOf(stack, ATTACHMENT)).toEqual([]);
  });

  test('opens its key to the loader', () => {
    const { stack } = homeStack({}, made(true));
    const [key] = Object.keys(Template.fromStack(stack).findResources('AWS::KMS::Key')).filter((id) => id.startsWith('TrailKey'));

    expect(statements(stack, 'AWS::IAM::Policy', ({ Action, Resource }) => Action === 'kms:Decrypt' && Resource['Fn::GetAtt']?.[0] === key)).toHaveLength(1);
  });
});

test('the loader may read what is loaded, and nothing else of the bucket', () => {
  const { stack } = homeStack({ prefixes: ['AWSLogs/'] });
  const mine = statements(stack, 'AWS::IAM::Policy', ({ Resource, Action }) => JSON.stringify(Resource).includes('my-trail') && !JSON.stringify(Action).includes('Put'));

  expect(mine).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-trail/AWSLogs/*']] } },
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-trail']] },
      Condition: { StringLikeIfExists: { 's3:prefix': ['AWSLogs/*'] } },
    },
  ]);
});

test('the queue and its key tell S3 once for which buckets it may use them', () => {
  const { stack, siem } = homeStack();
  siem.addLogSource('Other', s3.Bucket.fromBucketName(stack, 'Other', 'other'));

  for (const type of ['AWS::SQS::QueuePolicy', 'AWS::KMS::Key']) {
    const [statement, ...more] = statements(stack, type, by('s3'));
    expect(more).toEqual([]);
    expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': '111111111111' });
    expect(statement.Condition.ArnLike['aws:SourceArn']).toHaveLength(3);
    expect(JSON.stringify(statement.Condition.ArnLike)).toMatch(/my-trail.*:other"/);
  }
});

test('the key knows a rule of EventBridge by its account, which is all that EventBridge tells it', () => {
  const { stack } = homeStack({ notification: NotificationMode.EVENT_BRIDGE });

  expect(statements(stack, 'AWS::KMS::Key', by('events')).map(({ Condition }) => Condition)).toEqual([{ StringEquals: { 'aws:SourceAccount': '111111111111' } }]);
  expect(statements(stack, 'AWS::SQS::QueuePolicy', by('events'))[0].Condition.ArnLike).toBeDefined();
});

describe.each([
  [NotificationMode.S3, { To: 'LambdaFunction', Filters: [anyKey] }],
  [NotificationMode.SQS, { To: 'Queue', Filters: [anyKey] }],
  [NotificationMode.SNS, { To: 'Topic', Filters: [anyKey] }],
  [NotificationMode.EVENT_BRIDGE, { To: 'EventBridge' }],
])('by NotificationMode.%s', (notification, announcement) => {
  test('a bucket that exists announces its objects to where the loader hears of them', () => {
    expect(resourceOf(homeStack({ notification }).stack, ATTACHMENT)[0].Properties.Announcement).toMatchObject(announcement);
  });

  test('a bucket that the stack makes does so, too', () => {
    const notifications = resourceOf(homeStack({ notification }, made()).stack, 'Custom::S3BucketNotifications').map(({ Properties }) => Properties.NotificationConfiguration);
    expect(notifications).toContainEqual({ [`${announcement.To}Configuration${announcement.To === 'EventBridge' ? '' : 's'}`]: expect.anything() });
  });
});

test('the bucket calls the loader only with a permission for this bucket', () => {
  Template.fromStack(homeStack({ notification: NotificationMode.S3 }).stack).hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 's3.amazonaws.com', SourceAccount: '111111111111', SourceArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-trail']] },
  });
});

test('the topic is encrypted, takes messages of this bucket only, and goes to the load queue', () => {
  const { stack, trail } = homeStack({ notification: NotificationMode.SNS });
  const template = Template.fromStack(stack);

  expect(statements(stack, 'AWS::SNS::TopicPolicy', by('s3'))).toEqual([expect.objectContaining({ Condition: expect.objectContaining({ ArnLike: expect.anything() }) })]);
  template.hasResourceProperties('AWS::SNS::Topic', { TopicName: Match.stringLikeRegexp('^aes-siem-logs-'), KmsMasterKeyId: Match.anyValue() });
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true, TopicArn: stack.resolve(trail.topic!.topicArn) });
  for (const type of ['AWS::SQS::QueuePolicy', 'AWS::KMS::Key']) expect(statements(stack, type, by('sns'))).toHaveLength(1);
});

test('a topic that exists is published to and subscribed', () => {
  const { stack } = homeStack((scope) => ({ notification: NotificationMode.SNS, topic: sns.Topic.fromTopicArn(scope, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:mine') }));

  expect(resourceOf(stack, ATTACHMENT)[0].Properties.Announcement.TargetArn).toBe('arn:aws:sns:eu-central-1:111111111111:mine');
  Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { TopicArn: 'arn:aws:sns:eu-central-1:111111111111:mine' });
});

test('the rule takes created objects with these keys, and loses none', () => {
  const { stack } = homeStack({ notification: NotificationMode.EVENT_BRIDGE, prefixes: ['a/', 'b/'], suffixes: ['.gz'] });

  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      'source': ['aws.s3'],
      'detail-type': ['Object Created'],
      'detail': { bucket: { name: ['my-trail'] }, object: { key: [{ wildcard: 'a/*.gz' }, { wildcard: 'b/*.gz' }] } },
    },
    Targets: [{ Arn: Match.anyValue(), DeadLetterConfig: Match.anyValue() }],
  });
  expect(statements(stack, 'AWS::SQS::QueuePolicy', by('events'))).toHaveLength(2);
});

test('the rule is on the bus that is given', () => {
  const { stack } = homeStack((scope) => ({ notification: NotificationMode.EVENT_BRIDGE, eventBus: events.EventBus.fromEventBusName(scope, 'Bus', 'logs') }));

  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { EventBusName: 'logs' });
});

describe('a queue that the bucket announces its objects on already', () => {
  const queueOf = (scope: Stack) => sqs.Queue.fromQueueAttributes(scope, 'Queue', {
    queueArn: 'arn:aws:sqs:eu-central-1:111111111111:mine', keyArn: 'arn:aws:kms:eu-central-1:111111111111:key/1',
  });

  test('is what the loader takes from, and the bucket announces nothing more', () => {
    const { stack } = homeStack((scope) => ({ queue: queueOf(scope) }));

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: 'arn:aws:sqs:eu-central-1:111111111111:mine', FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 10 },
    });
    expect(resourceOf(stack, ATTACHMENT)[0].Properties.Announcement).toBeUndefined();
    const allowed = statements(stack, 'AWS::IAM::Policy', ({ Resource }) => /sqs:eu-central-1:111111111111:mine|key\/1/.test(JSON.stringify(Resource)));
    expect(allowed.map(({ Action }) => Action)).toEqual([['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], 'kms:Decrypt']);
  });

  test('may be shared by several buckets', () => {
    const { stack, siem } = homeStack((scope) => ({ queue: queueOf(scope) }));
    siem.addLogSource('Other', s3.Bucket.fromBucketName(stack, 'OtherBucket', 'other'), { queue: stack.node.findChild('Queue') as unknown as sqs.IQueue });

    Template.fromStack(stack).resourcePropertiesCountIs('AWS::Lambda::EventSourceMapping', { EventSourceArn: 'arn:aws:sqs:eu-central-1:111111111111:mine' }, 1);
  });

  test('has to be in the region of the loader', () => {
    expect(() => homeStack((scope) => ({ queue: sqs.Queue.fromQueueArn(scope, 'Queue', 'arn:aws:sqs:us-east-1:111111111111:mine') })))
      .toThrow('queue: it is in us-east-1, the SIEM in eu-central-1; give a queue of the same region: Lambda reads no others');
  });

  test('must hide messages for as long as the loader may need', () => {
    expect(() => homeStack((scope) => ({ queue: new sqs.Queue(scope, 'Queue', { visibilityTimeout: Duration.minutes(10) }) })))
      .toThrow('queue: it hides a message for 600 seconds, and the loader may work 600 seconds on a batch; give the queue a visibilityTimeout of 3600 seconds');
  });
});

test('a stack beside the SIEM\'s has a function of its own, with a name of its own', () => {
  const app = new App();
  const siem = new SiemOnOpenSearch(new Stack(app, 'Home'), 'Siem');
  const beside = new Stack(app, 'Beside');
  new LogSourceBucket(beside, 'Trail', { siem, bucket: new s3.Bucket(beside, 'Made') });
  new LogSourceBucket(beside, 'Existing', { siem, bucket: s3.Bucket.fromBucketName(beside, 'B', 'my-trail') });

  expect(() => app.synth()).not.toThrow();
  Template.fromStack(beside).hasResourceProperties('AWS::Lambda::Function', { FunctionName: Match.stringLikeRegexp('^aes-siem-bucket-attachment-[0-9a-f]{8}$') });
});

test('the bucket of a stack beside is attached from the SIEM\'s', () => {
  const app = new App();
  const beside = new Stack(app, 'Beside');
  const bucket = new s3.Bucket(beside, 'Made', { encryptionKey: new kms.Key(beside, 'Key') });
  const home = new Stack(app, 'Home');
  new SiemOnOpenSearch(home, 'Siem').addLogSource('Trail', bucket);

  expect(() => app.synth()).not.toThrow();
  Template.fromStack(home).resourceCountIs(ATTACHMENT, 1);
});

test('the statements for policies that are kept elsewhere are those that are set here', () => {
  const { stack, trail } = sourceStack({ prefixes: ['AWSLogs/'] });
  const [attachment] = resourceOf(stack, ATTACHMENT);

  const texts = [trail.bucketPolicyStatement(), trail.bucketListingStatement()].map((each) => stack.resolve(each.toStatementJson()));
  expect(texts).toEqual(attachment.Properties.Statements);
  expect(stack.resolve(trail.queuePolicyStatement().toStatementJson())).toMatchObject({
    Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage', Condition: { StringEquals: { 'aws:SourceAccount': '222222222222' }, ArnLike: expect.anything() },
  });
});
