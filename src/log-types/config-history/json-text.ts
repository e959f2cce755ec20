import { reprFloat } from '../../loader/python-text';
import type { Value } from '../../loader/types';
import { FloatLiteral } from '../../loader/types';

/** A value's JSON text with a space behind each comma and colon, integers of any size digit for digit. */
export function jsonText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (value instanceof FloatLiteral) return reprFloat(value.value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${jsonText(member)}`).join(', ')}}`;
}
