import { addressesOf } from './config-addresses';
import { md5 } from './md5';
import { afterLast } from './name-part';
import { isObject, objectField } from './object-field';
import type { Fields, RecordContext, Value } from '../../loader/types';

/** Raw fields that the functions of this file read. */
export const RESOURCE_FIELDS = ['awsAccountId', 'awsRegion', 'resourceType', 'resourceId', 'resourceName', 'configRuleARN', 'configuration'];

/**
 * Id of an AWS Config record: the resource, the moment and the rule. Without all of the resource's names, or without a
 * time of its own, a record keeps the id made of its text, which is the same at every load.
 */
export function writeConfigId(doc: Fields, raw: Fields, context: RecordContext, hasOwnTime: boolean): void {
  const resource = [raw.awsAccountId, raw.awsRegion, raw.resourceType, raw.resourceId];
  if (!hasOwnTime || !resource.every((part) => typeof part === 'string')) return;
  doc['@id'] = md5(resource.join(''));
  const [date, time] = context.timestamp.split('T');
  const rule = md5(`${doc.event?.module}${raw.configRuleARN ?? ''}`).slice(0, 4);
  context.controls.docIdSuffix = `${date.replaceAll('-', '')}_${time.slice(0, 8).replaceAll(':', '')}_${rule}`;
}

/** Sets cloud.instance.id, user and related of what the record is about. */
export function writeConcerned(doc: Fields, raw: Fields, configuration: Value): void {
  if (typeof raw.resourceId === 'string') writeInstanceAndUser(doc, raw, raw.resourceId);
  const addresses = isObject(configuration) ? addressesOf(raw, configuration) : [];
  if (addresses.length > 0) objectField(doc, 'related').ip = addresses;
}

function writeInstanceAndUser(doc: Fields, raw: Fields, id: string): void {
  const instance = instanceOf(raw.resourceType, id);
  if (instance !== undefined) {
    objectField(objectField(doc, 'cloud'), 'instance').id = instance;
    objectField(doc, 'related').hosts = [instance];
  }
  const user = userOf(raw);
  if (user === undefined) return;
  doc.user = user;
  const names = [user.name, user.id].filter(Boolean);
  if (names.length > 0) objectField(doc, 'related').user = names;
}

function instanceOf(type: unknown, id: string): string | undefined {
  switch (type) {
    case 'AWS::EC2::Instance':
    case 'AWS::SSM::ManagedInstanceInventory':
      return id;
    case 'AWS::SSM::AssociationCompliance':
    case 'AWS::SSM::PatchCompliance':
      return afterLast(id, '/');
    default:
      return undefined;
  }
}

function userOf({ resourceType, resourceId, resourceName }: Fields): { id: string; name?: string } | undefined {
  if (resourceType === 'AWS::IAM::User' || resourceType === 'AWS::IAM::Role') {
    return { id: resourceId, name: typeof resourceName === 'string' ? resourceName : undefined };
  }
  if (resourceType !== 'AWS::Config::ResourceCompliance') return undefined;
  const [type, id, ...others] = resourceId.split('/');
  // that instances stand here, too, is what saved searches know
  return id !== undefined && others.length === 0 && COMPLIANT_USERS.has(type) ? { id } : undefined;
}

const COMPLIANT_USERS = new Set(['AWS::IAM::User', 'AWS::IAM::Role', 'AWS::EC2::Instance']);
