import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { LogSourceBucket, NotificationMode, SiemOnOpenSearch } from '../../../src';
import {
  BUCKET_ARN, by, FOREIGN_KEY_ARN, HERE, homeStack, LOAD_QUEUE_ARN, LOADER_ROLE_ARN, made, receivingStack, sourceStack, statements, THERE,
} from '../../support/synth/log-sources';

const ATTACHMENT = 'Custom::SiemBucketAttachment';
const attachments = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(ATTACHMENT)).map(({ Properties }) => Properties);
const root = (account: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::${account}:root`]] });
const OF_THE_LOADER = { ArnEquals: { 'aws:PrincipalArn': LOADER_ROLE_ARN } };

describe('the side of the SIEM', () => {
  test('lets the loader read and decrypt, and S3 of the other account announce, but does not touch the bucket', () => {
    const { stack } = receivingStack((scope) => ({ bucketKey: kms.Key.fromKeyArn(scope, 'Key', FOREIGN_KEY_ARN) }));

    expect(attachments(stack)).toEqual([]);
    expect(statements(stack, 'AWS::IAM::Policy', ({ Resource }) => Resource === FOREIGN_KEY_ARN)).toMatchObject([{ Action: 'kms:Decrypt' }]);
    expect(statements(stack, 'AWS::IAM::Policy', ({ Resource }) => JSON.stringify(Resource).includes('my-trail'))).toMatchObject([
      { Action: ['s3:GetObject', 's3:GetObjectVersion'] }, { Action: 's3:ListBucket' },
    ]);
    for (const type of ['AWS::SQS::QueuePolicy', 'AWS::KMS::Key']) {
      const [{ Condition }] = statements(stack, type, by('s3'));
      expect(Condition.StringEquals['aws:SourceAccount']).toEqual([HERE.account, THERE.account]);
      expect(Condition.ArnLike['aws:SourceArn']).toContainEqual(BUCKET_ARN);
    }
  });

  test('subscribes the load queue to the topic of the other account', () => {
    const topicArn = `arn:aws:sns:${THERE.region}:${THERE.account}:new-objects`;
    const { stack } = receivingStack((scope) => ({ notification: NotificationMode.SNS, topic: sns.Topic.fromTopicArn(scope, 'Topic', topicArn) }));

    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { TopicArn: topicArn, Protocol: 'sqs' });
    for (const type of ['AWS::SQS::QueuePolicy', 'AWS::KMS::Key']) {
      expect(statements(stack, type, by('sns'))).toMatchObject([
        { Condition: { StringEquals: { 'aws:SourceAccount': THERE.account }, ArnLike: { 'aws:SourceArn': topicArn } } },
      ]);
    }
  });

  test('lets events of S3 from the other account onto its bus, and takes those of the bucket', () => {
    const template = Template.fromStack(receivingStack({ notification: NotificationMode.EVENT_BRIDGE }).stack);

    template.hasResourceProperties('AWS::Events::EventBusPolicy', {
      EventBusName: 'default',
      Statement: {
        Effect: 'Allow', Principal: { AWS: root(THERE.account) }, Action: 'events:PutEvents', Condition: { 'ForAllValues:StringEquals': { 'events:source': 'aws.s3' } },
      },
    });
    template.hasResourceProperties('AWS::Events::Rule', { EventPattern: { detail: { bucket: { name: ['my-trail'] } } } });
  });

  test('lets the events of all buckets of an account in by one statement: the policy of a bus has little room', () => {
    const { stack, siem } = receivingStack({ notification: NotificationMode.EVENT_BRIDGE });
    const { account } = THERE;
    siem.addLogSource('Second', s3.Bucket.fromBucketAttributes(stack, 'SecondBucket', { bucketName: 'second', account }), { notification: NotificationMode.EVENT_BRIDGE });

    Template.fromStack(stack).resourceCountIs('AWS::Events::EventBusPolicy', 1);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::Events::Rule', { EventPattern: { source: ['aws.s3'] } }, 2);
  });

  test('lets the bucket of the other account call the loader', () => {
    Template.fromStack(receivingStack({ notification: NotificationMode.S3 }).stack).hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 's3.amazonaws.com', SourceAccount: THERE.account, SourceArn: BUCKET_ARN,
    });
  });

  test('takes from a queue of the other account', () => {
    const queueArn = `arn:aws:sqs:${THERE.region}:${THERE.account}:new-objects`;
    const { stack } = receivingStack((scope) => ({ queue: sqs.Queue.fromQueueArn(scope, 'Queue', queueArn) }));

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: queueArn });
  });
});

describe('the side of the bucket', () => {
  test('names the loader by a condition, so that the policy outlives its role', () => {
    const [{ Statements, BucketOwner }] = attachments(sourceStack({ prefixes: ['AWSLogs/'] }).stack);

    expect(BucketOwner).toBe(THERE.account);
    expect(Statements).toMatchObject([
      { Action: ['s3:GetObject', 's3:GetObjectVersion'], Principal: { AWS: root(HERE.account) }, Condition: OF_THE_LOADER },
      { Action: 's3:ListBucket', Principal: { AWS: root(HERE.account) }, Condition: { ...OF_THE_LOADER, StringLikeIfExists: { 's3:prefix': ['AWSLogs/*'] } } },
    ]);
  });

  test('announces to the load queue of the SIEM', () => {
    expect(attachments(sourceStack().stack)).toMatchObject([{ Announcement: { To: 'Queue', TargetArn: LOAD_QUEUE_ARN } }]);
  });

  test('opens a key that exists by a grant that is for the loader and decryption only', () => {
    const { stack } = sourceStack((scope) => ({ bucketKey: kms.Key.fromKeyArn(scope, 'Key', FOREIGN_KEY_ARN) }));

    expect(attachments(stack)).toContainEqual(expect.objectContaining({ KeyGrant: { KeyArn: FOREIGN_KEY_ARN, Grantee: LOADER_ROLE_ARN } }));
    expect(statements(stack, 'AWS::IAM::Policy', ({ Resource }) => Resource === FOREIGN_KEY_ARN)).toEqual([
      {
        Effect: 'Allow',
        Action: 'kms:CreateGrant',
        Resource: FOREIGN_KEY_ARN,
        Condition: {
          'StringEquals': { 'kms:GranteePrincipal': LOADER_ROLE_ARN }, 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
        },
      },
      { Effect: 'Allow', Action: ['kms:ListGrants', 'kms:RevokeGrant'], Resource: FOREIGN_KEY_ARN },
    ]);
  });

  test('says so in the policies of bucket and key where the stack makes them', () => {
    const { stack } = sourceStack({}, made(true));

    expect(attachments(stack)).toEqual([]);
    for (const type of ['AWS::S3::BucketPolicy', 'AWS::KMS::Key']) {
      expect(statements(stack, type, ({ Condition }) => Condition?.ArnEquals)).not.toEqual([]);
    }
  });

  test('makes a topic with a key of its own that the SIEM may subscribe its load queue to', () => {
    const { stack, trail } = sourceStack({ notification: NotificationMode.SNS });

    expect(trail.topic).toBeDefined();
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
    expect(statements(stack, 'AWS::SNS::TopicPolicy', ({ Action }) => Action === 'sns:Subscribe')).toMatchObject([
      { Principal: { AWS: root(HERE.account) }, Condition: { StringEquals: { 'sns:Endpoint': LOAD_QUEUE_ARN, 'sns:Protocol': 'sqs' } } },
    ]);
  });

  test.each([
    ['the default bus', undefined, { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:events:${HERE.region}:${HERE.account}:event-bus/default`]] }],
    ['a given bus', `arn:aws:events:eu-west-1:${HERE.account}:event-bus/logs`, `arn:aws:events:eu-west-1:${HERE.account}:event-bus/logs`],
  ])('sends events on to %s of the SIEM, with a role for that rule and bus only', (_, given, busArn) => {
    const { stack } = sourceStack((scope) => ({
      notification: NotificationMode.EVENT_BRIDGE, eventBus: given ? events.EventBus.fromEventBusArn(scope, 'Bus', given) : undefined,
    }));

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', { EventBusName: Match.absent(), Targets: [{ Arn: busArn, RoleArn: Match.anyValue() }] });
    expect(statements(stack, 'AWS::IAM::Policy', ({ Action }) => Action === 'events:PutEvents')).toMatchObject([{ Resource: busArn }]);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [{ Condition: { StringEquals: { 'aws:SourceAccount': THERE.account }, ArnEquals: Match.anyValue() } }] },
    });
  });

  test('opens a queue that the stack makes to the loader', () => {
    const { stack } = sourceStack((scope) => ({ queue: new sqs.Queue(scope, 'Queue', { encryptionMasterKey: new kms.Key(scope, 'QueueKey') }) }));

    expect(statements(stack, 'AWS::SQS::QueuePolicy', () => true)).toMatchObject([
      { Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Condition: OF_THE_LOADER },
    ]);
    expect(statements(stack, 'AWS::KMS::Key', ({ Action }) => Action === 'kms:Decrypt')).toMatchObject([{ Condition: OF_THE_LOADER }]);
  });
});

