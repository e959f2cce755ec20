import { brokenRecord } from './fields-record';
import type { JsonRecordBuilder } from './json-record';
import { parseExact } from '../../json/exact';
import type { RawRecord, RecordMeta } from '../../types';

/** Backslashes that begin no escape of JSON, as sloppy writers leave them. */
const LONE_BACKSLASH = /(?<=[^\\])\\(?=[^"\\/bfnrtu])/g;

/** Reads a JSON text from an envelope; texts with bad escapes are mended, others become a document with an error. */
export function readJsonMessage(text: string, builder: JsonRecordBuilder, meta?: RecordMeta): RawRecord {
  let problem: string;
  try {
    const value = parse(text);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return builder.fromFields(value, text, meta);
    problem = 'no JSON object';
  } catch (error) {
    problem = (error as Error).message;
  }
  return brokenRecord(text, { code: 'bad-json', message: `invalid json file: ${problem}`, counted: false }, meta);
}

function parse(text: string): unknown {
  try {
    return parseExact(text);
  } catch (error) {
    const mended = text.replace(LONE_BACKSLASH, '\\\\');
    if (mended === text) throw error;
    return parseExact(mended);
  }
}
