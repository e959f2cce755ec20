import { ByteInput } from './byte-input';
import { Checked, inflate } from './inflate';
import type { Refuse } from './inflate';

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };
/** Header of a member without its optional parts, behind the two bytes that all members begin with. */
const HEADER = 8;
const TRAILER = 8;

/**
 * Members of a gzip file, one after the other; bytes behind the last one are ignored. The members are taken apart here,
 * because Node's gunzip throws away up to a chunk of good output when such bytes follow it.
 * https://www.rfc-editor.org/rfc/rfc1952
 */
export async function* gunzip(bytes: AsyncIterable<Buffer>, chunkSize: number, refuse: Refuse): AsyncGenerator<Buffer> {
  const input = new ByteInput(bytes);
  let expanded = 0;
  try {
    for (let first = true; await beginsMember(input, first); first = false) {
      await skipHeader(input);
      const checked = new Checked();
      yield* inflate(input, chunkSize, checked, (size) => refuse(expanded + size));
      const trailer = await input.need(TRAILER);
      checked.verify(trailer.readUInt32LE(0), trailer.readUInt32LE(4));
      expanded += checked.size;
    }
  } finally {
    await input.close();
  }
}

async function beginsMember(input: ByteInput, first: boolean): Promise<boolean> {
  if (!first) await input.skipZeros();
  const magic = await input.take(2);
  if (magic.length === 2 && magic[0] === 0x1f && magic[1] === 0x8b) return true;
  if (first) throw new Error('no gzip header');
  return false;
}

async function skipHeader(input: ByteInput): Promise<void> {
  const [method, flags] = await input.need(HEADER);
  if (method !== 8) throw new Error(`unknown compression method ${method}`);
  if (flags & FLAG.extra) await input.need((await input.need(2)).readUInt16LE(0));
  if (flags & FLAG.name) await input.skipText();
  if (flags & FLAG.comment) await input.skipText();
  if (flags & FLAG.headerCrc) await input.need(2);
}
