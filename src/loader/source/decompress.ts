import { Unzip, UnzipInflate } from 'fflate';
import unbzip2 from 'unbzip2-stream';
import { ObjectError } from '../errors';
import { gunzip } from './gunzip';

export type Compression = 'gzip' | 'bzip2' | 'zip' | 'none';
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
  let expanded = 0;
  try {
    for await (const chunk of expand(counted(), compression)) {
      expanded += chunk.length;
      refuseBomb(compression, read, expanded);
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

function expand(bytes: AsyncIterable<Buffer>, compression: Compression): AsyncIterable<Buffer> {
  switch (compression) {
    case 'none': return bytes;
    case 'gzip': return gunzip(bytes, CHUNK, (read, expanded) => refuseBomb('gzip', read, expanded));
    case 'bzip2': return bunzip2(bytes);
    case 'zip': return firstEntry(bytes);
  }
}

/** unbzip2-stream is a stream of the oldest kind, which hands out data while it is written to. */
async function* bunzip2(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let read = 0;
  let expanded = 0;
  const stream = unbzip2();
  stream.on('data', (data: Buffer) => {
    ready.push(data);
    expanded += data.length;
    // here, because all that a chunk expands to comes before the chunk is done
    refuseBomb('bzip2', read, expanded);
  });
  stream.on('error', (error: Error) => {
    failure = error;
  });
  const take = (): Buffer[] => {
    if (failure !== undefined) throw failure;
    return ready.splice(0);
  };
  for await (const chunk of bytes) {
    read += chunk.length;
    stream.write(chunk);
    yield* take();
  }
  stream.end();
  yield* take();
}

/** Only the first entry of a zip archive is read, like the reference. */
async function* firstEntry(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let entries = 0;
  let ended = false;
  let failure: Error | undefined;
  const archive = new Unzip((file) => {
    if (++entries > 1) return;
    file.ondata = (error, data, final) => {
      if (error) failure = error;
      else ready.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
      ended ||= final;
    };
    file.start();
  });
  archive.register(UnzipInflate);
  for await (const chunk of bytes) {
    archive.push(chunk);
    if (failure) throw failure;
    yield* ready.splice(0);
    if (ended) return;
  }
  archive.push(new Uint8Array(0), true);
  if (failure) throw failure;
  yield* ready.splice(0);
  if (!ended) throw new Error(entries === 0 ? 'the archive is empty' : 'the archive ends inside its first entry');
}
