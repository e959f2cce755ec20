import { Match, Template } from 'aws-cdk-lib/assertions';
import { SiemDomain } from '../../../src';
import { siemTemplate, vpcOf } from '../../support/synth/siem-template';

const NAME = 'aes-siem-index-metrics-exporter';
const template = siemTemplate();

const policy = (of: Template): string => JSON.stringify(Object.entries(of.findResources('AWS::IAM::Policy'))
  .filter(([id]) => id.includes('IndexMetricsExporter')).map(([, { Properties }]) => Properties.PolicyDocument.Statement));

test('the exporter runs every hour and writes where the loader takes metrics from', () => {
  template.hasResourceProperties('AWS::Scheduler::Schedule', { Name: NAME, ScheduleExpression: 'rate(60 minutes)' });
  const prefix = JSON.stringify(Object.values(template.findResources('AWS::Lambda::Function', { Properties: { FunctionName: NAME } }))[0]
    .Properties.Environment.Variables.INDEX_METRICS_PREFIX['Fn::Join'][1]);
  expect(prefix).toBe('["AWSLogs/",{"Ref":"AWS::AccountId"},"/OpenSearch/metrics/",{"Ref":"AWS::Region"},"/"]');
});

test('it may read statistics and write metrics: no document, and no other log', () => {
  const text = policy(template);

  expect(text).toContain('/OpenSearch/metrics/');
  expect(text).toContain('/_cat/shards');
  expect(text).not.toMatch(/ESHttpPut|ESHttpDelete|_search\?|_bulk|s3:Get/);
});

test('the domain hears it', () => {
  template.hasResourceProperties('AWS::OpenSearchService::Domain', {
    AccessPolicies: { Statement: Match.arrayWith([Match.objectLike({ Principal: { AWS: { 'Fn::GetAtt': [Match.stringLikeRegexp('IndexMetrics'), 'Arn'] } } })]) },
  });
});

test('in a network it stands where the domain is reached', () => {
  siemTemplate((stack) => ({ vpc: vpcOf(stack, 3) })).hasResourceProperties('AWS::Lambda::Function', { FunctionName: NAME, VpcConfig: Match.anyValue() });
});

test('a collection has none', () => {
  expect(policy(siemTemplate({ domain: SiemDomain.serverless() }))).toBe('[]');
});
