import { brokenRecord } from './fields-record';
import { pythonJsonError } from './json-error';
import { withoutNaN } from './json-record';
import type { JsonRecordBuilder } from './json-record';
import { isTooDeep, tooDeepRecord } from './nesting';
import { parseExact } from '../../json/exact';
import type { RawRecord, RecordMeta, Value } from '../../types';

/** Backslashes that begin no escape of JSON, as sloppy writers leave them. */
const LONE_BACKSLASH = /(?<=[^\\])\\(?=[^"\\/bfnrtu])/g;
const STRING = /"(?:[^"\\]|\\[^])*"/g;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/g;

/** Reads a JSON text from an envelope; texts with bad escapes are mended, others become a document with an error. */
export function readJsonMessage(text: string, builder: JsonRecordBuilder, meta?: RecordMeta): RawRecord {
  if (isTooDeep(text)) return tooDeepRecord(text, meta);
  const parsed = parse(text);
  const { value } = parsed;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return builder.fromFields(value, text, meta);
  return brokenRecord(text, { code: 'bad-json', message: `invalid json file: ${parsed.problem ?? 'no JSON object'}`, counted: false }, meta);
}

function parse(text: string): { value?: Value; problem?: string } {
  const value = tryParse(text);
  if (value !== undefined) return { value };
  const json = text.startsWith('\ufeff') ? text.substring(1) : text;
  const problem = pythonJsonError(json);
  if (problem === undefined) return { value: tryParse(withoutNaN(json)) };
  if (!problem.startsWith('Invalid \\escape')) return { problem };
  const mended = json.replace(LONE_BACKSLASH, '\\\\').replace(STRING, escapeControl);
  return { value: tryParse(mended), problem };
}

/** undefined when the text is no JSON. */
function tryParse(text: string): Value {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

function escapeControl(string: string): string {
  return string.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
