import type { RawRecord, RecordError } from '../types';
import { JsonRecordBuilder } from './format/json-record';
import { fileOf, readParquet } from './format/parquet';
import { createReader } from './reader';
import type { DecodePlan } from './reader';
import { TextChunks } from './text-decoder';

/** The bytes of an object, expanded. */
export interface DecodeInput {
  readonly content: 'text' | 'parquet';
  readonly bytes: AsyncIterable<Buffer>;
}

/**
 * Bytes of an object to batches of records: framing, envelope and format as the log type says. Throws ObjectError.
 * @param note told at the end when bytes were left out because they are no UTF-8; no record is the worse for it
 */
export async function* decode(input: DecodeInput, plan: DecodePlan, note?: (problem: RecordError) => void): AsyncGenerator<RawRecord[]> {
  if (input.content === 'parquet') {
    yield* readParquet(await fileOf(input.bytes), new JsonRecordBuilder(plan.roles));
    return;
  }
  const text = new TextChunks();
  const reader = createReader(plan);
  for await (const chunk of input.bytes) {
    const out: RawRecord[] = [];
    reader.push(text.push(chunk), out);
    if (out.length > 0) yield out;
  }
  const out: RawRecord[] = [];
  reader.push(text.end(), out);
  reader.end(out);
  if (out.length > 0) yield out;
  if (text.dropped > 0) note?.({ code: 'bad-encoding', message: `${text.dropped} bytes of the object are no UTF-8 and were left out`, counted: false });
}
