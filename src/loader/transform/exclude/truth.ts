import { FloatLiteral } from '../../types';
import type { Value } from '../../types';

/** Python's truth of a value: false of null, false, 0, empty texts, lists and objects. */
export function isTrue(value: Value): boolean {
  if (value === null || typeof value !== 'object') return Boolean(value);
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof FloatLiteral) return value.value !== 0;
  for (const _ in value) return true;
  return false;
}
