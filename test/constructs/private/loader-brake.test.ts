import { CfnParameter, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SiemDomain } from '../../../src';
import { siemStack, siemTemplate } from '../../support/synth/siem-template';

const NAME = 'aes-siem-es-loader-stopper';
const template = siemTemplate();

const stopper = (of: Template) => Object.values(of.findResources('AWS::Lambda::Function', { Properties: { FunctionName: NAME } }))[0]?.Properties;
const statements = (of: Template): any[] => Object.entries(of.findResources('AWS::IAM::Policy'))
  .filter(([id]) => id.includes('LoaderBrakeStopper')).flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);

test('the fullest node counts, not the sum of all', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'aes-siem-free-storage-low',
    MetricName: 'FreeStorageSpace',
    Namespace: 'AWS/ES',
    Statistic: 'Minimum',
    Threshold: 5120,
    ComparisonOperator: 'LessThanOrEqualToThreshold',
    EvaluationPeriods: 15,
    DatapointsToAlarm: 3,
    TreatMissingData: 'ignore',
  });
});

test('blocked writing pauses the loader, too', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'ClusterIndexWritesBlocked', Statistic: 'Maximum', Threshold: 1, EvaluationPeriods: 5,
  });
  template.hasResourceProperties('AWS::CloudWatch::CompositeAlarm', { AlarmName: 'aes-siem-loader-brake', AlarmRule: Match.anyValue() });
});

test('the alarm that stands for both is the one that the brake hears of', () => {
  const [id] = Object.keys(template.findResources('AWS::CloudWatch::CompositeAlarm'));

  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { 'source': ['aws.cloudwatch'], 'detail-type': ['CloudWatch Alarm State Change'], 'resources': [{ 'Fn::GetAtt': [id, 'Arn'] }] },
    Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('LoaderBrakeStopper'), 'Arn'] } })],
  });
  template.hasResourceProperties('AWS::Scheduler::Schedule', { Name: NAME, ScheduleExpression: 'rate(5 minutes)' });
});

test('larger volumes keep more free; where volumes are not known, 2 GiB', () => {
  siemTemplate({ domain: SiemDomain.managed({ volumeSize: Size.gibibytes(200) }) })
    .hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 10240 });
  siemTemplate((stack) => ({ domain: SiemDomain.fromDomain(existing(stack)) }))
    .hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'FreeStorageSpace', Threshold: 2048, Dimensions: Match.arrayWith([{ Name: 'DomainName', Value: 'mine' }]),
    });
});

test('a volume whose size is known at deployment only is one whose size is not known', () => {
  const unknown = siemTemplate((stack) => ({
    domain: SiemDomain.managed({ volumeSize: Size.gibibytes(new CfnParameter(stack, 'VolumeSize', { type: 'Number' }).valueAsNumber) }),
  }));

  unknown.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'aes-siem-free-storage-low', Threshold: 2048 });
});

test('it may touch the loader and the queues that feed it, those that are added later as well, and nothing else', () => {
  const { stack, siem } = siemStack();
  const more = sqs.Queue.fromQueueArn(stack, 'More', 'arn:aws:sqs:eu-central-1:111122223333:more');
  (siem.loader as LambdaFunction).addEventSource(new SqsEventSource(more));
  const queue = sqs.Queue.fromQueueArn(stack, 'Announced', 'arn:aws:sqs:eu-central-1:111122223333:announced');
  siem.addLogSource('Trail', Bucket.fromBucketName(stack, 'Bucket', 'trail'), { queue });
  const later = Template.fromStack(stack);
  const ids = Object.keys(later.findResources('AWS::Lambda::EventSourceMapping'));

  expect(ids).toHaveLength(4);
  const [mappings] = statements(later).filter(({ Action }) => Action.includes('lambda:UpdateEventSourceMapping'));
  expect(mappings.Resource.map((arn: any) => arn['Fn::Join'][1].at(-1).Ref).sort()).toEqual(ids.sort());
  expect(JSON.stringify(statements(later))).not.toContain('*"');
  expect(JSON.stringify(stopper(later).Environment.Variables.LOADER_MAPPINGS)).toContain(ids[2]);
});

test('people are told on the alert topic', () => {
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'));

  expect(stopper(template).Environment.Variables.ALERT_TOPIC_ARN).toEqual({ Ref: topic });
  expect(statements(template)).toContainEqual({ Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref: topic } });
  expect(statements(template)).toContainEqual(expect.objectContaining({ Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }));
});

test('the loader of a collection has no brake: there is no disk that fills', () => {
  expect(stopper(siemTemplate({ domain: SiemDomain.serverless() }))).toBeUndefined();
});

test('nothing that CloudFormation sets would end a pause', () => {
  for (const { Properties } of Object.values(template.findResources('AWS::Lambda::EventSourceMapping'))) expect(Properties).not.toHaveProperty('Enabled');
  const [loader] = Object.values(template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: 'aes-siem-es-loader' } }));
  expect(loader.Properties).not.toHaveProperty('ReservedConcurrentExecutions');
});

function existing(stack: Stack): opensearch.IDomain {
  return opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
    domainArn: 'arn:aws:es:eu-central-1:111122223333:domain/mine', domainEndpoint: 'https://search-mine-abc.eu-central-1.es.amazonaws.com',
  });
}
