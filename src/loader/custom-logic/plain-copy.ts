import { setMember } from '../json/set-member';
import { FloatLiteral } from '../types';
import type { Fields, Value } from '../types';

/** OpenSearch refuses deeper documents (`index.mapping.depth.limit` is 20, its JSON parser's limit 1,000). */
const MAX_DEPTH = 200;

/**
 * A copy of what JSON can hold: dates become ISO text, maps and sets objects and lists, functions and symbols vanish. Throws for what is nested
 * without end.
 */
export function plainCopy(value: Value, depth = 0): Value {
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (value === null || typeof value !== 'object') return value;
  if (depth > MAX_DEPTH) throw new Error(`the document is nested deeper than ${MAX_DEPTH} levels, or refers to itself`);
  if (value instanceof FloatLiteral) return value.value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (Array.isArray(value)) return value.map((item) => plainCopy(item, depth + 1) ?? null);
  if (value instanceof Set) return plainCopy([...value], depth);
  const copy: Fields = {};
  for (const [name, member] of value instanceof Map ? value : Object.entries(value)) {
    setMember(copy, String(name), plainCopy(member, depth + 1));
  }
  return copy;
}
