import { JsonText } from '../../json/json-buffer';
import { FloatLiteral } from '../../types';
import type { Fields, Value } from '../../types';

/** A value as JSON.parse gives it: texts that are written already, and numbers that JavaScript has not, resolved. */
export function plainValue(value: Value): Value {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value ?? null;
  if (Array.isArray(value)) return plainList(value);
  if (value instanceof JsonText) return value.value;
  return value instanceof FloatLiteral ? value.value : plainObject(value);
}

/** The list itself when there is nothing to resolve: most have nothing. */
function plainList(list: Value[]): Value[] {
  let resolved = list;
  for (let i = 0; i < list.length; i++) {
    const plain = plainValue(list[i]);
    if (plain === list[i]) continue;
    if (resolved === list) resolved = list.slice();
    resolved[i] = plain;
  }
  return resolved;
}

function plainObject(fields: Fields): Fields {
  let resolved = fields;
  for (const name in fields) {
    const plain = plainValue(fields[name]);
    if (plain === fields[name]) continue;
    if (resolved === fields) resolved = { ...fields };
    resolved[name] = plain;
  }
  return resolved;
}
