import { brokenRecord } from './fields-record';
import { INCOMPLETE, JsonScanner, JsonSyntaxError, MAX_DEPTH, TOO_DEEP } from './json-scanner';
import type { RawRecord, RecordMeta } from '../../types';

export const NESTED_TOO_DEEP = `nested deeper than ${MAX_DEPTH} levels`;

const scanner = new JsonScanner();

/** Whether a text begins with a JSON object that is nested too deep for all that follows. */
export function isTooDeep(text: string): boolean {
  if (!mayBeTooDeep(text)) return false;
  const start = text.search(/\S/);
  if (text[start] !== '{') return false;
  try {
    scanner.record(text, start);
  } catch (error) {
    if (error !== INCOMPLETE && !(error instanceof JsonSyntaxError)) throw error;
  }
  return (scanner.allFlags & TOO_DEEP) !== 0;
}

/** Whether it has as many opening brackets; most texts have few. */
function mayBeTooDeep(text: string): boolean {
  if (text.length <= MAX_DEPTH) return false;
  let count = 0;
  for (const bracket of '{[') for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (++count > MAX_DEPTH) return true;
  return false;
}

/** The record of such an object. */
export function tooDeepRecord(text: string, meta?: RecordMeta): RawRecord {
  return brokenRecord(text, { code: 'bad-json', message: `invalid json file: ${NESTED_TOO_DEEP}`, counted: true }, meta);
}
