import type { Fields, Value } from '../../loader/types';
import { afterLast } from '../shared/name-part';
import { isObject, objectField, objectIn } from '../shared/object-field';

/**
 * Sets cloud.instance.id, user and related.* from a finding's Resources; of several of a type the last counts.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/asff-resources-attributes.html
 */
export function writeResources(doc: Fields, resources: Value): void {
  const addresses: Value[] = [];
  if (Array.isArray(resources)) {
    for (const resource of resources) {
      if (isObject(resource)) writeResource(doc, resource, addresses);
    }
  }
  const instance = objectIn(doc.cloud, 'instance')?.id;
  if (instance !== undefined) objectField(doc, 'related').hosts = [instance];
  if (doc.user !== undefined) {
    const names = [doc.user.id, doc.user.name].filter((name) => name !== undefined);
    if (names.length > 0) objectField(doc, 'related').user = names;
  }
  if (addresses.length > 0) {
    const related = objectField(doc, 'related');
    related.ip = [...new Set([...(Array.isArray(related.ip) ? related.ip : []), ...addresses])];
  }
}

function writeResource(doc: Fields, resource: Fields, addresses: Value[]): void {
  const id = typeof resource.Id === 'string' ? resource.Id : '';
  const type: Value = resource.Type;
  const details = objectIn(resource.Details, type);
  switch (type) {
    case 'AwsEc2Instance':
      setInstance(doc, afterLast(id, '/'));
      for (const name of ['IpV4Addresses', 'IpV6Addresses']) {
        if (Array.isArray(details?.[name])) addresses.push(...details[name]);
      }
      break;
    case 'AwsEc2Volume':
      setInstance(doc, Array.isArray(details?.Attachments) ? details.Attachments[0]?.InstanceId : undefined);
      break;
    case 'AwsIamAccessKey':
      writeAccessKey(objectField(doc, 'user'), afterLast(id, ':'), details);
      break;
    case 'AwsIamRole':
      doc.user = { name: afterLast(id, '/') };
      break;
    default:
  }
}

function writeAccessKey(user: Fields, key: string, details: Fields | undefined): void {
  const principal = details?.PrincipalId;
  if (key !== 'null') user.id = key;
  else if (typeof principal === 'string') user.id = principal.split(':', 1)[0];
  if (details?.PrincipalName !== undefined) user.name = details.PrincipalName;
}

function setInstance(doc: Fields, id: Value): void {
  if (id) objectField(objectField(doc, 'cloud'), 'instance').id = id;
}
