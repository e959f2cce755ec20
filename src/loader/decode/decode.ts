import { ObjectError } from '../errors';
import type { ObjectBody, RawRecord, RecordError, RecordRange } from '../types';
import { readParquet } from './format/parquet/parquet';
import { createReader } from './reader';
import type { DecodePlan } from './reader';
import { TextChunks } from './text-decoder';

/** All records. */
const ALL: RecordRange = { first: 1, last: Infinity, skip: () => undefined };

/**
 * Bytes of an object to batches of records: framing, envelope and format as the log type says. Throws ObjectError.
 * @param note told at the end how many bytes were left out because they are no UTF-8; the records that lack them say so, too
 * @param range told of the records that were left out; all others come, also those outside of it
 */
export async function* decode(
  input: ObjectBody,
  plan: DecodePlan,
  note?: (problem: RecordError) => void,
  range = ALL,
): AsyncGenerator<RawRecord[]> {
  if (input.content === 'parquet') {
    yield* readParquet(input.file, plan.roles, range);
    return;
  }
  const text = new TextChunks();
  const reader = createReader(plan);
  let onlyNul: boolean | undefined;
  for await (const chunk of input.bytes) {
    if (onlyNul !== false) onlyNul = chunk.every((byte) => byte === 0);
    const out: RawRecord[] = [];
    reader.push(text.push(chunk), out, text.gaps);
    if (out.length > 0) yield out;
  }
  // padding around text is passed over, but an object is more than that
  if (onlyNul) throw new ObjectError('binary', 'the object is nothing but NUL bytes');
  const out: RawRecord[] = [];
  reader.push(text.end(), out, text.gaps);
  reader.end(out);
  if (out.length > 0) yield out;
  if (text.dropped > 0) note?.({ code: 'bad-encoding', message: `${text.dropped} bytes of the object are no UTF-8 and were left out`, counted: false });
}
