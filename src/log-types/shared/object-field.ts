import { ExtendedObject } from '../../loader/json/json-buffer';
import { FloatLiteral } from '../../loader/types';
import type { Fields, Value } from '../../loader/types';

/** `parent[name]` when it is an object (a list is none), else undefined. */
export function objectIn(parent: Value, name: string): Fields | undefined {
  const value = isObject(parent) ? parent[name] : undefined;
  return isObject(value) ? value : undefined;
}

/** `parent[name]` as an object: made, or put in the place of what is none. */
export function objectField(parent: Fields, name: string): Fields {
  const value = parent[name];
  return isObject(value) ? value : (parent[name] = {});
}

export function isObject(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FloatLiteral);
}

/** Adds members to an object of the record, of which nothing else changes. */
export function extendField(doc: Fields, raw: Fields, name: string, added: Fields): void {
  // where the document owns the field, the record's text has no part in it
  if (Object.hasOwn(doc, name)) Object.assign(doc[name], added);
  else if (isObject(raw[name])) doc[name] = new ExtendedObject(added);
}
