import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const NAME = 'aes-siem-es-loader-for-ec2';

test('no host may load anything unless it is asked for', () => {
  const { siem, stack } = siemStack();

  expect(siem.backfillRole).toBeUndefined();
  Template.fromStack(stack).resourceCountIs('AWS::IAM::InstanceProfile', 0);
});

describe('the role of hosts that load logs', () => {
  const template = siemTemplate({ backfillRole: true });
  const [[role, { Properties }]] = Object.entries(template.findResources('AWS::IAM::Role', { Properties: { RoleName: NAME } }));

  test('is that of EC2 instances, by a profile of the same name', () => {
    expect(Properties.AssumeRolePolicyDocument.Statement).toMatchObject([{ Principal: { Service: 'ec2.amazonaws.com' } }]);
    template.hasResourceProperties('AWS::IAM::InstanceProfile', { InstanceProfileName: NAME, Roles: [{ Ref: role }] });
  });

  test('may do what the loader may, but for its log, and work off the dead letters', () => {
    expect(actions(template, role)).toEqual([
      'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut', 'kms:Decrypt', 'kms:GenerateDataKey', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket',
      's3:PutObject', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage',
      'sqs:SendMessage', 'ssm:GetParametersByPath',
    ]);
  });

  test('reads what the loader reads', () => {
    const { siem, stack } = siemStack({ backfillRole: true });
    siem.addLogSource('Trail', Bucket.fromBucketName(stack, 'Bucket', 'trail'));
    const reading = Template.fromStack(stack).findResources('AWS::IAM::Policy', {
      Properties: { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 's3:ListBucket', Resource: Match.objectLike({ 'Fn::Join': ['', Match.arrayWith([':s3:::trail'])] }) })]) } },
    });

    expect(Object.keys(reading)).toEqual([expect.stringMatching(/EsLoader/), expect.stringMatching(/BackfillRole/)]);
  });

  test('takes messages from the dead letters and the pieces only', () => {
    const queues = ['aes-siem-dlq', 'aes-siem-sqs-split-logs'].map((QueueName) => Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { QueueName } }))[0]);
    const deleting = statements(template, role).filter(({ Action }) => [Action].flat().includes('sqs:DeleteMessage'));

    expect(deleting.map(({ Resource }) => Resource)).toEqual([queues.map((queue) => ({ 'Fn::GetAtt': [queue, 'Arn'] }))]);
  });
});

function statements(template: Template, role: string): { Action: string | string[]; Resource: unknown }[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: role }] } }));
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

function actions(template: Template, role: string): string[] {
  return [...new Set(statements(template, role).flatMap(({ Action }) => Action))].sort();
}
