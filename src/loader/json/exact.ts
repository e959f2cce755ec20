import { FloatLiteral } from '../types';
import type { Value } from '../types';

/**
 * JSON.parse that keeps what a double can't: integers beyond 2^53 become `bigint`, numbers written with a point or
 * an exponent whose value is an integer become `FloatLiteral`. Slower than JSON.parse: for the few texts that need it.
 */
export function parseExact(text: string): Value {
  return JSON.parse(text, keepNumber as (key: string, value: Value) => Value);
}

function keepNumber(_key: string, value: Value, context?: { source?: string }): Value {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  const source = context.source;
  if (/[.eE]/.test(source)) return Number.isInteger(value) ? new FloatLiteral(value) : value;
  return Number.isSafeInteger(value) ? value : BigInt(source);
}
