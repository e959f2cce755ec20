import { ObjectError } from '../errors';
import type { ObjectBody, RandomAccess } from '../types';
import { decompress, sniff } from './decompress';
import type { Compression, Content } from './decompress';
import type { StoredObject } from './read-object';

const HEAD = 16;
/** Parquet files up to that size are read with one request instead of several. */
const READ_WHOLE = 4 * 1024 * 1024;
/** Parquet that can't be read in parts, because it is inside an archive, is held in memory up to that size. */
const MAX_HELD = 512 * 1024 * 1024;

/** Finds out by the first bytes, never by names, what an object holds, and expands it. Archives in archives are refused. */
export async function openContent(stored: StoredObject): Promise<ObjectBody> {
  const outer = await peek(stored.bytes);
  const found = sniff(outer.head);
  const peeked = isCompression(found) ? await peek(decompress(outer.bytes, found)) : outer;
  try {
    const content = sniff(peeked.head);
    if (isCompression(content)) throw new ObjectError('archive', `${content} inside ${found}: archives in archives are not read`);
    if (content === 'text') return { content, bytes: peeked.bytes };
    if (content !== 'parquet') throw unreadable(content);
    if (peeked !== outer || stored.readRange === undefined || stored.size <= READ_WHOLE) return { content, file: await held(peeked.bytes) };
    await peeked.close();
    return { content, file: { size: stored.size, read: (start, end) => stored.readRange!(start, end) } };
  } catch (error) {
    // a source that nobody reads would keep its connection
    await peeked.close();
    throw error;
  }
}

function unreadable(content: Content): ObjectError {
  if (content === 'utf-16') return new ObjectError('binary', 'the text is UTF-16: only UTF-8 is read');
  return new ObjectError('binary', 'neither text nor Parquet nor an archive that is known');
}

/** A whole file in memory. */
async function held(bytes: AsyncIterable<Buffer>): Promise<RandomAccess> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_HELD) throw new ObjectError('too-large', `a Parquet file that can't be read in parts may have ${MAX_HELD} bytes, this one has more`);
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  return { size, read: async (start, end) => whole.subarray(start, end) };
}

const COMPRESSIONS: ReadonlySet<Compression | Content> = new Set(['gzip', 'bzip2', 'zip', 'zstd']);
const isCompression = (found: Compression | Content): found is Compression => COMPRESSIONS.has(found);

/** The first bytes, and a stream that still has them. */
async function peek(bytes: AsyncIterable<Buffer>): Promise<{ head: Buffer; bytes: AsyncIterable<Buffer>; close: () => Promise<unknown> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let done = false;
  while (head.length < HEAD && !done) {
    const next = await iterator.next();
    if (next.done) done = true;
    else head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (head.length > 0) yield head;
      if (done) return;
      for (;;) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, HEAD), bytes: all(), close: async () => iterator.return?.() };
}
