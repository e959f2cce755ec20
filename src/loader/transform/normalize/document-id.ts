import { createHash } from 'node:crypto';
import * as crypto from 'node:crypto';
import type { LogTypePlan } from '../../plan';
import { pythonStr } from '../../python-text';
import { FloatLiteral } from '../../types';
import type { Fields, RawRecord, Value } from '../../types';
import { isTrue } from '../exclude/truth';
import { walk } from '../paths';

type Hash = (algorithm: string, data: string) => string;
/** One call instead of three objects: 0.6 µs less a record. Node 22 and 24 have it. */
const oneShot = (crypto as { hash?: Hash }).hash;
const hash: Hash = oneShot ?? ((algorithm, data) => createHash(algorithm).update(data).digest('hex'));

const MAX_ID_BYTES = 512;

/** md5 of a text, as the ids of text logs have always been. */
export function md5(text: string): string {
  return hash('md5', text);
}

/** 128 bits of a record's JSON text: the same at every load of the same object, and nobody can forge an equal one. */
export function recordHash(json: string): string {
  return hash('sha256', json).slice(0, 32);
}

/** The record's id; undefined when `doc_id` names a field that the record has not. */
export function documentId(record: RawRecord, key: string, plan: LogTypePlan): string | undefined {
  const additional = record.meta?.additionalId;
  if (record.error !== undefined) return md5(`${record.message}${key}${additional ?? 'None'}`);
  if (plan.docId !== '') {
    return Object.hasOwn(record.raw, plan.docId) ? idText(record.raw[plan.docId]) : undefined;
  }
  if (additional) return md5(record.message + additional);
  return plan.format === 'json' ? recordHash(record.message) : md5(record.message);
}

/**
 * Text of the value at a path of a finished document, of which the parts are given in the order in which they count; undefined for what
 * is false in Python.
 */
export function compileIdSuffix(path: string): (...parts: Fields[]) => string | undefined {
  const segments = path.split('.');
  return (...parts) => {
    const value = walk(parts.find((part) => Object.hasOwn(part, segments[0])), segments);
    return isTrue(value) ? pythonStr(value) : undefined;
  };
}

/** Text of an id; undefined for what is no id: objects, lists, nothing. The field itself keeps its type. */
export function idText(value: Value): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object') return String(value);
  return value instanceof FloatLiteral ? pythonStr(value) : undefined;
}

/** OpenSearch refuses a whole request for one id of more than 512 bytes. */
export function boundedId(id: string): string {
  return id.length * 3 > MAX_ID_BYTES && Buffer.byteLength(id) > MAX_ID_BYTES ? recordHash(id) : id;
}
