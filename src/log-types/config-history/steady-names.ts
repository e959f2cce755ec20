import { jsonText } from './json-text';
import type { Fields, Value } from '../../loader/types';
import { isObject } from '../shared/object-field';

const isText = (value: Value): value is string => typeof value === 'string';

/** Texts of one resource type that are objects of another: `text` becomes `{member: text}`. */
const TEXTS: readonly (readonly [field: string, member: string])[] = [['endpoint', 'address'], ['iamInstanceProfile', 'arn']];
/** The same with lists of texts. */
const LISTS_OF_TEXTS: readonly (readonly [field: string, member: string])[] = [
  ['securityGroups', 'groupId'], ['availabilityZones', 'zoneName'], ['subnets', 'subnetIdentifier'],
];
/** Members of objects that other resource types have as texts: they move beside the object. */
const MOVED: readonly (readonly [object: string, member: string])[] = [['owner', 'id'], ['state', 'code'], ['state', 'name']];

/**
 * The item with one type for each name: resource types give one name in their configuration different types, which an
 * index can't hold.
 */
export function withSteadyNames(item: Fields): Fields {
  const { configuration, tags } = item;
  const changed = { ...item };
  if (isObject(configuration)) changed.configuration = configurationOf(configuration);
  if (isObject(tags) && Object.hasOwn(tags, 'AmazonFSx.FileSystemId')) {
    // a point in a name is a path
    const { 'AmazonFSx.FileSystemId': id, ...others } = tags;
    changed.tags = { ...others, AmazonFSx_FileSystemId: id };
  }
  return changed;
}

/** The same object when nothing in it needs a change. */
function configurationOf(configuration: Fields): Fields {
  let copy: Fields | undefined;
  const set = (name: string, value: Value): void => {
    copy ??= { ...configuration };
    if (value === undefined) delete copy[name];
    else copy[name] = value;
  };
  const has = (name: string): boolean => Object.hasOwn(configuration, name);

  for (const [object, member] of MOVED) {
    const from: Value = (copy ?? configuration)[object];
    if (!has(object) || !isObject(from) || !Object.hasOwn(from, member)) continue;
    const { [member]: moved, ...rest } = from;
    set(object, rest);
    set(`${object}_${member}`, moved);
  }
  if (has('stateReason') && isText(configuration.stateReason)) {
    set('stateReason', { message: configuration.stateReason, code: configuration.stateReasonCode });
    set('stateReasonCode', undefined);
  }
  for (const [field, member] of LISTS_OF_TEXTS) {
    const list = has(field) ? configuration[field] : undefined;
    if (Array.isArray(list) && list.some(isText)) set(field, list.map((value) => (isText(value) ? { [member]: value } : value)));
  }
  for (const [field, member] of TEXTS) {
    if (has(field) && isText(configuration[field])) set(field, { [member]: configuration[field] });
  }
  const rules = has('rules') ? configuration.rules : undefined;
  if (Array.isArray(rules) && isObject(rules[0]?.statement)) set('rules', rules.map(withStatementText));
  const status = has('status') ? configuration.status : undefined;
  // a status with a code alone has always been an object
  if (isObject(status) && Object.hasOwn(status, 'message')) {
    const { message, ...rest } = status;
    set('status_message', message);
    set('status', Object.hasOwn(rest, 'code') ? rest.code : rest);
  }
  return copy ?? configuration;
}

/** Statements of AWS WAF rules nest as deep as their authors like. */
function withStatementText(rule: Value): Value {
  return isObject(rule) && rule.statement !== undefined ? { ...rule, statement: jsonText(rule.statement) } : rule;
}
