/**
 * Writes JSON text without empty members: null, "", "-", "null", "[]", {}, [] and [""] are left out of objects, and of
 * objects that are items of lists; items of lists stay. Numbers that JSON can't hold are null.
 */
import { FloatLiteral } from '../types';
import type { Fields, Value } from '../types';

/** A value whose JSON text is known: shared by many documents (GeoIP, user agents), therefore never changed. */
export class JsonText {
  constructor(readonly json: string, readonly value: Value) {}
}

/** Below this length looking at each character beats the call of JSON.stringify. */
const SHORT = 64;
const MAX_KEYS = 20_000;
const keyTexts = new Map<string, string>();

/** `"text"` with all that JSON demands escaped; lone surrogates as `\udXXX`. */
export function quote(text: string): string {
  const length = text.length;
  if (length > SHORT) return JSON.stringify(text);
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 32 || c === 34 || c === 92 || (c >= 0xd800 && c <= 0xdfff)) return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** `"key":` */
export function keyText(key: string): string {
  const known = keyTexts.get(key);
  if (known !== undefined) return known;
  const text = `${quote(key)}:`;
  if (keyTexts.size < MAX_KEYS) keyTexts.set(key, text);
  return text;
}

/** Whether text counts as no value. */
export function isEmptyText(text: string): boolean {
  return text.length <= 4 && (text === '' || text === '-' || text === 'null' || text === '[]');
}

/** `"key":value,` with the comma, or '' when the value is empty. */
export function writeMember(key: string, value: Value): string {
  if (typeof value === 'string') return isEmptyText(value) ? '' : `${keyText(key)}${quote(value)},`;
  const text = writeValue(value);
  return text === '' ? '' : `${keyText(key)}${text},`;
}

/** `"a":1,"b":2,` of all members that aren't empty. */
export function writeMembers(fields: Fields): string {
  let out = '';
  for (const key in fields) out += writeMember(key, fields[key]);
  return out;
}

/** JSON text of a value, '' when it is empty. */
export function writeValue(value: Value): string {
  switch (typeof value) {
    case 'string': return isEmptyText(value) ? '' : quote(value);
    case 'number': return Number.isFinite(value) ? String(value) : '';
    case 'boolean': return value ? 'true' : 'false';
    case 'bigint': return String(value);
    case 'object': {
      if (value === null) return '';
      if (value instanceof JsonText) return value.json;
      if (Array.isArray(value)) return value.length === 0 || (value.length === 1 && value[0] === '') ? '' : writeList(value, true);
      if (value instanceof FloatLiteral) return String(value.value);
      const members = writeMembers(value);
      return members === '' ? '' : `{${members.slice(0, -1)}}`;
    }
    default: return '';
  }
}

function writeList(list: Value[], clean: boolean): string {
  let out = '[';
  for (let i = 0; i < list.length; i++) {
    if (i > 0) out += ',';
    out += writeItem(list[i], clean);
  }
  return `${out}]`;
}

function writeItem(item: Value, clean: boolean): string {
  if (typeof item === 'string') return quote(item);
  if (Array.isArray(item)) return writeList(item, false);
  if (item !== null && typeof item === 'object' && !(item instanceof FloatLiteral) && !(item instanceof JsonText)) {
    return clean ? writeValue(item) || '{}' : writeWhole(item);
  }
  return writeValue(item) || 'null';
}

/** An object with all its members, empty ones too: objects inside nested lists are not cleaned. */
function writeWhole(fields: Fields): string {
  let out = '';
  for (const key in fields) out += `${keyText(key)}${Array.isArray(fields[key]) ? writeList(fields[key], false) : writeItem(fields[key], false)},`;
  return `{${out.slice(0, -1)}}`;
}
