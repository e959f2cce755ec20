import { ByteInput } from './byte-input';
import { Checked, inflate } from './inflate';
import type { Refuse } from './inflate';

const ENTRY = 0x04034b50;
const END_OF_EMPTY = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
/** A header without its signature, name and extra fields. */
const HEADER = 26;
const FLAG = { encrypted: 1, descriptor: 8 };
const STORED = 0;
const DEFLATED = 8;
const IN_EXTRA = 0xffffffff;
const ZIP64 = 1;

interface Header {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Bytes as stored; 0 when they stand in the descriptor behind the content. */
  readonly stored: number;
  readonly size: number;
}

/**
 * Content of an archive's first entry: only that is read, like the reference does.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export async function* unzip(bytes: AsyncIterable<Buffer>, chunkSize: number, refuse: Refuse): AsyncGenerator<Buffer> {
  const input = new ByteInput(bytes);
  try {
    const { flags, method, crc, stored, size } = await readHeader(input);
    const checked = new Checked();
    if (method === DEFLATED) yield* inflate(input, chunkSize, checked, refuse);
    else yield* copy(input, stored, checked);
    if ((flags & FLAG.descriptor) === 0) checked.verify(crc, size);
    else await verifyDescriptor(input, checked);
  } finally {
    await input.close();
  }
}

async function readHeader(input: ByteInput): Promise<Header> {
  const signature = (await input.need(4)).readUInt32LE(0);
  if (signature === END_OF_EMPTY) throw new Error('the archive is empty');
  if (signature !== ENTRY) throw new Error('no zip header');
  const header = await input.need(HEADER);
  const [flags, method] = [header.readUInt16LE(2), header.readUInt16LE(4)];
  if (flags & FLAG.encrypted) throw new Error('the archive is encrypted');
  if (method !== DEFLATED && method !== STORED) throw new Error(`unknown compression method ${method}`);
  if (method === STORED && flags & FLAG.descriptor) throw new Error('the size of stored content stands behind it: its end can\'t be told');
  await input.need(header.readUInt16LE(22));
  const extra = await input.need(header.readUInt16LE(24));
  const [stored, size] = [header.readUInt32LE(14), header.readUInt32LE(18)];
  return { flags, method, crc: header.readUInt32LE(10), size, stored: stored === IN_EXTRA ? storedSize(extra) : stored };
}

/** Size of an entry of 4 GiB and more. */
function storedSize(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === ZIP64 && extra.readUInt16LE(at + 2) >= 16) return Number(extra.readBigUInt64LE(at + 12));
  }
  return IN_EXTRA;
}

async function* copy(input: ByteInput, size: number, checked: Checked): AsyncGenerator<Buffer> {
  while (checked.size < size) {
    const chunk = await input.next();
    if (chunk === undefined) throw new Error('unexpected end of file');
    const content = chunk.subarray(0, size - checked.size);
    input.unread(chunk.subarray(content.length));
    checked.add(content);
    yield content;
  }
}

/** Its signature is optional, and sizes may have 4 or 8 bytes: only the first 4 are of use. */
async function verifyDescriptor(input: ByteInput, checked: Checked): Promise<void> {
  const first = await input.need(4);
  const crc = first.readUInt32LE(0) === DESCRIPTOR ? await input.need(4) : first;
  checked.verify(crc.readUInt32LE(0), checked.size);
}
