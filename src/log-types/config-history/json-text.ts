import { reprFloat } from '../../loader/python-text';
import type { Value } from '../../loader/types';
import { FloatLiteral } from '../../loader/types';

/** A value's JSON text in ASCII with a space behind each comma and colon, integers of any size digit for digit. */
export function jsonText(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (value instanceof FloatLiteral) return reprFloat(value.value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return scalarText(value);
  return `{${Object.entries(value).map(([name, member]) => `${scalarText(name)}: ${jsonText(member)}`).join(', ')}}`;
}

function scalarText(value: Value): string {
  return JSON.stringify(value).replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
