import { plainCopy } from './plain-copy';
import type { LogContext, LogDocument, Transform } from '../../contract/custom-logic';
import { indexNameProblem } from '../index-naming';
import { setMember } from '../json/set-member';
import type { Fields, LogTypeLogic, RecordContext, RecordControls, Value } from '../types';

/** Fields of every document that the loader writes itself unless they are changed. */
const BASE = ['@message', '@timestamp', '@log_type', '@id'] as const;
/** Fields of every document that tell where it is from: they can be read, not changed. */
const ORIGIN = ['@log_s3bucket', '@log_s3key', '@log_group', '@log_stream'] as const;

/**
 * An operator's code as logic of a log type. It gets a copy of the whole document, so that what it does to it can't harm the loader; what it
 * leaves takes the document's place when JSON can hold it.
 */
export function customLogic(transform: Transform, file: string): LogTypeLogic {
  return {
    wholeDocument: true,
    apply: (doc, _raw, context) => {
      const base = baseFields(context);
      const given: LogDocument = { ...plainCopy(doc), ...base };
      let left: Value = given;
      let failure: Error | undefined;
      try {
        left = transform(given, originOf(context)) ?? given;
        if (typeof left.then === 'function') refusePromise(left);
        if (typeof left !== 'object' || Array.isArray(left)) throw new Error(`transform must return a document, not ${Array.isArray(left) ? 'a list' : typeof left}`);
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        left = given;
      }
      try {
        adopt(doc, plainCopy(left), base, context.controls);
      } catch (error) {
        failure ??= error as Error;
      }
      if (failure !== undefined) throw new Error(`${placeOf(failure, file)}: ${failure.message}`, { cause: failure });
    },
  };
}

/** The file, with the line that the error is from where its stack names one. */
export function placeOf({ stack = '' }: Error, file: string): string {
  const start = stack.indexOf(`${file}:`);
  const line = start < 0 ? undefined : /^\d+/.exec(stack.slice(start + file.length + 1))?.[0];
  return line === undefined ? file : `${file}:${line}`;
}

function refusePromise(promise: PromiseLike<unknown>): never {
  // a rejection that nobody takes would end the process
  Promise.resolve(promise).catch(() => undefined);
  throw new Error('transform must not return a promise');
}

function baseFields(context: RecordContext): Fields {
  return {
    '@message': context.message,
    '@timestamp': context.timestamp,
    '@log_type': context.logType,
    '@id': context.id,
    '@log_s3bucket': context.bucket,
    '@log_s3key': context.key,
    '@log_group': context.logGroup,
    '@log_stream': context.logStream,
  };
}

function originOf({ logType, bucket, key, logGroup, logStream }: RecordContext): LogContext {
  return { logType, bucket, key, logGroup, logStream };
}

/** Puts what the code has left into the place of the document's fields. */
function adopt(doc: Fields, left: Fields, base: Fields, controls: RecordControls): void {
  const indexName = textOf(left.__index_name);
  const problem = indexName === undefined ? undefined : indexNameProblem(indexName);
  controls.indexName = problem === undefined ? indexName : undefined;
  controls.indexTime = timeOf(left.__index_dt);
  controls.docIdSuffix = textOf(left.__doc_id_suffix);
  for (const control of ['__index_name', '__index_dt', '__doc_id_suffix', ...ORIGIN]) delete left[control];
  for (const field of BASE) {
    if (left[field] === base[field]) delete left[field];
    // deleted: null keeps the loader from writing its own
    else if (field === '@message') left[field] ??= null;
    else if (left[field] === undefined || left[field] === null) delete left[field];
  }
  for (const field of Object.keys(doc)) delete doc[field];
  for (const field of Object.keys(left)) setMember(doc, field, left[field]);
  if (problem !== undefined) throw new Error(`__index_name ${problem}`);
}

function textOf(value: Value): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function timeOf(value: Value): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'number' ? value : Date.parse(String(value));
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) throw new Error(`__index_dt is no time: ${String(value).slice(0, 100)}`);
  return time;
}
