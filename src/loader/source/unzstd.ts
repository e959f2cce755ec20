import { ObjectError } from '../errors';
import { ByteInput } from './byte-input';
import { createFrameExpander } from './zstd-frame';
import type { FrameExpander } from './zstd-frame';

const MAGIC = 0xfd2fb528;
/** What the zstd program takes without being asked: a frame may demand that much memory. */
const MAX_WINDOW = 128 * 1024 * 1024;
const MAX_BLOCK = 128 * 1024;
const RLE = 1;
const RESERVED = 3;
const CHECKSUM_FLAG = 4;

/** A frame that holds no data: programs that compress in parallel begin with one. */
export const isSkippable = (magic: number): boolean => (magic & 0xfffffff0) === 0x184d2a50;

/**
 * Frames of a zstd file, one after the other; bytes behind the last one are ignored. They are taken apart here, because
 * Node's zstd stops behind the first frame without a word, and in Node 22 takes a torn file for a whole one.
 * https://www.rfc-editor.org/rfc/rfc8878
 */
export async function* unzstd(bytes: AsyncIterable<Buffer>, createExpander = createFrameExpander): AsyncGenerator<Buffer> {
  const input = new ByteInput(bytes);
  try {
    for (let first = true; ; first = false) {
      const start = await input.take(4);
      const magic = start.length === 4 ? start.readUInt32LE(0) : 0;
      if (magic === MAGIC) yield* frame(input, createExpander());
      else if (isSkippable(magic)) await input.skip((await input.need(4)).readUInt32LE(0));
      else if (first) throw new Error('no zstd header');
      else return;
    }
  } finally {
    await input.close();
  }
}

async function* frame(input: ByteInput, expander: FrameExpander): AsyncGenerator<Buffer> {
  try {
    const { header, hasChecksum } = await readHeader(input);
    yield* await expander.expand(header, false);
    for (let last = false; !last;) {
      const start = await input.need(3);
      const bits = start.readUIntLE(0, 3);
      last = (bits & 1) === 1;
      const type = (bits >> 1) & 3;
      const size = bits >> 3;
      if (type === RESERVED || size > MAX_BLOCK) throw new Error('invalid block');
      yield* await expander.expand(Buffer.concat([start, await input.need(type === RLE ? 1 : size)]), last && !hasChecksum);
    }
    if (hasChecksum) yield* await expander.expand(await input.need(4), true);
  } finally {
    expander.close();
  }
}

/** The header with its magic number. */
async function readHeader(input: ByteInput): Promise<{ header: Buffer; hasChecksum: boolean }> {
  const [flags] = await input.need(1);
  const single = (flags & 32) !== 0;
  const windowBytes = single ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3];
  const sizeBytes = flags >> 6 === 0 ? Number(single) : 1 << (flags >> 6);
  const fields = await input.need(windowBytes + dictionaryBytes + sizeBytes);
  const window = single ? contentSize(fields.subarray(dictionaryBytes)) : 2 ** (10 + (fields[0] >> 3)) * (1 + (fields[0] & 7) / 8);
  if (window > MAX_WINDOW) throw new ObjectError('too-large', `zstd data demands a window of ${window} bytes`);
  const header = Buffer.concat([Buffer.alloc(5), fields]);
  header.writeUInt32LE(MAGIC, 0);
  header[4] = flags;
  return { header, hasChecksum: (flags & CHECKSUM_FLAG) !== 0 };
}

function contentSize(field: Buffer): number {
  switch (field.length) {
    case 1: return field[0];
    case 2: return field.readUInt16LE(0) + 256;
    case 4: return field.readUInt32LE(0);
    default: return Number(field.readBigUInt64LE(0));
  }
}
