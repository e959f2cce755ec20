import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SiemOnOpenSearch } from '../../../src';
import { siemTemplate } from '../../support/synth/siem-template';

const ORGANIZATION = { organizationId: 'o-a1b2c3d4e5' };

interface Statement { Action: string | string[]; Resource: string[]; Condition: { [operator: string]: { [key: string]: string } } }

/** What a policy allows services, by the first label of their name; ARNs as text. */
function allowed(template: Template, type: string, property: string, id: string): { [service: string]: Statement[] } {
  const [[, { Properties }]] = Object.entries(template.findResources(type)).filter(([logicalId]) => logicalId.startsWith(id));
  const found: { [service: string]: Statement[] } = {};
  for (const { Effect, Principal, Action, Resource, Condition } of flat(Properties[property]).Statement) {
    if (Effect !== 'Allow' || typeof Principal.Service !== 'string') continue;
    (found[Principal.Service.replace('.amazonaws.com', '')] ??= []).push({ Action, Resource: [Resource].flat(), Condition });
  }
  return found;
}

/** References become `<name>`. */
function flat(value: any): any { // eslint-disable-line @typescript-eslint/no-explicit-any
  if (Array.isArray(value)) return value.map(flat);
  if (typeof value !== 'object' || value === null) return value;
  if (value['Fn::Join']) return flat(value['Fn::Join'][1]).join('');
  if (value['Fn::GetAtt']) return '<bucket>';
  if (value.Ref) return `<${value.Ref.replace('AWS::', '')}>`;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, flat(each)]));
}

const bucketOf = (template: Template) => allowed(template, 'AWS::S3::BucketPolicy', 'PolicyDocument', 'SiemLogBucket');
const keyOf = (template: Template) => allowed(template, 'AWS::KMS::Key', 'KeyPolicy', 'SiemKey');
const writing = (statements: Statement[]) => statements.filter(({ Action }) => Action === 's3:PutObject');

describe('into the log bucket of a SIEM for one account', () => {
  const services = bucketOf(siemTemplate());
  const ofAccount = ['<bucket>/AWSLogs/<AccountId>/*', '<bucket>/*/AWSLogs/<AccountId>/*'];

  test.each(['logdelivery.elasticloadbalancing', 'delivery.logs', 'cloudtrail', 'config'])('%s delivers logs of this account to where they belong', (service) => {
    const [statement, ...more] = writing(services[service]);
    expect(more).toEqual([]);
    expect(statement.Resource).toEqual(ofAccount);
    expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': '<AccountId>' });
  });

  test.each([
    ['delivery.logs', 'logs:*:<AccountId>:*'],
    ['cloudtrail', 'cloudtrail:*:<AccountId>:trail/*'],
    ['guardduty', 'guardduty:*:<AccountId>:detector/*'],
  ])('%s acts for what it writes of, and nothing else', (service, arn) => {
    for (const { Condition } of services[service]) expect(Condition.ArnLike).toEqual({ 'aws:SourceArn': `arn:<Partition>:${arn}` });
  });

  test.each(['guardduty', 'logging.s3'])('%s chooses the keys', (service) => {
    expect(writing(services[service]).map(({ Resource }) => Resource)).toEqual([['<bucket>/*']]);
  });

  test('no service may do anything for others', () => {
    const statements = Object.entries(services).filter(([service]) => service !== 's3').flatMap(([, each]) => each);
    expect(statements).toHaveLength(10);
    for (const { Condition } of statements) expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': '<AccountId>' });
  });

  test('no service may read or delete', () => {
    const actions = new Set(Object.values(services).flat().flatMap(({ Action }) => Action));
    expect([...actions].sort()).toEqual(['s3:GetBucketAcl', 's3:GetBucketLocation', 's3:ListBucket', 's3:PutObject']);
  });
});

describe('for an organization', () => {
  const template = siemTemplate({ organization: ORGANIZATION });
  const services = bucketOf(template);

  test('logs of all its accounts arrive, and of no others', () => {
    for (const service of ['logdelivery.elasticloadbalancing', 'delivery.logs', 'cloudtrail', 'config', 'guardduty']) {
      for (const { Condition } of services[service]) expect(Condition.StringEquals).toEqual({ 'aws:SourceOrgID': 'o-a1b2c3d4e5' });
    }
    expect(writing(services.cloudtrail)[0].Resource).toEqual(['<bucket>/AWSLogs/*/*', '<bucket>/*/AWSLogs/*/*']);
    expect(services.cloudtrail[0].Condition.ArnLike).toEqual({ 'aws:SourceArn': 'arn:<Partition>:cloudtrail:*:*:trail/*' });
  });

  test('access logs of S3 come from this account: S3 delivers nowhere else', () => {
    expect(services['logging.s3'][0].Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '<AccountId>' } });
  });

  test('buckets and topics of its accounts announce objects on the load queue', () => {
    const { s3, sns } = allowed(template, 'AWS::SQS::QueuePolicy', 'PolicyDocument', 'SiemQueuesLoadPolicy');
    for (const statements of [s3, sns]) {
      expect(statements).toContainEqual(expect.objectContaining({
        Action: 'sqs:SendMessage', Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
      }));
    }
    for (const service of ['s3', 'sns']) {
      expect(keyOf(template)[service]).toContainEqual(expect.objectContaining({
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Condition: { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } },
      }));
    }
  });

  test('its accounts may encrypt what they deliver', () => {
    for (const service of ['delivery.logs', 'cloudtrail', 'config', 'guardduty']) {
      for (const { Condition } of keyOf(template)[service]) expect(Condition.StringEquals).toEqual({ 'aws:SourceOrgID': 'o-a1b2c3d4e5' });
    }
  });
});

describe('the key of a SIEM for one account', () => {
  const services = keyOf(siemTemplate());

  test('encrypts what services deliver of this account', () => {
    for (const service of ['delivery.logs', 'cloudtrail', 'config', 'guardduty', 'cloudwatch']) {
      for (const { Condition } of services[service]) expect(Condition.StringEquals).toEqual({ 'aws:SourceAccount': '<AccountId>' });
    }
  });

  test('encrypts trails of this account, and says so in the context', () => {
    const trail = 'arn:<Partition>:cloudtrail:*:<AccountId>:trail/*';
    expect(services.cloudtrail.map(({ Action, Condition }) => [Action, Condition.ArnLike, Condition.StringLike])).toEqual([
      ['kms:GenerateDataKey*', { 'aws:SourceArn': trail }, { 'kms:EncryptionContext:aws:cloudtrail:arn': trail }],
      ['kms:DescribeKey', { 'aws:SourceArn': trail }, undefined],
    ]);
  });

  test('lets GuardDuty encrypt and not decrypt', () => {
    expect(services.guardduty.map(({ Action }) => Action)).toEqual(['kms:GenerateDataKey']);
  });
});

test('in China and GovCloud the policies name their partition', () => {
  expect(JSON.stringify(bucketOf(siemTemplate()))).not.toMatch(/arn:aws/);
});

test.each([['me-south-1', true], ['us-east-1', false]])('GuardDuty of %s has a name of its own: %s', (region, hasOwn) => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region } });
  new SiemOnOpenSearch(stack, 'Siem');
  const template = Template.fromStack(stack);

  for (const type of ['AWS::S3::BucketPolicy', 'AWS::KMS::Key']) {
    expect(JSON.stringify(template.findResources(type)).includes(`guardduty.${region}.amazonaws.com`)).toBe(hasOwn);
  }
});
