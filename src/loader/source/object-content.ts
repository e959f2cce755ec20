import { ObjectError } from '../errors';
import { decompress, sniff } from './decompress';
import type { Compression, Content } from './decompress';

const HEAD = 16;

/** Bytes of an object without their compression, and what they are. */
export interface ObjectContent {
  readonly content: 'text' | 'parquet';
  readonly bytes: AsyncIterable<Buffer>;
}

/** Finds out by the first bytes, never by names, what an object holds, and expands it. Archives in archives are refused. */
export async function openContent(bytes: AsyncIterable<Buffer>): Promise<ObjectContent> {
  const outer = await peek(bytes);
  const found = sniff(outer.head);
  const peeked = isCompression(found) ? await peek(decompress(outer.bytes, found)) : outer;
  try {
    const content = sniff(peeked.head);
    if (isCompression(content)) throw new ObjectError('archive', `${content} inside ${found}: archives in archives are not read`);
    return { content: readable(content), bytes: peeked.bytes };
  } catch (error) {
    // a source that nobody reads would keep its connection
    await peeked.close();
    throw error;
  }
}

function readable(content: Content): ObjectContent['content'] {
  if (content === 'text' || content === 'parquet') return content;
  if (content === 'utf-16') throw new ObjectError('binary', 'the text is UTF-16: only UTF-8 is read');
  throw new ObjectError('binary', 'neither text nor Parquet nor an archive that is known');
}

const isCompression = (found: Compression | Content): found is Compression => found === 'gzip' || found === 'bzip2' || found === 'zip';

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
