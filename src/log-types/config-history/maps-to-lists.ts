import type { Fields } from '../../loader/types';
import { isObject } from '../shared/object-field';

const COMPLIANCE_ITEMS = ['Association', 'Patch'].map((kind) => ['configuration', 'AWS:ComplianceItem', 'Content', kind]);

/** Where a resource's configuration has a map whose keys are names of its own, by resource type. */
const MAPS = new Map([
  ['AWS::S3::Bucket', [
    ['supplementaryConfiguration', 'BucketNotificationConfiguration', 'configurations'],
    ['supplementaryConfiguration', 'BucketReplicationConfiguration', 'rules'],
  ]],
  ['AWS::SSM::ManagedInstanceInventory',
    ['AWS:Application', 'AWS:AWSComponent', 'AWS:InstanceInformation', 'AWS:Network', 'AWS:WindowsUpdate']
      .map((inventory) => ['configuration', inventory, 'Content'])],
  ['AWS::SSM::PatchCompliance', COMPLIANCE_ITEMS],
  ['AWS::SSM::AssociationCompliance', COMPLIANCE_ITEMS],
]);

/** The item with lists in the place of such maps: each of their keys would be a field of the index. */
export function withListsForMaps(item: Fields): Fields {
  const paths = MAPS.get(item.resourceType);
  return paths === undefined ? item : paths.reduce(withList, item);
}

/** A copy of what `path` goes through, with the values of the map at its end. */
function withList(parent: Fields, [name, ...rest]: readonly string[]): Fields {
  const value = parent[name];
  if (!isObject(value)) return parent;
  const changed = rest.length === 0 ? Object.values(value) : withList(value, rest);
  return changed === value ? parent : { ...parent, [name]: changed };
}
