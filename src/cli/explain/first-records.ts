import { decode } from '../../loader/decode/decode';
import type { Pipeline } from '../../loader/pipeline';
import type { LogTypePlan } from '../../loader/plan';
import { openContent } from '../../loader/source/object-content';
import type { ObjectStore } from '../../loader/source/read-object';
import { headerPositions } from '../../loader/source/select-range';
import { Account } from '../../loader/telemetry/account';
import { Role } from '../../loader/types';
import type { Fields, RawRecord, RecordError } from '../../loader/types';
import { discardingSink } from '../discarding-sink';
import { DEFAULT_BUCKET } from '../local-pipeline';

/** A document as the index gets it. */
export interface After {
  readonly index: string;
  readonly id: string;
  /** JSON text. */
  readonly source: string;
}

/** A record before and after the transform. */
export interface Example {
  /** The raw text. */
  readonly message: string;
  /** What the log type's format reads in it. */
  readonly fields: Fields;
  readonly error?: RecordError;
  /** Its document; absent when a rule excluded it. */
  readonly after?: After;
  /** Name of that rule. */
  readonly excludedBy?: string;
}

/** The first `count` records of an object, as their format reads them and as the pipeline makes documents of them. */
export async function firstRecords(store: ObjectStore, load: Pipeline, plan: LogTypePlan, key: string, count: number): Promise<Example[]> {
  const examples: Example[] = [];
  const { records, header } = await rawRecords(store, plan, key, count);
  for (const { message, raw, error } of records) {
    examples.push({ message, fields: raw, error, ...await loadOne(load, key, header + examples.length + 1) });
  }
  return examples;
}

async function rawRecords(store: ObjectStore, plan: LogTypePlan, key: string, count: number): Promise<{ records: RawRecord[]; header: number }> {
  // every field is decoded, not only those that the plan reads
  const roles = { ownsAll: true, reads: [], owns: new Set<string>(), roleOf: () => Role.Own };
  const stored = await store.read({ bucket: DEFAULT_BUCKET, key });
  const records: RawRecord[] = [];
  const body = await openContent(stored);
  for await (const batch of decode(body, { ...plan, roles })) {
    records.push(...batch.slice(0, count - records.length));
    if (records.length >= count) break;
  }
  return { records, header: headerPositions(plan, body.content) };
}

/** What becomes of the record at one position. */
async function loadOne(load: Pipeline, key: string, position: number): Promise<Pick<Example, 'after' | 'excludedBy'>> {
  let after: After | undefined;
  const account = new Account();
  const ref = { bucket: DEFAULT_BUCKET, key, size: 0, startNumber: position, endNumber: position };
  await load(ref, discardingSink(), ({ id, json }, index) => {
    after = { index, id, source: json };
  }, account);
  return { after, excludedBy: [...account.excludedBy.keys()][0] };
}
