import unbzip2 from 'unbzip2-stream';
import type { Refuse } from './inflate';

/** Streams of a bzip2 file. unbzip2-stream is a stream of the oldest kind, which hands out data while it is written to. */
export async function* bunzip2(bytes: AsyncIterable<Buffer>, refuse: Refuse): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let expanded = 0;
  const stream = unbzip2();
  stream.on('data', (data: Buffer) => {
    ready.push(data);
    expanded += data.length;
    // here, because all that a chunk expands to comes before the chunk is done
    refuse(expanded);
  });
  stream.on('error', (error: Error) => {
    failure = error;
  });
  const take = (): Buffer[] => {
    if (failure !== undefined) throw failure;
    return ready.splice(0);
  };
  for await (const chunk of bytes) {
    stream.write(chunk);
    yield* take();
  }
  stream.end();
  yield* take();
}
