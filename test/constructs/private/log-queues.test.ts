import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { siemTemplate } from '../../support/synth/siem-template';

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
