import { CONTROL_TOWER, GIVEN } from './templates';
import { DeployedTemplate } from '../../support/iam/deployed-template';
import { Access } from '../../support/iam/policy';

/** A role that no function of ours runs with here: AWS services and hosts do. */
export interface ServiceRole {
  readonly of: 'everything' | 'logArchive';
  /** Fits its logical id. */
  readonly role: RegExp;
  /** All that is done with it. */
  does(template: DeployedTemplate): Access[];
}

const on = (resource: string, ...actions: string[]): Access[] => actions.map((action) => ({ action, resource }));
const SNAPSHOTS = 'arn:aws:s3:::aes-siem-123456789012-snapshot';
const [LOGS, GEO] = ['arn:aws:s3:::aes-siem-123456789012-log', 'arn:aws:s3:::aes-siem-123456789012-geo'];
const ARCHIVE = `arn:aws:s3:::${CONTROL_TOWER.logBuckets[0]}`;

const key = (template: DeployedTemplate) => template.arnOf('AWS::KMS::Key');
const functionOf = (template: DeployedTemplate, name: string) => template.arnOf('AWS::Lambda::Function', new RegExp(name));
const stream = (template: DeployedTemplate, logicalId: RegExp) => template.arnOf('AWS::Logs::LogGroup', logicalId).replace(/\*$/, 'log-stream:x');

/** Publishing on an encrypted topic: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html */
const publishes = (template: DeployedTemplate): Access[] => [
  ...on(template.arnOf('AWS::SNS::Topic'), 'sns:Publish'), ...on(key(template), 'kms:Decrypt', 'kms:GenerateDataKey'),
];
const calls = (role: RegExp, name: string): ServiceRole => ({
  of: 'everything', role, does: (template) => on(functionOf(template, name), 'lambda:InvokeFunction'),
});

export const SERVICE_ROLES: ServiceRole[] = [
  calls(/IndexMetricsScheduleRole/, 'IndexMetricsExporterFunction'),
  calls(/LoaderBrakeScheduleRole/, 'LoaderBrakeStopperFunction'),
  calls(/GeoIpUpdaterScheduleRole/, 'GeoIpUpdaterDownloaderFunction'),
  { of: 'everything', role: /StateMachineSchedulerRole/, does: (template) => on(template.arnOf('AWS::StepFunctions::StateMachine'), 'states:StartExecution') },
  { of: 'everything', role: /DomainNotificationsRole/, does: publishes },
  { of: 'everything', role: /MonitorRole/, does: publishes },
  {
    of: 'everything',
    role: /IocPipelineStateMachineRole/,
    does: (template) => [
      ...['Plan', 'Download', 'CreateDatabase'].flatMap((name) => on(functionOf(template, `Functions${name}Function`), 'lambda:InvokeFunction')),
      // https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
      ...on('*', 'logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery', 'logs:DeleteLogDelivery', 'logs:ListLogDeliveries',
        'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups'),
      // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html
      ...on('*', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'),
    ],
  },
  {
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshots.html
    of: 'everything',
    role: /SnapshotRole/,
    does: (template) => [
      ...on(SNAPSHOTS, 's3:ListBucket'), ...on(`${SNAPSHOTS}/indices/0/x`, 's3:GetObject', 's3:PutObject', 's3:DeleteObject'),
      ...on(key(template), 'kms:Decrypt', 'kms:GenerateDataKey'),
    ],
  },
  {
    // registers the repository of snapshots
    of: 'everything',
    role: /SearchDomainMasterRole/,
    does: (template) => on(template.arnOf('AWS::IAM::Role', /SnapshotRole/), 'iam:PassRole'),
  },
  {
    // it speaks with a domain as its master user, and with a local server as a user of that
    of: 'everything',
    role: /DomainSetupConfigureRole/,
    does: (template) => [
      ...on(template.arnOf('AWS::IAM::Role', /MasterRole/), 'sts:AssumeRole'),
      ...on('arn:aws:ec2:us-east-1:123456789012:network-interface/eni-1', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface'),
      ...on('*', 'ec2:AssignPrivateIpAddresses', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:UnassignPrivateIpAddresses'),
      ...on(stream(template, /DomainSetup/), 'logs:CreateLogStream', 'logs:PutLogEvents'),
    ],
  },
  // CDK's own; what others announce in this bucket stands in the template, too, so it asks for nothing before
  { of: 'everything', role: /BucketNotificationsHandler/, does: () => on(LOGS, 's3:PutBucketNotification') },
  {
    // the loader's work, by hand: from a list of objects, or from a queue
    of: 'everything',
    role: /BackfillRole/,
    does: (template) => [
      ...[LOGS, GIVEN.trail.arn, GIVEN.events.arn].flatMap((bucket) => [
        ...on(bucket, 's3:ListBucket'), ...on(`${bucket}/AWSLogs/x`, 's3:GetObject', 's3:GetObjectVersion'),
      ]),
      ...on(GIVEN.trail.key, 'kms:Decrypt'),
      ...on(GEO, 's3:ListBucket'), ...on(`${GEO}/GeoLite2/GeoLite2-City.mmdb`, 's3:GetObject'),
      ...['/siem/log-filter/cloudtrail', '/siem/exclude-logs/cloudtrail'].flatMap((path) =>
        on(`arn:aws:ssm:us-east-1:123456789012:parameter${path}`, 'ssm:GetParametersByPath')),
      ...on(`${LOGS}/siem-quarantine/2026-11-24/x`, 's3:PutObject'),
      ...on(key(template), 'kms:Decrypt', 'kms:GenerateDataKey'),
      ...on(template.arnOf('AWS::SQS::Queue', /QueuesSplit/), 'sqs:SendMessage'),
      ...[/QueuesDeadLetter/, /QueuesSplit/].flatMap((queue) => on(template.arnOf('AWS::SQS::Queue', queue),
        'sqs:GetQueueUrl', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage')),
      ...Object.entries({
        Post: ['_bulk', '_cold/indices/_search'], Get: ['_cat/aliases/log-x', '_cluster/state/blocks', '_cold/indices/_search'], Put: ['log-x-000001'],
      }).flatMap(([method, paths]) => paths.flatMap((path) => on(`${template.arnOf('AWS::OpenSearchService::Domain')}/${path}`, `es:ESHttp${method}`))),
    ],
  },
  {
    of: 'logArchive',
    role: /ForSiemRole/,
    does: () => [
      ...on(ARCHIVE, 's3:ListBucket'), ...on(`${ARCHIVE}/o-1/AWSLogs/x`, 's3:GetObject', 's3:GetObjectVersion'),
      ...on('arn:aws:kms:us-east-1:123456789012:key/archive', 'kms:Decrypt'),
    ],
  },
];
