import { Writable } from 'node:stream';
import { NdjsonSink } from '../../src/cli/ndjson-sink';
import type { SiemDocument } from '../../src/loader/types';

function documentOf(id: string, json: string): SiemDocument {
  return { id, json, time: 0, indexTime: 0, indexName: undefined, message: '', error: undefined, write: (out) => out.raw(json) };
}

test('it asks to be flushed when its buffer is full, and waits until the stream has taken what it had', async () => {
  const written: string[] = [];
  let release: () => void = () => undefined;
  const slow = new Writable({
    write(chunk, _encoding, done) {
      release = () => {
        written.push(String(chunk));
        done();
      };
    },
  });
  const sink = new NdjsonSink(slow);
  const json = `{"text":"${'x'.repeat(100_000)}"}`;
  let added = 0;
  while (sink.add(documentOf(`${added}`, json), 'log-a')) added++;
  let flushed = false;
  const flushing = sink.flush().then(() => {
    flushed = true;
  });
  await new Promise(setImmediate);
  expect(flushed).toBe(false);

  // what is added meanwhile does not touch what is under way
  sink.add(documentOf('later', '{}'), 'log-b');
  release();
  await flushing;
  expect(sink.delivered.indexed).toBe(added);
  const finishing = sink.finish();
  release();
  await finishing;

  const lines = written.join('').trimEnd().split('\n').map((line) => JSON.parse(line));
  expect(lines.map(({ id }) => id)).toEqual([...Array(added).keys()].map(String).concat('later'));
  expect(lines.at(-1)).toEqual({ index: 'log-b', id: 'later', source: {} });
  expect(sink.delivered).toMatchObject({ indexed: added + 1, bytes: written.join('').length });
});

test('a write that fails is an error that tells how many documents are missing', async () => {
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space')) });
  broken.on('error', () => undefined);
  const sink = new NdjsonSink(broken);
  sink.add(documentOf('1', '{}'), 'log-a');

  await expect(sink.finish()).rejects.toMatchObject({ name: 'DeliveryError', message: '1 documents were not written: no space', failed: 1 });
  expect(sink.delivered.indexed).toBe(0);
});
