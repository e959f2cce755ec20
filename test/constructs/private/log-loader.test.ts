import { Duration, Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { LoaderConfig, LoaderOptions, LogLevel } from '../../../src';
import { siemTemplate, vpcOf } from '../../support/synth/siem-template';

const FUNCTION = 'AWS::Lambda::Function';
const LOADER = { FunctionName: 'aes-siem-es-loader' };

describe('the loader', () => {
  const template = siemTemplate();

  test('runs the bundle on the current Node.js', () => {
    template.hasResourceProperties(FUNCTION, {
      ...LOADER, Runtime: 'nodejs24.x', Handler: 'index.handler', Architectures: ['arm64'], MemorySize: 2048, Timeout: 600,
    });
  });

  test('finds endpoint, bucket and queue in its environment', () => {
    template.hasResourceProperties(FUNCTION, {
      Environment: {
        Variables: {
          ENDPOINT: { 'Fn::GetAtt': [Match.anyValue(), 'DomainEndpoint'] },
          GEOIP_BUCKET: Match.anyValue(),
          LOG_BUCKET: Match.anyValue(),
          SIEM_CONFIG_DIR: '/opt',
          SQS_SPLIT_LOGS_URL: Match.anyValue(),
          LOG_LEVEL: 'INFO',
          POWERTOOLS_SERVICE_NAME: 'es-loader',
          POWERTOOLS_METRICS_NAMESPACE: 'SIEM',
        },
      },
    });
  });

  test('is fed by both queues, limited, and says which messages failed', () => {
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 2);
    template.allResourcesProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'], ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  test('may not do more than its work needs', () => {
    const actions = loaderActions(template);

    expect(actions).toEqual([
      'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut', 'kms:Decrypt', 'kms:GenerateDataKey', 'logs:CreateLogStream', 'logs:PutLogEvents',
      's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:PutObject', 'sqs:DeleteMessage',
      'sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage', 'ssm:GetParametersByPath',
    ]);
  });

  test('writes into the log bucket only what it keeps aside', () => {
    const writing = loaderStatements(template).filter(({ Action }) => Action === 's3:PutObject');

    expect(writing).toHaveLength(1);
    expect(JSON.stringify(writing[0].Resource)).toContain('/siem-quarantine/*');
  });

  test('reads of Parameter Store only exclusion conditions', () => {
    const reading = loaderStatements(template).filter(({ Action }) => Action === 'ssm:GetParametersByPath');

    expect(reading).toHaveLength(1);
    const resources = reading[0].Resource.map((arn: object) => JSON.stringify(arn));
    expect(resources).toEqual([
      expect.stringMatching(/:ssm:.*:parameter\/siem\/log-filter\/\*"/),
      expect.stringMatching(/:ssm:.*:parameter\/siem\/exclude-logs\/\*"/),
    ]);
  });

  test('has no permission on everything', () => {
    expect(loaderStatements(template).flatMap(({ Resource }) => Resource)).not.toContain('*');
  });
});

test('options change size, habits and log', () => {
  const template = siemTemplate({
    loader: {
      memorySize: 1024,
      timeout: Duration.minutes(5),
      maxConcurrency: 50,
      logLevel: LogLevel.DEBUG,
      architecture: lambda.Architecture.X86_64,
      logRetention: logs.RetentionDays.ONE_YEAR,
    },
  });

  template.hasResourceProperties(FUNCTION, {
    ...LOADER, MemorySize: 1024, Timeout: 300, Architectures: ['x86_64'], Environment: { Variables: Match.objectLike({ LOG_LEVEL: 'DEBUG' }) },
  });
  template.allResourcesProperties('AWS::Lambda::EventSourceMapping', { ScalingConfig: { MaximumConcurrency: 50 } });
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/aes-siem-es-loader', RetentionInDays: 365 });
});

test('in a VPC nothing reaches it, and it reaches the domain', () => {
  const template = siemTemplate((stack) => ({ vpc: vpcOf(stack, 3) }));
  const [loaderGroup] = Object.keys(template.findResources('AWS::EC2::SecurityGroup', {
    Properties: { GroupDescription: 'Functions of the SIEM: nothing comes in' },
  }));

  template.hasResourceProperties(FUNCTION, { ...LOADER, VpcConfig: { SecurityGroupIds: [{ 'Fn::GetAtt': [loaderGroup, 'GroupId'] }] } });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
  template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    FromPort: 443, ToPort: 443, SourceSecurityGroupId: { 'Fn::GetAtt': [loaderGroup, 'GroupId'] },
  });
});

test('subnets that lead straight to the internet, where functions reach nothing, are refused', () => {
  const message = /^vpcSubnets: functions in public subnets reach nothing outside of the network; choose private subnets/;
  const open = [{ name: 'open', subnetType: ec2.SubnetType.PUBLIC }];

  expect(() => siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: open }) }))).toThrow(message);
  expect(() => siemTemplate((stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc'), vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }))).toThrow(message);
});

test('a configuration becomes a layer, which Lambda unpacks where the loader looks', () => {
  const template = siemTemplate({ loaderConfig: LoaderConfig.fromInline('[cloudtrail]\nindex_rotation = daily\n') });
  const [layer] = Object.keys(template.findResources('AWS::Lambda::LayerVersion'));

  template.hasResourceProperties(FUNCTION, { ...LOADER, Layers: [{ Ref: layer }] });
});

const REFUSED: Array<[LoaderOptions, RegExp]> = [
  [{ memorySize: 128 }, /^loader.memorySize: 128 MiB is out of range; give a whole number from 512 to 10240 MiB/],
  [{ timeout: Duration.minutes(20) }, /^loader.timeout: 1200 seconds is out of range; give a whole number from 60 to 900 seconds/],
  [{ timeout: Duration.millis(61500) }, /^loader.timeout: 61.5 seconds is out of range/],
  [{ timeout: Duration.seconds(Lazy.number({ produce: () => 300 })) }, /^loader.timeout: it is only known at deployment; give the number of minutes itself/],
  [{ maxConcurrency: 1 }, /^loader.maxConcurrency: 1 is out of range; give a whole number from 2 to 1000/],
];

test.each(REFUSED)('%j is refused with what to do', (loader, message) => {
  expect(() => siemTemplate({ loader })).toThrow(message);
});

test.each(['vpcSubnets', 'securityGroups'])('%s without a VPC are refused', (prop) => {
  const value = { vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC }, securityGroups: [] };

  expect(() => siemTemplate({ [prop]: value[prop as keyof typeof value] })).toThrow(`${prop}: it needs a VPC; give \`vpc\` too`);
});

test('an empty list of security groups is refused', () => {
  expect(() => siemTemplate((stack) => ({ vpc: vpcOf(stack, 3), securityGroups: [] }))).toThrow(/^securityGroups: the list is empty; name at least/);
});

/** Everything that the loader's own policy allows. */
function loaderActions(template: Template): string[] {
  return [...new Set<string>(loaderStatements(template).flatMap(({ Action }) => Action))].sort();
}

/** Statements of the loader's own policy. */
function loaderStatements(template: Template): { Action: string | string[]; Resource: any }[] { // eslint-disable-line @typescript-eslint/no-explicit-any
  const [policy] = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('SiemLoader')).map(([, each]) => each);
  return policy.Properties.PolicyDocument.Statement;
}
