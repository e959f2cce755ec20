import { applyLogic } from './apply-logic';
import { logic as ocsfJson } from '../../src/log-types/ocsf-json/ocsf-json';
import { logic } from '../../src/log-types/securitylake/securitylake';
import { builtInCatalogue } from '../support/log-type-samples';

const MODIFIED = Date.parse('2025-05-31T23:59:59.123Z');
const apply = (raw: object, doc: object = {}) => {
  const result = applyLogic(logic, raw as never, doc);
  return { ...result, index: result.controls.indexName, logType: result.doc['@log_type'] };
};

describe('OCSF events', () => {
  it('are treated alike as Parquet and as JSON', () => expect(ocsfJson).toBe(logic));

  it.each([
    [1, 'log-ocsf-system', 'ocsf-system-activity'],
    [2, 'log-ocsf-findings', 'ocsf-findings'],
    [3, 'log-ocsf-audit', 'ocsf-audit-activity'],
    [4, 'log-ocsf-network', 'ocsf-network-activity'],
    [5, 'log-ocsf-config', 'ocsf-config-inventory'],
    [6, 'log-ocsf', 'ocsf'],
    ['4', 'log-ocsf-network', 'ocsf-network-activity'],
  ])('without the name of category %s go to %s', (uid, index, logType) => {
    expect(apply({ category_uid: uid })).toMatchObject({ index, logType });
  });

  it.each([
    ['Identity & Access Management', 'log-ocsf-identity', 'ocsf-identity-&-access-management'],
    ['Application Activity', 'log-ocsf-application', 'ocsf-application-activity'],
    ['Remediation', 'log-ocsf-remediation', 'ocsf-remediation'],
    ['What/Ever?', 'log-ocsf', 'ocsf-what/ever?'],
    ['x'.repeat(300), 'log-ocsf', `ocsf-${'x'.repeat(300)}`],
    ['  ', 'log-ocsf', 'ocsf---'],
  ])('of category "%s" go to %s, whatever its number is', (name, index, logType) => {
    expect(apply({ category_uid: 3, category_name: name })).toMatchObject({ index, logType });
  });

  it.each([undefined, null, 'three', '', {}, [3]])('without a number of their category (%p) stay in the index of the log type', (uid) => {
    const { index, logType, doc } = apply({ category_uid: uid, category_name: 'Network Activity' }, { user: { name: 'a:b' } });
    expect({ index, logType, name: doc.user.name }).toEqual({ index: undefined, logType: undefined, name: 'a:b' });
  });

  it('have the time of the last change when they are findings', () => {
    const { doc, controls } = apply({ category_uid: 2, finding: { created_time: 1, modified_time: MODIFIED } });
    expect(doc['@timestamp']).toBe(MODIFIED);
    expect(controls.indexTime).toBe(MODIFIED);
  });

  it('have the time of a finding that never changed', () => {
    expect(apply({ category_uid: 2, finding: { created_time: MODIFIED, modified_time: null } }).doc['@timestamp']).toBe(MODIFIED);
  });

  it('have a time that the index reads right when a finding counts in seconds', () => {
    const { doc, controls } = apply({ category_uid: 2, finding: { modified_time: 1748735999 } });
    expect(doc['@timestamp']).toBe('2025-05-31T23:59:59+00:00');
    expect(controls.indexTime).toBe(1748735999000);
  });

  it.each([undefined, 'text', {}, { modified_time: 'yesterday' }, { modified_time: 0 }])('keep their own time when the finding has none: %p', (finding) => {
    const { doc, controls } = apply({ category_uid: 2, finding }, { '@timestamp': 'own' });
    expect([doc['@timestamp'], controls.indexTime]).toEqual(['own', undefined]);
  });

  it('keep their own time when they are no findings', () => {
    expect(apply({ category_uid: 3, finding: { modified_time: MODIFIED } }).controls.indexTime).toBeUndefined();
  });

  it.each([
    ['arn:aws:sts::123456789012:assumed-role/Admin/mia.example', 'mia.example'],
    ['AROAEXAMPLE:session', 'session'],
    ['EXAMPLE/noah', 'EXAMPLE/noah'],
  ])('of user %s are those of %s', (name, short) => {
    expect(apply({ category_uid: 3 }, { user: { name } }).doc.user.name).toBe(short);
  });
});

describe('objects of Security Lake', () => {
  const partition = 'region=eu-central-1/accountId=123456789012/eventDay=20250612';
  const logType = (key: string) => {
    const detection = builtInCatalogue().detect(key);
    return detection.logType;
  };

  it.each([
    `aws/EKS_AUDIT/2.0/${partition}/4c1d8f0b2a6e4f7b9d3c5e7a1b2c3d4e.gz.parquet`,
    `aws/WAF/1.0/${partition}/part-00000-5f2c1c3e-0000-4000-8000-0123456789ab.zstd.parquet`,
    `ext/example-sensor/1.0/${partition}/sensor_1749715200_7.parquet`,
    'copies/4c1d8f0b2a6e4f7b9d3c5e7a1b2c3d4e.gz.parquet',
    'SecurityLake/any.file',
  ])('are known by their keys: %s', (key) => expect(logType(key)).toBe('securitylake'));

  it.each([
    'aws/EKS_AUDIT/2.0/metadata/00001-5f2c1c3e-0000-4000-8000-0123456789ab.metadata.json',
    `ext/example-sensor/1.0/${partition}/_SUCCESS`,
    'AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-central-1/year=2025/x.log.parquet',
  ])('are no others: %s', (key) => expect(logType(key)).not.toBe('securitylake'));
});
