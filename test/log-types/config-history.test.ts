import { applyLogic } from './apply-logic';
import { logic as ofHistory } from '../../src/log-types/config-history/config-history';
import { logic as ofSnapshot } from '../../src/log-types/config-snapshot/config-snapshot';

const item = (resourceType: string, resourceId: string, more = {}) => ({
  awsAccountId: '123456789012', awsRegion: 'eu-west-1', resourceType, resourceId, configurationItemCaptureTime: '2025-05-20T09:41:17.350Z', ...more,
});
const doc = (module = 'config-history') => ({ event: { module } });
const origin = { timestamp: '2025-05-20T09:41:17.350000+00:00', key: 'x_20250520T100102Z_y.json.gz' };

describe('config-history', () => {
  it('takes the id of resource, moment and log type', () => {
    const result = applyLogic(ofHistory, item('AWS::EC2::VPC', 'vpc-1'), doc(), origin);
    expect(result.doc['@id']).toBe('0a185d0acd13da46be97fc6c3fd72d5c');
    expect(result.controls.docIdSuffix).toBe('20250520_094117_4981');
  });

  it.each(['awsAccountId', 'awsRegion', 'resourceType', 'resourceId', 'configurationItemCaptureTime'])('leaves the id to the text of an item without %s', (field) => {
    const result = applyLogic(ofHistory, item('AWS::EC2::VPC', 'vpc-1', { [field]: null }), doc(), origin);
    expect(result.doc).not.toHaveProperty('@id');
    expect(result.controls.docIdSuffix).toBeUndefined();
  });

  it('names the resource although its configuration is gone', () => {
    const result = applyLogic(ofHistory, item('AWS::IAM::User', 'AIDAEXAMPLE', { resourceName: 'erika', configuration: null }), doc(), origin);
    expect(result.doc).toMatchObject({ user: { id: 'AIDAEXAMPLE', name: 'erika' }, related: { user: ['erika', 'AIDAEXAMPLE'] } });
  });

  it.each([
    ['AWS::EC2::Instance', 'i-0123456789abcdef0'],
    ['AWS::SSM::ManagedInstanceInventory', 'i-0123456789abcdef0'],
    ['AWS::SSM::PatchCompliance', 'AWS::SSM::ManagedInstanceInventory/i-0123456789abcdef0'],
    ['AWS::SSM::AssociationCompliance', 'AWS::SSM::ManagedInstanceInventory/i-0123456789abcdef0'],
  ])('finds the instance of %s', (type, id) => {
    expect(applyLogic(ofHistory, item(type, id), doc(), origin).doc).toMatchObject({
      cloud: { instance: { id: 'i-0123456789abcdef0' } }, related: { hosts: ['i-0123456789abcdef0'] },
    });
  });

  it('finds the user in the compliance of one', () => {
    expect(applyLogic(ofHistory, item('AWS::Config::ResourceCompliance', 'AWS::IAM::Role/AROAEXAMPLE'), doc(), origin).doc.user).toEqual({ id: 'AROAEXAMPLE' });
    for (const other of ['AWS::S3::Bucket/b', 'AWS::IAM::Role/path/AROAEXAMPLE', 'AWS::IAM::Role']) {
      expect(applyLogic(ofHistory, item('AWS::Config::ResourceCompliance', other), doc(), origin).doc.user).toBeUndefined();
    }
  });

  it('changes the document, never the record', () => {
    const raw = item('AWS::S3::Bucket', 'b', {
      configuration: { owner: { id: '1' } },
      supplementaryConfiguration: { BucketNotificationConfiguration: { configurations: { a: { events: [] } } } },
      tags: { 'AmazonFSx.FileSystemId': 'fs-1' },
    });
    const before = structuredClone(raw);
    const result = applyLogic(ofHistory, raw, doc(), origin);
    expect(raw).toEqual(before);
    expect(result.doc).toMatchObject({
      configuration: { owner_id: '1' },
      supplementaryConfiguration: { BucketNotificationConfiguration: { configurations: [{ events: [] }] } },
      tags: { AmazonFSx_FileSystemId: 'fs-1' },
    });
  });

  it('leaves fields that need no change to the text of the record', () => {
    const raw = item('AWS::EC2::VPC', 'vpc-1', { configuration: { state: 'available' }, supplementaryConfiguration: {}, tags: { Name: 'a' } });
    const result = applyLogic(ofHistory, raw, doc(), origin);
    for (const field of ['configuration', 'supplementaryConfiguration', 'tags']) expect(result.doc).not.toHaveProperty(field);
  });
});

describe('config-snapshot', () => {
  it('takes ids at the time of the snapshot, also of items without a time', () => {
    const raw = item('AWS::EC2::VPC', 'vpc-1', { configurationItemCaptureTime: undefined });
    const result = applyLogic(ofSnapshot, raw, doc('config-snapshot'), { ...origin, timestamp: '2025-05-20T10:01:02+00:00' });
    expect(result.controls.docIdSuffix).toBe('20250520_100102_5495');
  });

  it('leaves the id to the text when the key has no time', () => {
    expect(applyLogic(ofSnapshot, item('AWS::EC2::VPC', 'vpc-1'), doc('config-snapshot'), { ...origin, key: 'latest.json.gz' }).doc).not.toHaveProperty('@id');
  });
});
