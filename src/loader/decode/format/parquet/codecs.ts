import * as zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ObjectError } from '../../../errors';

/** Pages have a megabyte, dictionaries too; a few writers make one page of a row group. */
const MAX_PAGE = 256 * 1024 * 1024;

/** A buffer of that size, but not smaller than Node wants. */
const room = (size: number): { maxOutputLength: number; chunkSize: number } => ({ maxOutputLength: size, chunkSize: Math.max(64, size) });

/** What expands pages, none to more than its header says. Native where that is possible: Node has zstd since 22.15. */
export const codecs: Compressors = {
  SNAPPY: limited(compressors.SNAPPY!),
  GZIP: limited((input, size) => zlib.unzipSync(input, room(size))),
  BROTLI: limited((input, size) => zlib.brotliDecompressSync(input, room(size))),
  ZSTD: limited(zlib.zstdDecompressSync === undefined ? compressors.ZSTD! : (input, size) => zlib.zstdDecompressSync(input, room(size))),
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
