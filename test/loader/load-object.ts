import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Catalogue } from '../../src/loader/catalogue/catalogue';
import { createPipeline } from '../../src/loader/pipeline';
import type { DocumentSink, ObjectResult, PipelineOptions } from '../../src/loader/pipeline';
import { nothingDelivered } from '../../src/loader/sink/bulk-writer';
import type { LogTypeLogic, ObjectRef, SiemDocument, Value } from '../../src/loader/types';
import { withEveryFieldDecoded } from '../support/every-field-decoded';
import { NO_EXCLUSIONS } from '../support/no-exclusions';

const AWS_INI = readFileSync(join(__dirname, '../../assets/log-types/aws.ini'), 'utf8');

/** When objects of tests are loaded. */
export const NOW = Date.parse('2025-06-15T12:34:56.789Z');

/** The built-in configuration and a log type `t` of the given lines; it takes every key under `t/`. */
export function catalogueOf(ini: string, logic?: LogTypeLogic): Catalogue {
  const base = 's3_key = ^t/\nindex_name = log-t\n';
  const scripted = logic === undefined ? '' : 'script_ecs = logic\n';
  return new Catalogue(
    [{ name: 'aws.ini', text: AWS_INI, builtIn: 'first' }, { name: 'user.ini', text: `[t]\n${base}${scripted}${ini}\n` }],
    (name) => (name === 't' ? logic : undefined),
  );
}

export interface LoadOptions {
  readonly logic?: LogTypeLogic;
  /** Size of the chunks that the object arrives in; whole when absent. */
  readonly chunk?: number;
  readonly everyFieldDecoded?: boolean;
  readonly ref?: Partial<ObjectRef>;
  readonly sink?: DocumentSink;
  readonly pipeline?: Partial<PipelineOptions>;
}

export interface Loaded {
  readonly documents: SiemDocument[];
  readonly indices: string[];
  /** The documents, parsed. */
  readonly sources: Value[];
  readonly result: ObjectResult;
}

/** Loads an object of log type `t` through the whole pipeline. */
export async function loadObject(ini: string, object: string | Buffer, options: LoadOptions = {}): Promise<Loaded> {
  const body = Buffer.from(object as string);
  const catalogue = catalogueOf(ini, options.logic);
  const load = createPipeline({
    catalogue: options.everyFieldDecoded ? withEveryFieldDecoded(catalogue) : catalogue,
    // small samples must not pass for marker files
    store: { read: async () => ({ size: Math.max(body.length, 20), bytes: chunked(body, options.chunk ?? body.length) }) },
    tables: {},
    exclusions: NO_EXCLUSIONS,
    readOnlyIndices: new Set(),
    serverless: false,
    now: () => NOW,
    startedAt: NOW,
    ...options.pipeline,
  });
  const documents: SiemDocument[] = [];
  const indices: string[] = [];
  const sources: Value[] = [];
  const result = await load({ bucket: 'b', key: 't/1', size: body.length, ...options.ref }, options.sink ?? bookingSink(), (document, index) => {
    documents.push(document);
    indices.push(index);
    sources.push(JSON.parse(document.json));
  });
  return { documents, indices, sources, result };
}

/** Takes all documents and books them as indexed. */
export function bookingSink(): DocumentSink {
  const delivered = nothingDelivered();
  return {
    add: () => {
      delivered.indexed++;
      return true;
    },
    flush: async () => {},
    finish: async () => {},
    delivered,
  };
}

export async function* chunked(body: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
}

/** The fields of a document that come from its record and the log type's configuration, without those that every document has. */
export function ownFields(source: Value): Value {
  const fields = { ...source };
  for (const name of ['@message', '@timestamp', '@log_type', '@log_s3bucket', '@log_s3key', '@id', 'cloud', 'event', 'ecs']) delete fields[name];
  return fields;
}
