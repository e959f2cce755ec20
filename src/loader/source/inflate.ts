import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteInput } from './byte-input';

/** Throws when what was read of an archive expands to too much: `expanded` bytes so far. */
export type Refuse = (expanded: number) => void;

/** What came out of an archive, to be compared with what the archive says of it. */
export class Checked {
  crc = 0;
  size = 0;

  add(data: Buffer): void {
    this.crc = crc32(data, this.crc);
    this.size += data.length;
  }

  /** Sizes are known modulo 2^32. */
  verify(crc: number, size: number): void {
    if (crc !== this.crc || size % 2 ** 32 !== this.size % 2 ** 32) throw new Error('incorrect data check');
  }
}

/**
 * Expands a deflate stream and stops behind its end: the input goes on there. Driven by hand, so that nothing is lost
 * that came before an error.
 */
export async function* inflate(input: ByteInput, chunkSize: number, checked: Checked, refuse: Refuse): AsyncGenerator<Buffer> {
  const stream = createInflateRaw({ chunkSize });
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  stream.on('data', (data: Buffer) => {
    ready.push(data);
    checked.add(data);
    try {
      refuse(checked.size);
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
      // what the stream does not take stands behind it
      rest = chunk.length - (stream.bytesWritten - before);
      if (rest > 0) input.unread(chunk.subarray(chunk.length - rest));
    }
  } finally {
    stream.destroy();
  }
}
