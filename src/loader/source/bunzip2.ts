import unbzip2 from 'unbzip2-stream';
import type { Refuse } from './inflate';

/** What the library says of bytes that are no header. The first header of a file was looked at before: such bytes stand behind a whole stream. */
const NO_STREAM = new Set(['No magic number found', 'Not a BZIP archive']);
/** A header is looked for in them, so that a single byte behind a stream, or none, is told from a stream that is torn. */
const PADDING = Buffer.alloc(4);

/**
 * Streams of a bzip2 file, one after the other; bytes behind the last one are ignored, as Python does. unbzip2-stream is
 * a stream of the oldest kind, which hands out data while it is written to.
 */
export async function* bunzip2(bytes: AsyncIterable<Buffer>, refuse: Refuse): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let ended = false;
  let expanded = 0;
  const stream = unbzip2();
  stream.on('data', (data: Buffer) => {
    ready.push(data);
    expanded += data.length;
    // here, because all that a chunk expands to comes before the chunk is done
    refuse(expanded);
  });
  stream.on('error', (error: Error) => {
    if (NO_STREAM.has(error.message)) ended = true;
    else failure = error;
  });
  const take = (): Buffer[] => {
    if (failure !== undefined) throw failure;
    return ready.splice(0);
  };
  for await (const chunk of bytes) {
    stream.write(chunk);
    yield* take();
    if (ended) return;
  }
  stream.write(PADDING);
  stream.end();
  yield* take();
}
