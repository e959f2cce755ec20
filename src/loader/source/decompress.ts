import { ObjectError } from '../errors';
import { bunzip2 } from './bunzip2';
import { gunzip } from './gunzip';
import type { Refuse } from './inflate';
import { unzip } from './unzip';
import { isSkippable, unzstd } from './unzstd';

export type Compression = 'gzip' | 'bzip2' | 'zip' | 'zstd' | 'none';
export type Content = 'text' | 'parquet' | 'utf-16' | 'binary';

/** Texts of this size are made and thrown away in V8's young generation; with larger ones loading costs a tenth more. */
const CHUNK = 64 * 1024;
/** Real logs reach 1:60; a bomb of zeros 1:1000. Looked at only when that much has come out. */
const MAX_RATIO = 250;
const RATIO_FROM = 64 * 1024 * 1024;
/** Bytes that one object may expand to. */
const MAX_EXPANDED = 64 * 1024 * 1024 * 1024;

/** Behind the header of bzip2: a block, or the end when it is empty. */
const BZIP2_NEXT = [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]];

/** What the first bytes of an object say about it. */
export function sniff(head: Uint8Array): Compression | Content {
  const is = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);
  if (is(0x1f, 0x8b)) return 'gzip';
  if (is(0x50, 0x4b, 0x03, 0x04) || is(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (is(0x42, 0x5a, 0x68) && head[3] >= 0x31 && head[3] <= 0x39 && (head.length < 10 || BZIP2_NEXT.some((next) => next.every((byte, i) => head[4 + i] === byte)))) return 'bzip2';
  if (is(0x28, 0xb5, 0x2f, 0xfd) || (head.length >= 4 && isSkippable(Buffer.from(head).readUInt32LE(0)))) return 'zstd';
  if (is(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (isUtf16(head)) return 'utf-16';
  return head.every((byte) => byte === 0 || (byte >= 7 && byte <= 13 && byte !== 11) || byte === 27 || (byte >= 32 && byte !== 127)) ? 'text' : 'binary';
}

/** Text of Windows programs: a byte order mark, or each second byte NUL. NUL alone says nothing: logs are padded with it. */
function isUtf16(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  return head.length >= 8 && (head.every((byte, i) => (byte === 0) === (i % 2 === 1)) || head.every((byte, i) => (byte === 0) === (i % 2 === 0)));
}

/** Expands a stream; refuses what expands without measure. A torn archive ends in an ObjectError. */
export async function* decompress(bytes: AsyncIterable<Buffer>, compression: Compression): AsyncGenerator<Buffer> {
  let read = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of bytes) {
      read += chunk.length;
      yield chunk;
    }
  }
  const refuse = (size: number): void => refuseBomb(compression, read, size);
  let expanded = 0;
  try {
    for await (const chunk of expand(counted(), compression, refuse)) {
      expanded += chunk.length;
      refuse(expanded);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof ObjectError) throw error;
    throw new ObjectError('torn', `${compression} data is damaged: ${(error as Error).message}`, { cause: error });
  }
}

function refuseBomb(compression: Compression, read: number, expanded: number): void {
  if (expanded <= MAX_EXPANDED && (expanded <= RATIO_FROM || expanded <= read * MAX_RATIO)) return;
  throw new ObjectError('too-large', `${read} bytes of ${compression} expand to more than ${expanded} bytes`);
}

function expand(bytes: AsyncIterable<Buffer>, compression: Compression, refuse: Refuse): AsyncIterable<Buffer> {
  switch (compression) {
    case 'none': return bytes;
    case 'gzip': return gunzip(bytes, CHUNK, refuse);
    case 'bzip2': return bunzip2(bytes, refuse);
    case 'zip': return unzip(bytes, CHUNK, refuse);
    case 'zstd': return unzstd(bytes);
  }
}
