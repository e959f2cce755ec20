import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { decompress as unzstd } from 'fzstd';
import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ObjectError } from '../../../errors';

/** Pages have a megabyte, dictionaries too; a few writers make one page of a row group. */
const MAX_PAGE = 256 * 1024 * 1024;
/** From that size on native code is faster, although a call costs more: 8 µs. */
const NATIVE = 500;

/**
 * What expands pages, none to more than its header says. Native where Node's is whole: its zstd stops behind the first
 * frame, and Node 22.12 has none.
 */
export const codecs: Compressors = {
  SNAPPY: limited(compressors.SNAPPY!),
  GZIP: limited((input, size) => (size < NATIVE ? compressors.GZIP!(input, size) : gunzipSync(input, { chunkSize: size, maxOutputLength: size }))),
  BROTLI: limited((input, size) => brotliDecompressSync(input, { maxOutputLength: size })),
  ZSTD: limited((input, size) => unzstd(input, new Uint8Array(size))),
  LZ4: limited(compressors.LZ4!),
  LZ4_RAW: limited(compressors.LZ4_RAW!),
};

type Codec = NonNullable<Compressors['GZIP']>;

function limited(expand: Codec): Codec {
  return (input, size) => {
    if (size > MAX_PAGE) throw new ObjectError('too-large', `a page of the Parquet file has ${size} bytes`);
    // an empty page may be no archive at all
    return size === 0 ? new Uint8Array(0) : expand(input, size);
  };
}
