import { crc32, createInflateRaw } from 'node:zlib';
import { ByteInput } from './byte-input';

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 };
/** Header of a member without its optional parts, behind the two bytes that all members begin with. */
const HEADER = 8;
const TRAILER = 8;

type Refuse = (read: number, expanded: number) => void;

/**
 * Members of a gzip file, one after the other; bytes behind the last one are ignored. The members are taken apart here,
 * because Node's gunzip throws away up to a chunk of good output when such bytes follow it.
 * https://www.rfc-editor.org/rfc/rfc1952
 * @param refuse called with the bytes read and expanded so far; throws when they are too many
 */
export async function* gunzip(bytes: AsyncIterable<Buffer>, chunkSize: number, refuse: Refuse): AsyncGenerator<Buffer> {
  const input = new ByteInput(bytes);
  let expanded = 0;
  try {
    for (let first = true; await beginsMember(input, first); first = false) {
      await skipHeader(input);
      for await (const data of inflateMember(input, chunkSize, (size) => refuse(input.read, expanded + size))) {
        expanded += data.length;
        yield data;
      }
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

/** Driven by hand, so that nothing is lost that came before an error. */
async function* inflateMember(input: ByteInput, chunkSize: number, refuse: (expanded: number) => void): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize });
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let crc = 0;
  let size = 0;
  stream.on('data', (data: Buffer) => {
    ready.push(data);
    crc = crc32(data, crc);
    size += data.length;
    try {
      refuse(size);
    } catch (error) {
      stream.destroy(error as Error);
    }
  });
  stream.on('error', (error) => {
    failure = error;
  });
  const over = new Promise<void>((done) => stream.once('end', done).once('close', done));
  try {
    for (let rest = 0; rest === 0;) {
      const chunk = await input.next();
      if (chunk === undefined) throw new Error('unexpected end of file');
      const before = stream.bytesWritten;
      await Promise.race([over, new Promise<void>((done) => stream.write(chunk, () => done()))]);
      yield* ready.splice(0);
      if (failure !== undefined) throw failure;
      // what the member does not take stands behind it
      rest = chunk.length - (stream.bytesWritten - before);
      if (rest > 0) input.unread(chunk.subarray(chunk.length - rest));
    }
  } finally {
    stream.destroy();
  }
  const trailer = await input.need(TRAILER);
  if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== size % 2 ** 32) throw new Error('incorrect data check');
}
