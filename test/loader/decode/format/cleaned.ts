import { parseExact } from '../../../../src/loader/json/exact';
import { FloatLiteral } from '../../../../src/loader/types';
import type { Value } from '../../../../src/loader/types';

/** What a document keeps of a JSON object, said as plainly as possible: without its empty members. */
export function cleaned(json: string): Value {
  return clean(parseExact(json));
}

function clean(value: Value): Value {
  if (Array.isArray(value)) return value.map((item) => (isObject(item) ? clean(item) : whole(item)));
  if (!isObject(value)) return plain(value);
  const kept = new Map<string, Value>();
  for (const key of Object.keys(value)) {
    const member = clean(value[key]);
    if (!isEmpty(member)) kept.set(key, member);
  }
  return kept;
}

/** Objects as maps, nothing left out: what lies in lists of lists is not cleaned. */
function whole(value: Value): Value {
  if (Array.isArray(value)) return value.map(whole);
  return isObject(value) ? new Map(Object.keys(value).map((key) => [key, whole(value[key])])) : plain(value);
}

/** Numbers of equal value are equal, however they are written. */
function plain(value: Value): Value {
  const number = value instanceof FloatLiteral ? value.value : value;
  return number === 0 ? 0 : number;
}

function isEmpty(value: Value): boolean {
  if (value instanceof Map) return value.size === 0;
  if (Array.isArray(value)) return value.length === 0 || (value.length === 1 && value[0] === '');
  return value === null || ['', '-', 'null', '[]'].includes(value);
}

function isObject(value: Value): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof FloatLiteral);
}

/** A JSON text with objects as maps, so that hostile keys can be compared. */
export function asMaps(json: string): Value {
  return whole(parseExact(json));
}

/** Keys that come twice in one object of a JSON text: OpenSearch refuses such documents. */
export function repeatedKeys(json: string): string[] {
  const repeated: string[] = [];
  const levels: Set<string>[] = [];
  for (const [, bracket, text, colon] of json.matchAll(/([{}])|("(?:[^"\\]|\\.)*")(\s*:)?/g)) {
    if (bracket === '{') {
      levels.push(new Set());
    } else if (bracket === '}') {
      levels.pop();
    } else if (colon !== undefined) {
      const key = JSON.parse(text) as string;
      const keys = levels.at(-1)!;
      if (keys.has(key)) repeated.push(key);
      keys.add(key);
    }
  }
  return repeated;
}
