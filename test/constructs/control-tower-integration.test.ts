import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ControlTowerIntegration, ControlTowerIntegrationProps } from '../../src';
import { findings } from '../support/synth/findings';

const LOADER = 'arn:aws:iam::111122223333:role/siem-loader';
const KEY = 'arn:aws:kms:eu-central-1:333344445555:key/00000000-0000-0000-0000-000000000000';
const PROPS: ControlTowerIntegrationProps = { loaderRoleArn: LOADER, logBuckets: ['ct-logs', 'ct-access'], keyArns: [KEY] };

function stackWith(more: Partial<ControlTowerIntegrationProps> = {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  new ControlTowerIntegration(stack, 'ForSiem', { ...PROPS, ...more });
  return stack;
}

const bucketArn = (end: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:s3:::${end}`]] });

describe('the Log Archive account', () => {
  const template = Template.fromStack(stackWith());
  const [queue] = Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { QueueName: 'aes-siem-ct' } }));

  test('has a role that the loader assumes, and nobody else', () => {
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'aes-siem-ct-role', AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: LOADER } }] },
    });
  });

  test('lets it read exactly these buckets with exactly these keys', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: [bucketArn('ct-logs/*'), bucketArn('ct-access/*')] },
          { Effect: 'Allow', Action: 's3:ListBucket', Resource: [bucketArn('ct-logs'), bucketArn('ct-access')] },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: KEY },
        ],
      },
    });
  });

  test('lets these buckets announce objects, and the loader take the announcements', () => {
    const statements = Object.values(template.findResources('AWS::SQS::QueuePolicy', { Properties: { Queues: [{ Ref: queue }] } }))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement).filter(({ Effect }) => Effect === 'Allow');

    expect(statements).toMatchObject([
      {
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Condition: {
          StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          ArnEquals: { 'aws:SourceArn': [bucketArn('ct-logs'), bucketArn('ct-access')] },
        },
      },
      {
        Principal: { AWS: LOADER },
        Action: ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'],
      },
    ]);
  });

  test('hides a message for six times as long as the loader may work on it, and gives up after many tries', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'aes-siem-ct', VisibilityTimeout: 3600, RedrivePolicy: Match.objectLike({ maxReceiveCount: 20 }) });
    Template.fromStack(stackWith({ loaderTimeout: Duration.minutes(2) })).hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 720 });
  });

  test('has no finding of AwsSolutions or NIST 800-53 R5 that is not explained', () => {
    expect(findings(stackWith())).toEqual([]);
  });
});

const REFUSED: Array<[Partial<ControlTowerIntegrationProps>, RegExp]> = [
  [{ loaderRoleArn: 'loader' }, /^loaderRoleArn: 'loader' is no ARN of that kind/],
  [{ logBuckets: [] }, /^logBuckets: the list is empty; name the log buckets of this account/],
  [{ logBuckets: ['s3://logs'] }, /^logBuckets: 's3:\/\/logs' is no name of a bucket/],
  [{ keyArns: ['alias/x'] }, /^keyArns\[0\]: 'alias\/x' is no ARN of that kind; give one like arn:aws:kms:<region>:<account>:key\/<name>/],
  [{ loaderTimeout: Duration.hours(1) }, /^loaderTimeout: 3600 seconds is out of range/],
];

test.each(REFUSED)('%j is refused with what to do', (wrong, message) => {
  expect(() => stackWith(wrong)).toThrow(message);
});
