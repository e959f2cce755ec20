import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { SiemOnOpenSearch } from '../../src';
import { siemStack, siemTemplate } from '../support/synth/siem-template';

const STATEFUL = [
  'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::OpenSearchService::Domain',
];

describe('the default SIEM', () => {
  const template = siemTemplate();

  test.each(STATEFUL)('keeps every %s when the stack goes', (type) => {
    const resources = Object.values(template.findResources(type));

    expect(resources.length).toBeGreaterThan(0);
    expect(resources.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]))
      .toEqual(resources.map(() => ['Retain', 'Retain']));
  });

  test('announces every object that is created in the log bucket on the load queue', () => {
    const [loadQueue] = Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { QueueName: 'aes-siem-load' } }));

    template.hasResourceProperties('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        QueueConfigurations: [{ Events: ['s3:ObjectCreated:*'], QueueArn: { 'Fn::GetAtt': [loadQueue, 'Arn'] } }],
      },
    });
  });

  test('lets S3 use the key of the queue that it writes to', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: Match.arrayWith(['kms:Decrypt']), Principal: { Service: 's3.amazonaws.com' },
        })]),
      },
    });
  });
});

test('every physical name starts with the prefix', () => {
  const text = JSON.stringify(siemTemplate({ namePrefix: 'acme-siem' }).toJSON());

  expect(text).toContain('acme-siem-es-loader');
  expect(text).not.toContain('aes-siem');
});

test('two SIEMs with prefixes of their own fit into one account', () => {
  const names = (prefix: string) => Object.values(siemTemplate({ namePrefix: prefix }).findResources('AWS::SQS::Queue'))
    .map(({ Properties }) => Properties.QueueName);

  expect(names('first').filter((name) => names('second').includes(name))).toEqual([]);
});

describe('two SIEMs with one prefix', () => {
  const second = (one: object, two: object) => () => {
    const app = new App();
    new SiemOnOpenSearch(new Stack(app, 'One', one), 'Siem');
    new SiemOnOpenSearch(new Stack(app, 'Two', two), 'Siem');
  };

  test('are refused in one account, in another region too, and the message names both', () => {
    expect(second({ env: { account: '111122223333', region: 'eu-west-1' } }, { env: { account: '111122223333', region: 'us-east-1' } }))
      .toThrow("namePrefix: the SIEM at One/Siem has the prefix 'aes-siem' already; give the one at Two/Siem a prefix of its own");
    const { stack } = siemStack();
    expect(() => new SiemOnOpenSearch(stack, 'Again')).toThrow('namePrefix: the SIEM at Stack/Siem has the prefix');
  });

  test('are taken where the accounts differ, or may differ', () => {
    expect(second({ env: { account: '111122223333' } }, { env: { account: '222233334444' } })).not.toThrow();
    expect(second({}, {})).not.toThrow();
  });
});

test.each(['A-Siem', 'ab', '1siem', 'a'.repeat(29), 'a_siem'])('the prefix %j is refused with the rule that it breaks', (namePrefix) => {
  expect(() => siemTemplate({ namePrefix })).toThrow(/^namePrefix: '.*' can't start names; give 3 to 28 lower case letters/);
});

test('an existing log bucket is announced too, and no other is made', () => {
  const template = siemTemplate((stack) => ({ logBucket: s3.Bucket.fromBucketName(stack, 'Logs', 'my-logs') }));

  template.hasResourceProperties('Custom::SiemBucketAttachment', { BucketName: 'my-logs', Announcement: { To: 'Queue' } });
  template.resourceCountIs('Custom::S3BucketNotifications', 0);
  expect(Object.keys(template.findResources('AWS::S3::Bucket')).filter((id) => id.startsWith('SiemLogBucket'))).toEqual([]);
});

test('a key of the app lets the log groups use it, and those that deliver encrypted logs', () => {
  const template = siemTemplate((stack) => ({ encryptionKey: new kms.Key(stack, 'MyKey') }));

  template.resourceCountIs('AWS::KMS::Key', 1);
  const [{ Properties }] = Object.values(template.findResources('AWS::KMS::Key'));
  const services = JSON.stringify(Properties.KeyPolicy.Statement.map(({ Principal }: { Principal: object }) => Principal));
  for (const service of ['logs.', 's3.', 'cloudwatch.', 'cloudtrail.', 'delivery.logs.']) expect(services).toContain(`"${service}`);
});

test('a key of another region is refused', () => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
  const encryptionKey = kms.Key.fromKeyArn(stack, 'MyKey', 'arn:aws:kms:us-east-1:111122223333:key/1');

  expect(() => new SiemOnOpenSearch(stack, 'Siem', { encryptionKey })).toThrow(/^encryptionKey: it is in us-east-1, the SIEM in eu-west-1; give a key of the same/);
});

test('a key that is given takes the place of the one that is made', () => {
  const arn = 'arn:aws:kms:eu-central-1:111122223333:key/00000000-0000-0000-0000-000000000000';
  const template = siemTemplate((stack) => ({ encryptionKey: kms.Key.fromKeyArn(stack, 'MyKey', arn) }));

  template.resourceCountIs('AWS::KMS::Key', 0);
  template.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: arn });
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: arn });
});

test('a metric carries the name of the loader and the log type that was asked for', () => {
  const { stack, siem } = siemStack();

  const metric = siem.metric('ErrorLogLoadCount', { dimensionsMap: { logtype: 'cloudtrail' }, statistic: 'Sum' });

  expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
    namespace: 'SIEM',
    metricName: 'ErrorLogLoadCount',
    statistic: 'Sum',
    dimensions: [{ name: 'logtype', value: 'cloudtrail' }, { name: 'service', value: 'es-loader' }],
  });
});

test('the members are the resources that apps build on', () => {
  const { stack, siem } = siemStack();
  const template = Template.fromStack(stack);

  expect(siem.loader.role).toBe(siem.loaderRole);
  for (const [queue, name] of [[siem.loadQueue, 'load'], [siem.splitQueue, 'sqs-split-logs'], [siem.deadLetterQueue, 'dlq']] as const) {
    const [logicalId] = Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { QueueName: `aes-siem-${name}` } }));
    expect(stack.resolve(queue.queueArn)).toEqual({ 'Fn::GetAtt': [logicalId, 'Arn'] });
  }
  expect(siem.logBucket).not.toBe(siem.geoBucket);
});
