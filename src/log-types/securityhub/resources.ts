import type { Fields, Value } from '../../loader/types';
import { afterLast } from '../shared/name-part';
import { isObject, objectField, objectIn } from '../shared/object-field';

/** What the resources of a finding say about who and what it concerns. */
interface Concerned {
  instanceId?: Value;
  user?: { id?: Value; name?: Value };
  readonly addresses: Value[];
}

/**
 * Sets cloud.instance.id, user and related.* from a finding's Resources; of several of a type the last counts.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources-attributes.html
 */
export function writeResources(doc: Fields, resources: Value): void {
  const concerned: Concerned = { addresses: [] };
  for (const resource of Array.isArray(resources) ? resources : []) {
    // an access key without the names of its principal leaves the finding without all of these
    if (isObject(resource) && !readResource(resource, concerned)) return;
  }
  const { instanceId, user, addresses } = concerned;
  if (instanceId) objectField(objectField(doc, 'cloud'), 'instance').id = instanceId;
  if (user !== undefined) doc.user = user;

  const instance = objectIn(doc.cloud, 'instance')?.id;
  if (instance !== undefined) objectField(doc, 'related').hosts = [instance];
  const names = [user?.id, user?.name].filter(Boolean);
  if (names.length > 0) objectField(doc, 'related').user = names;
  if (addresses.length > 0) {
    const related = objectField(doc, 'related');
    related.ip = [...new Set([...(Array.isArray(related.ip) ? related.ip : []), ...addresses])];
  }
}

function readResource(resource: Fields, concerned: Concerned): boolean {
  const id = typeof resource.Id === 'string' ? resource.Id : '';
  const type: Value = resource.Type;
  const details = objectIn(resource.Details, type);
  switch (type) {
    case 'AwsEc2Instance':
      concerned.instanceId = afterLast(id, '/');
      for (const name of ['IpV4Addresses', 'IpV6Addresses']) {
        if (Array.isArray(details?.[name])) concerned.addresses.push(...details[name]);
      }
      break;
    case 'AwsEc2Volume':
      if (Array.isArray(details?.Attachments)) concerned.instanceId = details.Attachments[0]?.InstanceId ?? concerned.instanceId;
      break;
    case 'AwsIamAccessKey': {
      const key = accessKeyId(id, details?.PrincipalId);
      if (key === undefined || details?.PrincipalName === undefined) return false;
      concerned.user = { id: key, name: details.PrincipalName };
      break;
    }
    case 'AwsIamRole':
      concerned.user = { name: afterLast(id, '/') };
      break;
    default:
  }
  return true;
}

function accessKeyId(id: string, principal: Value): string | undefined {
  const key = afterLast(id, ':');
  if (key !== 'null') return key;
  return typeof principal === 'string' ? principal.split(':', 1)[0] : undefined;
}
