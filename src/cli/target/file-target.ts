import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { NdjsonSink } from '../ndjson-sink';
import type { Target } from './target';

/** Documents go to a file, which is written anew. Throws when it can't be. */
export async function openFileTarget(path: string): Promise<Target> {
  const stream = createWriteStream(path);
  await once(stream, 'open');
  // every write tells of its own failure
  stream.on('error', () => undefined);
  return {
    indices: { readOnly: new Set(), serverless: false },
    sink: () => new NdjsonSink(stream),
    close: () => new Promise((resolve, reject) => {
      if (stream.destroyed) resolve();
      else stream.end((error?: Error | null) => (error ? reject(error) : resolve()));
    }),
  };
}
