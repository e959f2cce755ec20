import { compileLogRegex } from '../../../../src/loader/catalogue/python-regex/log-regex';
import { createExclusions } from '../../../../src/loader/transform/exclude/log-type-rules';
import { ownLogRules } from '../../../../src/loader/transform/exclude/own-logs';
import type { OwnNames } from '../../../../src/loader/transform/exclude/own-logs';
import { NO_RULES } from '../../../../src/loader/transform/exclude/rule-set';
import type { Fields } from '../../../../src/loader/types';

const NAMES: OwnNames = { userAgent: 'siem-es-loader' };

function isOwn(logType: string, fields: Fields, names = NAMES): boolean {
  const rules = createExclusions({ ...NO_RULES, fields: ownLogRules(names, compileLogRegex) }, (_, reason) => {
    throw new Error(reason);
  });
  return rules.forLogType(logType)?.raw(fields) !== undefined;
}

describe('what loading logs leaves in the logs', () => {
  it.each<[string, string, Fields]>([
    ['a call of the loader', 'cloudtrail', { userAgent: '[aws-sdk-js/3.1 siem-es-loader/1.0]' }],
    ['a call of the loader under its older name', 'cloudtrail', { userAgent: 'AesSiemEsLoader' }],
    ['a call of the indicators\' builder', 'cloudtrail', { userAgent: 'x siem-ioc-db-creator/1' }],
    ['a call of Security Lake', 'cloudtrail', { sourceIPAddress: 'securitylake.amazonaws.com' }],
    ['what a function\'s session does', 'cloudtrail', { userIdentity: { type: 'AssumedRole', principalId: 'AROAEXAMPLE:aes-siem-es-loader' } }],
    ['what the partition updater\'s session does', 'cloudtrail', { userIdentity: { principalId: 'AROAEXAMPLE:SecurityLake_Glue_Partition_Updater_Lambda_x' } }],
    ['what the loader\'s role does', 'cloudtrail', { userIdentity: { arn: 'arn:aws:sts::123456789012:assumed-role/x-LambdaEsLoaderServiceRole-y/z' } }],
    ['the invocation of a function', 'cloudtrail', { requestParameters: { functionName: 'arn:aws:lambda:eu-west-1:123456789012:function:aes-siem-ioc-plan' } }],
    ['the assumption of the replication\'s role', 'cloudtrail', { requestParameters: { roleArn: 'arn:aws:iam::123456789012:role/AmazonSecurityLakeS3ReplicationRole-x' } }],
    ['a request of the loader', 's3accesslog', { UserAgent: 'aws-sdk-js/3.1 siem-es-loader', Requester: '-' }],
    ['a request of the replication', 's3accesslog', { Requester: 'arn:aws:sts::123456789012:assumed-role/AmazonSecurityLakeS3ReplicationRole/x' }],
    ['a request of Security Lake', 's3accesslog', { Requester: 'svc:securitylake.amazonaws.com' }],
    ['an event of Security Lake', 'securitylake', { src_endpoint: { domain: 'securitylake.amazonaws.com' } }],
    ['an event about a function', 'securitylake', { resources: [{ uid: 'arn:aws:lambda:eu-west-1:123456789012:function:aes-siem-es-loader' }] }],
    ['an event of a function\'s session', 'securitylake', { actor: { user: { uid: 'AROAEXAMPLE:aes-siem-index-metrics-exporter' } } }],
    ['an event of the loader\'s role', 'securitylake', { actor: { session: { issuer: 'arn:aws:iam::123456789012:role/LambdaEsLoaderServiceRole' } } }],
  ])('is recognised: %s', (_, logType, fields) => {
    expect(isOwn(logType, fields)).toBe(true);
  });

  it.each<[string, string, Fields]>([
    ['a call of somebody else', 'cloudtrail', { userAgent: 'aws-cli/2', sourceIPAddress: '192.0.2.1', userIdentity: { principalId: 'AIDAEXAMPLE', arn: 'arn:aws:iam::123456789012:user/aes-siem-es-loader' } }],
    ['an address that only ends so', 'cloudtrail', { sourceIPAddress: 'x.securitylake.amazonaws.com' }],
    ['a session of somebody else', 'cloudtrail', { userIdentity: { principalId: 'AROAEXAMPLE:somebody' }, requestParameters: null }],
    ['another resource', 'securitylake', { resources: [{ uid: 'arn:aws:s3:::b' }, { uid: 'arn:aws:lambda:eu-west-1:123456789012:function:aes-siem-es-loader' }] }],
    ['another log type', 'waf', { userAgent: 'siem-es-loader' }],
  ])('is nothing else: %s', (_, logType, fields) => {
    expect(isOwn(logType, fields)).toBe(false);
  });
});

it('the functions\' prefix is that of the loader', () => {
  const session = { userIdentity: { principalId: 'AROAEXAMPLE:logs-es-loader' } };
  expect(isOwn('cloudtrail', session)).toBe(false);
  expect(isOwn('cloudtrail', session, { ...NAMES, functionName: 'logs-es-loader' })).toBe(true);
  expect(isOwn('cloudtrail', { userIdentity: { principalId: 'AROAEXAMPLE:aes-siem-ioc-plan' } }, { ...NAMES, functionName: 'logs-es-loader' })).toBe(true);
});

describe('the loader\'s name for itself', () => {
  it('is a pattern', () => {
    expect(isOwn('cloudtrail', { userAgent: 'x loader-7' }, { userAgent: 'loader-\\d' })).toBe(true);
  });

  it('that is empty matches nobody', () => {
    expect(isOwn('cloudtrail', { userAgent: 'aws-cli/2' }, { userAgent: '' })).toBe(false);
    expect(isOwn('cloudtrail', { userAgent: 'AesSiemEsLoader' }, { userAgent: '' })).toBe(true);
  });

  it('that is no pattern is read as it stands', () => {
    expect(isOwn('cloudtrail', { userAgent: 'my (loader' }, { userAgent: '(loader' })).toBe(true);
    expect(isOwn('cloudtrail', { userAgent: 'aws-cli/2' }, { userAgent: '(loader' })).toBe(false);
  });
});
