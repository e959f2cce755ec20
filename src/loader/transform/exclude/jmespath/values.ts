import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../../../types';

/** What JMESPath takes for false: null, false, and empty texts, lists and objects; 0 is true. */
export function isFalse(value: Value): boolean {
  if (value === null || typeof value !== 'object') return value === null || value === false || value === '';
  if (Array.isArray(value)) return value.length === 0;
  for (const _ in value) return false;
  return true;
}

/** Equal as JSON values are. */
export function isEqual(a: Value, b: Value): boolean {
  if (a === b) return true;
  return a !== null && b !== null && typeof a === 'object' && typeof b === 'object' && isDeepStrictEqual(a, b);
}
