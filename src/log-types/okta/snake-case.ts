import type { Value } from '../../loader/types';
import { isObject } from '../shared/object-field';

const HUMP = /(?<=[a-z|0-9])[A-Z]/g;

/** `rawUserAgent` → `raw_user_agent` */
export function snakeCase(text: string): string {
  return text.replace(HUMP, (capital) => `_${capital.toLowerCase()}`);
}

/** An object with its keys, and those of the objects in it, in snake case; lists stay as they are. */
export function snakeKeys(value: Value): Value {
  if (!isObject(value)) return value;
  // makes own members of keys like __proto__
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [snakeCase(key), snakeKeys(member)]));
}
