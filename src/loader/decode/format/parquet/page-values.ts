import type { DecodedArray } from 'hyparquet';
import { convert } from 'hyparquet/src/convert.js';
import { deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray } from 'hyparquet/src/delta.js';
import { byteStreamSplit } from 'hyparquet/src/encoding.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { readRuns } from './runs';
import { ObjectError } from '../../../errors';

/** What hyparquet has to know of a column. */
export type ColumnDecoder = Parameters<typeof convert>[1];

/** Bytes that texts of one page may have when each begins like the one before. */
const MAX_TEXTS = 256 * 1024 * 1024;

/** The values of a page that are there, nulls left out. Those of a dictionary are looked up when they are asked for. */
export class PageValues {
  private readonly values: DecodedArray;
  private readonly indices: Uint32Array | undefined;

  /** @param bytes the page without its levels */
  constructor(bytes: Uint8Array, encoding: string, count: number, decoder: ColumnDecoder, dictionary: DecodedArray = []) {
    const indexed = encoding === 'RLE_DICTIONARY' || encoding === 'PLAIN_DICTIONARY';
    if (indexed && count > 0) this.indices = readRuns(bytes.subarray(1), bytes[0], new Uint32Array(count));
    this.values = indexed ? dictionary : count === 0 ? [] : convert(readEncoded(bytes, encoding, count, decoder), decoder);
  }

  slice(from: number, to: number): DecodedArray {
    return this.indices === undefined ? this.values.slice(from, to) : lookUp(this.indices.subarray(from, to), this.values);
  }
}

/** All values that a column may have. */
export function readDictionary(bytes: Uint8Array, count: number, decoder: ColumnDecoder): DecodedArray {
  return count === 0 ? [] : convert(readEncoded(bytes, 'PLAIN', count, decoder), decoder);
}

function lookUp(indices: Uint32Array, dictionary: DecodedArray): DecodedArray {
  const values = new Array<unknown>(indices.length);
  for (let i = 0; i < indices.length; i++) {
    if (indices[i] >= dictionary.length) throw new Error('a value that is not in the dictionary');
    values[i] = dictionary[indices[i]];
  }
  return values;
}

function readEncoded(bytes: Uint8Array, encoding: string, count: number, { type, element }: ColumnDecoder): DecodedArray {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
  switch (encoding) {
    case 'PLAIN': return readPlain(reader, type, count, element.type_length);
    // only truth values stand in runs, behind their length
    case 'RLE': return Array.from(readRuns(bytes.subarray(4), 1, new Uint8Array(count)), (bit) => bit === 1);
    case 'BYTE_STREAM_SPLIT': return byteStreamSplit(reader, count, type, element.type_length);
    case 'DELTA_BINARY_PACKED': return deltas(reader, type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count));
    case 'DELTA_LENGTH_BYTE_ARRAY': return texts(deltaLengthByteArray, reader, count);
    case 'DELTA_BYTE_ARRAY':
      refuseBomb({ ...reader }, count);
      return texts(deltaByteArray, reader, count);
    default: throw new Error(`encoding ${encoding} is not known`);
  }
}

type Reader = Parameters<typeof deltaBinaryUnpack>[0];

function deltas<T extends Int32Array | BigInt64Array>(reader: Reader, out: T): T {
  deltaBinaryUnpack(reader, out.length, out);
  return out;
}

function texts(read: typeof deltaByteArray, reader: Reader, count: number): DecodedArray {
  const out = new Array<Uint8Array>(count);
  read(reader, count, out);
  return out;
}

/** Texts of which each is a little longer than the one before need few bytes, and have very many. */
function refuseBomb(reader: Reader, count: number): void {
  const prefixes = deltas(reader, new Int32Array(count));
  const suffixes = deltas(reader, new Int32Array(count));
  let size = 0;
  for (let i = 0; i < count; i++) size += prefixes[i] + suffixes[i];
  if (size > MAX_TEXTS) throw new ObjectError('too-large', `texts of a page of the Parquet file have ${size} bytes`);
}
