import { withListsForMaps } from '../../../src/log-types/config-history/maps-to-lists';

describe('maps whose keys are names of the resource', () => {
  it('become lists in the inventory of an instance', () => {
    const item = { resourceType: 'AWS::SSM::ManagedInstanceInventory', configuration: { 'AWS:Network': { Content: { eth0: { IPV4: 'a' } } }, 'AWS:File': { Content: { f: 1 } } } };
    expect(withListsForMaps(item).configuration).toEqual({ 'AWS:Network': { Content: [{ IPV4: 'a' }] }, 'AWS:File': { Content: { f: 1 } } });
  });

  it.each(['AWS::SSM::PatchCompliance', 'AWS::SSM::AssociationCompliance'])('become lists in %s', (resourceType) => {
    const item = { resourceType, configuration: { 'AWS:ComplianceItem': { Content: { Patch: { a: 1 }, Association: { b: 2 } } } } };
    expect(withListsForMaps(item).configuration).toEqual({ 'AWS:ComplianceItem': { Content: { Patch: [1], Association: [2] } } });
  });

  it.each([
    [{ resourceType: 'AWS::S3::Bucket' }],
    [{ resourceType: 'AWS::S3::Bucket', supplementaryConfiguration: { BucketReplicationConfiguration: { rules: ['r'] }, BucketNotificationConfiguration: 'none' } }],
    [{ resourceType: 'AWS::EC2::VPC', configuration: { 'AWS:Network': { Content: { a: 1 } } } }],
    [{ resourceType: 'AWS::SSM::PatchCompliance', configuration: null }],
  ])('stay away from %j', (item) => {
    expect(withListsForMaps(item)).toEqual(item);
  });
});
