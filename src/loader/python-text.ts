import { FloatLiteral } from './types';
import type { Value } from './types';

/** A list that Python shows otherwise than as `[a, b]`. In JSON it is a list like any other. */
export abstract class PythonSequence extends Array<Value> {
  abstract repr(): string;
}

/** An entry of a map that is a list of such: `('key', 'value')`. */
export class PythonPair extends PythonSequence {
  repr(): string {
    return `(${pythonRepr(this[0])}, ${pythonRepr(this[1])})`;
  }
}

/** Python's `str()` of a JSON value: texts as they are, everything else as `pythonRepr`. */
export function pythonStr(value: unknown): string {
  return typeof value === 'string' ? value : pythonRepr(value);
}

/** Python's `repr()` of a JSON value: `{'a': [1, None, True, "it's", 1.0]}`. */
export function pythonRepr(value: unknown): string {
  switch (typeof value) {
    case 'string': return reprText(value);
    case 'number': return Number.isInteger(value) && Math.abs(value) < 2 ** 53 ? String(value) : reprFloat(value);
    case 'boolean': return value ? 'True' : 'False';
    case 'bigint': return String(value);
    case 'object': return value === null ? 'None' : reprObject(value);
    default: return 'None';
  }
}

function reprObject(value: object): string {
  if (value instanceof PythonSequence) return value.repr();
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (value instanceof FloatLiteral) return reprFloat(value.value);
  return `{${Object.entries(value).map(([key, member]) => `${reprText(key)}: ${pythonRepr(member)}`).join(', ')}}`;
}

/** Shortest text that reads back as the same number, always with a point or an exponent: `1.0`, `1e-05`, `1e+16`, `nan`, `inf`. */
export function reprFloat(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value < 0 ? '-inf' : 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  // JavaScript and Python agree on the digits, not on where the exponent begins
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits, exponent] = value.toExponential().split('e');
    return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

// printable in Python: neither control, format, surrogate, private, unassigned nor separator, except the space
const NEEDS_ESCAPE = /(?! )[\\\p{C}\p{Z}]/u;
const ESCAPED = /(?! )[\\\p{C}\p{Z}]/gu;
const SHORT_ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** What most texts are, shown in single quotes as they are. */
const PLAIN = /^[ !#-&(-[\]-~]*$/;

/** Python's `repr()` of a text. */
export function reprText(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let body = NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, escapeChar) : text;
  if (quote === "'" && body.includes("'")) body = body.replaceAll("'", "\\'");
  return quote + body + quote;
}

function escapeChar(char: string): string {
  if (Object.hasOwn(SHORT_ESCAPES, char)) return SHORT_ESCAPES[char];
  const code = char.codePointAt(0)!;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
