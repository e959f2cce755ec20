import { setMember } from '../json/set-member';
import type { Fields, Value } from '../types';

/** Reads a value out of the record (`raw`) or the document; undefined when it is absent. */
export type Getter = (raw: Fields, doc: Fields) => Value;

const isIndex = (segment: string): boolean => /^[0-9]+$/.test(segment);

/** Members that every object has and no record: looked up as own members only. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Compiles a dotted path. Segments of digits index lists. null and "" count as absent.
 * Paths that begin with `@` are the document's own fields.
 */
export function compilePath(path: string): Getter {
  const segments = path.split('.');
  const inDocument = path.startsWith('@');
  const [first, second] = segments;
  if (segments.some((segment) => INHERITED.has(segment))) return (raw, doc) => present(walk(inDocument ? doc : raw, segments, 0));
  if (inDocument) return (_raw, doc) => present(walk(doc, segments, 0));
  if (segments.length === 1) return (raw) => present(raw[first]);
  if (segments.length === 2 && !isIndex(second)) {
    return (raw) => {
      const parent = raw[first];
      return parent !== null && typeof parent === 'object' && !Array.isArray(parent) ? present(parent[second]) : undefined;
    };
  }
  return (raw) => {
    const parent = raw[first];
    return parent === undefined || parent === null ? undefined : present(walk(parent, segments, 1));
  };
}

/** The value at a path of own members; undefined when there is none. */
export function walk(root: Value, segments: readonly string[], from = 0): Value {
  let value = root;
  for (let i = from; i < segments.length; i++) {
    const segment = segments[i];
    if (value === undefined || value === null) return undefined;
    if (isIndex(segment)) {
      if (!Array.isArray(value) && typeof value !== 'string') return undefined;
      value = value[Number(segment)];
    } else {
      if (typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, segment)) return undefined;
      value = value[segment];
    }
  }
  return value;
}

function present(value: Value): Value {
  return value === null || value === '' ? undefined : value;
}

/** `b` over `a`: objects member by member, all else is replaced. Neither is changed. */
export function deepMerge(a: Value, b: Value): Value {
  if (!isPlain(a) || !isPlain(b)) return b;
  const merged: Fields = { ...a };
  for (const key of Object.keys(b)) {
    const value = Object.hasOwn(a, key) ? deepMerge(a[key], b[key]) : b[key];
    setMember(merged, key, value);
  }
  return merged;
}

export function isPlain(value: Value): value is Fields {
  return value !== null && typeof value === 'object' && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
}
