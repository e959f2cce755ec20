import type { Value } from '../../loader/types';
import { isObject } from '../shared/object-field';

const HUMP = /(?<=[a-z|0-9])[A-Z]/g;

/** `rawUserAgent` → `raw_user_agent` */
export function snakeCase(text: string): string {
  return text.replace(HUMP, (capital) => `_${capital.toLowerCase()}`);
}

const MAX_KNOWN = 2_000;
/** Names of members, which all events have in common. */
const known = new Map<string, string>();

function snakeName(name: string): string {
  let snake = known.get(name);
  if (snake === undefined) {
    snake = snakeCase(name);
    if (known.size < MAX_KNOWN) known.set(name, snake);
  }
  return snake;
}

/** An object with its keys, and those of the objects in it, in snake case; lists stay as they are. */
export function snakeKeys(value: Value): Value {
  if (!isObject(value)) return value;
  const result: Record<string, Value> = {};
  for (const name of Object.keys(value)) {
    const snake = snakeName(name);
    const member = snakeKeys(value[name]);
    if (snake === '__proto__') Object.defineProperty(result, snake, { value: member, enumerable: true, configurable: true, writable: true });
    else result[snake] = member;
  }
  return result;
}
