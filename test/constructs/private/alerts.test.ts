import { CfnParameter } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const THIS_ACCOUNT = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };

describe('alerts', () => {
  const template = siemTemplate();
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));

  test('go to an encrypted topic with the name that operators know', () => {
    template.hasResourceProperties('AWS::SNS::Topic', { TopicName: 'aes-siem-alert', KmsMasterKeyId: Match.anyValue() });
  });

  test('are published by alarms of this account, over TLS, and by nobody else', () => {
    const [{ Properties }] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
    const allowing = Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowing).toMatchObject([{ Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Condition: THIS_ACCOUNT }]);
    expect(JSON.stringify(allowing[0].Condition.ArnLike)).toContain(':alarm:*');
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]) },
    });
  });

  test('tell what the domain notifies of, published with a role that may nothing else', () => {
    const [role] = Object.keys(template.findResources('AWS::IAM::Role', { Properties: { Description: 'Passes notifications of the OpenSearch domain on' } }));
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['aws.es'], resources: [{ 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }] },
      Targets: [Match.objectLike({ Arn: { Ref: topic }, RoleArn: { 'Fn::GetAtt': [role, 'Arn'] } })],
    });
    expect(actionsOf(template, role)).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'sns:Publish']);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: { Statement: [Match.objectLike({ Principal: { Service: 'events.amazonaws.com' }, Condition: THIS_ACCOUNT })] },
    });
  });

  test('go to nobody, and no monitor may publish, unless it is asked for', () => {
    template.resourceCountIs('AWS::SNS::Subscription', 0);
    expect(Object.keys(template.findResources('AWS::IAM::Role', { Properties: { RoleName: 'aes-siem-sns-role' } }))).toEqual([]);
  });
});

test('an address gets them by mail', () => {
  siemTemplate({ alerts: { email: 'soc@example.com' } }).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'soc@example.com' });
});

test('an address may be a parameter', () => {
  const template = siemTemplate((stack) => ({ alerts: { email: new CfnParameter(stack, 'Email').valueAsString } }));

  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: { Ref: 'Email' } });
});

test('what is no address is refused', () => {
  expect(() => siemTemplate({ alerts: { email: 'soc' } })).toThrow("alerts.email: 'soc' is no address; give one, or subscribe to `siem.alertTopic` yourself");
});

test('a FIFO topic is refused', () => {
  expect(() => siemTemplate((stack) => ({ alerts: { topic: new sns.Topic(stack, 'Fifo', { fifo: true }) } })))
    .toThrow(/^alerts.topic: alarms publish to no FIFO topic; give a standard one/);
});

test('a topic that is given takes the place of the one that is made, and its key is not known', () => {
  const arn = 'arn:aws:sns:eu-central-1:111122223333:soc';
  const { stack, siem } = siemStack((scope) => ({ alerts: { topic: sns.Topic.fromTopicArn(scope, 'Soc', arn) } }));
  const template = Template.fromStack(stack);

  expect(siem.alertTopic.topicArn).toBe(arn);
  template.resourceCountIs('AWS::SNS::Topic', 0);
  template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ Arn: arn })] });
});

test('monitors of OpenSearch publish with a role of this account', () => {
  const template = siemTemplate({ alerts: { monitorRole: true } });
  const [[role, { Properties }]] = Object.entries(template.findResources('AWS::IAM::Role', { Properties: { RoleName: 'aes-siem-sns-role' } }));

  expect(Properties.AssumeRolePolicyDocument.Statement).toMatchObject(
    ['es.amazonaws.com', 'opensearchservice.amazonaws.com'].map((Service) => ({ Principal: { Service }, Condition: THIS_ACCOUNT })),
  );
  expect(actionsOf(template, role)).toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'sns:Publish']);
});

function actionsOf(template: Template, role: string): string[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy', { Properties: { Roles: [{ Ref: role }] } }));
  return policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement).flatMap(({ Action }) => Action).sort();
}