describe('a bucket in another region of the account', () => {
  const far = (stack: Stack) => s3.Bucket.fromBucketAttributes(stack, 'Far', { bucketName: 'far', region: 'us-east-1' });

  test('is prepared for by the SIEM, whose bus is not the one that its events begin on', () => {
    const { stack } = homeStack({ notification: NotificationMode.EVENT_BRIDGE }, far);

    expect(attachments(stack)).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::Events::EventBusPolicy', 1);
  });

  test('sends its events to the bus of the SIEM from a stack in its region', () => {
    const stack = new Stack(new App(), 'Far', { env: { ...HERE, region: 'us-east-1' } });
    const siem = SiemOnOpenSearch.fromAttributes(stack, 'Siem', {
      loaderFunctionArn: `arn:aws:lambda:${HERE.region}:${HERE.account}:function:aes-siem-es-loader`, loaderRoleArn: LOADER_ROLE_ARN,
    });
    new LogSourceBucket(stack, 'Trail', { siem, bucket: s3.Bucket.fromBucketName(stack, 'B', 'far'), notification: NotificationMode.EVENT_BRIDGE });

    expect(attachments(stack)).toMatchObject([{ Announcement: { To: 'EventBridge' }, Statements: [{ Principal: { AWS: LOADER_ROLE_ARN } }, {}] }]);
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      Targets: [{ Arn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:events:${HERE.region}:${HERE.account}:event-bus/default`]] } }],
    });
  });
});
