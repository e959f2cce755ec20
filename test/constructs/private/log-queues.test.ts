import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const template = siemTemplate({ loader: { timeout: Duration.minutes(5) } });
const [deadLetters] = Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { QueueName: 'aes-siem-dlq' } }));

test.each(['aes-siem-load', 'aes-siem-sqs-split-logs'])('%s hides a message for six times as long as the loader may work on it', (QueueName) => {
  template.hasResourceProperties('AWS::SQS::Queue', { QueueName, VisibilityTimeout: 6 * 5 * 60 });
});

test.each(['aes-siem-load', 'aes-siem-sqs-split-logs'])('%s gives up on a message only after many tries, to the dead letters', (QueueName) => {
  template.hasResourceProperties('AWS::SQS::Queue', {
    QueueName, RedrivePolicy: { maxReceiveCount: 20, deadLetterTargetArn: { 'Fn::GetAtt': [deadLetters, 'Arn'] } },
  });
});

test('every queue keeps messages for two weeks under the key of the SIEM', () => {
  template.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 60 * 60, KmsMasterKeyId: Match.anyValue() });
});

test('every queue refuses to be spoken to in the clear', () => {
  template.resourceCountIs('AWS::SQS::QueuePolicy', 3);
  template.allResourcesProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]),
    },
  });
});

test('the dead letters are those of these two queues, and of no others', () => {
  const [{ Properties }] = Object.values(template.findResources('AWS::SQS::Queue', { Properties: { QueueName: 'aes-siem-dlq' } }));
  const { redrivePermission, sourceQueueArns } = Properties.RedriveAllowPolicy;

  expect(redrivePermission).toBe('byQueue');
  expect(sourceQueueArns.map((arn: object) => JSON.stringify(arn).match(/:(aes-[\w-]+)/)![1])).toEqual(['aes-siem-load', 'aes-siem-sqs-split-logs']);
});

test('who may redrive moves dead letters to the queues of the loader, and may look at them', () => {
  const { stack, siem } = siemStack();
  siem.grantRedrive(new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() }));
  const [[, { Properties }]] = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('Operator'));
  const named = (arn: { 'Fn::GetAtt': string[] }) => arn['Fn::GetAtt'][0].replace(/^Siem|[0-9A-F]{8}$/g, '');

  expect(Properties.PolicyDocument.Statement.map(({ Action, Resource }: { Action: string; Resource: { 'Fn::GetAtt': string[] } }) => [Action, named(Resource)])).toEqual([
    [['sqs:StartMessageMoveTask', 'sqs:CancelMessageMoveTask', 'sqs:ListMessageMoveTasks', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      'QueuesDeadLetter'],
    ['sqs:SendMessage', 'QueuesLoad'],
    ['sqs:SendMessage', 'QueuesSplit'],
    [['kms:Decrypt', 'kms:GenerateDataKey'], 'Key'],
  ]);
});
