import { decode } from '../../loader/decode/decode';
import type { Pipeline } from '../../loader/pipeline';
import type { LogTypePlan } from '../../loader/plan';
import { nothingDelivered } from '../../loader/sink/bulk-writer';
import { openContent } from '../../loader/source/object-content';
import type { ObjectStore } from '../../loader/source/read-object';
import { Role } from '../../loader/types';
import type { Fields, RawRecord, RecordError } from '../../loader/types';
import { DEFAULT_BUCKET } from '../local-pipeline';

/** A document as the index gets it. */
export interface After {
  readonly index: string;
  readonly id: string;
  /** JSON text. */
  readonly source: string;
}

/** A record before and after the transform; without `after` a rule excluded it. */
export interface Example {
  /** The raw text. */
  readonly message: string;
  /** What the log type's format reads in it. */
  readonly fields: Fields;
  readonly error?: RecordError;
  readonly after?: After;
}

/** The first `count` records of an object, as their format reads them and as the pipeline makes documents of them. */
export async function firstRecords(store: ObjectStore, load: Pipeline, plan: LogTypePlan, key: string, count: number): Promise<Example[]> {
  const records = await rawRecords(store, plan, key, count);
  const documents = await loadFirst(load, key, count);
  let next = 0;
  return records.map(({ message, raw, error }) => {
    const document = documents[next];
    // documents come in the order of the records: one that is missing was excluded
    const isOfRecord = document !== undefined && document.message === message;
    if (isOfRecord) next++;
    return { message, fields: raw, error, after: isOfRecord ? document : undefined };
  });
}

async function rawRecords(store: ObjectStore, plan: LogTypePlan, key: string, count: number): Promise<RawRecord[]> {
  // every field is decoded, not only those that the plan reads
  const roles = { ownsAll: true, reads: [], owns: new Set<string>(), roleOf: () => Role.Own };
  const stored = await store.read({ bucket: DEFAULT_BUCKET, key });
  const records: RawRecord[] = [];
  for await (const batch of decode(await openContent(stored.bytes), { ...plan, roles })) {
    records.push(...batch.slice(0, count - records.length));
    if (records.length >= count) break;
  }
  return records;
}

async function loadFirst(load: Pipeline, key: string, count: number): Promise<(After & { readonly message: string })[]> {
  const documents: (After & { readonly message: string })[] = [];
  const delivered = nothingDelivered();
  const sink = { add: () => true, flush: async () => undefined, finish: async () => undefined, delivered };
  await load({ bucket: DEFAULT_BUCKET, key, size: 0, endNumber: count }, sink, ({ id, json }, index) => {
    documents.push({ index, id, source: json, message: String((JSON.parse(json) as Fields)['@message'] ?? '') });
  });
  return documents;
}
