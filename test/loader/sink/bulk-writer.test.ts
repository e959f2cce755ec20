import { DeliveryError } from '../../../src/loader/errors';
import type { BulkBody } from '../../../src/loader/sink/bulk-body';
import { MAX_BULK_BYTES } from '../../../src/loader/sink/bulk-body';
import { BulkWriter, TransportError } from '../../../src/loader/sink/bulk-writer';
import type { BulkAnswer, BulkWriterOptions } from '../../../src/loader/sink/bulk-writer';
import type { RejectedDocument } from '../../../src/loader/sink/quarantine';
import type { SiemDocument } from '../../../src/loader/types';

const doc = (id: string, text = ''): SiemDocument => ({ id, write: (out) => out.raw(`{"id":"${id}","text":"${text}"}`) }) as SiemDocument;
const idsOf = (body: string): string[] => body.split('\n').filter((line) => line.includes('"_id"')).map((line) => JSON.parse(line).index._id);

/** A writer whose index answers by script: a status for each id, or what throws; later requests are all taken. */
function scripted(answers: ((ids: string[]) => BulkAnswer)[], over: Partial<BulkWriterOptions> = {}) {
  const requests: string[][] = [];
  const waits: number[] = [];
  const rejected: RejectedDocument[] = [];
  let clock = 0;
  const writer = new BulkWriter({
    send: async (body) => {
      const ids = idsOf(body.toString());
      requests.push(ids);
      return (answers[requests.length - 1] ?? all(201))(ids);
    },
    withIds: true,
    deadline: 60_000,
    sleep: async (ms) => {
      waits.push(ms);
      clock += ms;
    },
    now: () => clock,
    random: () => 1,
    onRejected: (document) => rejected.push(document),
    ...over,
  });
  return { writer, requests, waits, rejected };
}
const all = (status: number) => (ids: string[]): BulkAnswer => ({ took: 1, items: ids.map(() => ({ status })) });
const only = (id: string, status: number) => (ids: string[]): BulkAnswer => ({
  took: 1,
  items: ids.map((other) => (other === id ? { status, error: { type: 'x', reason: 'y' } } : { status: 201 })),
});

test('only items that failed for the moment are sent again, later each time', async () => {
  const { writer, requests, waits } = scripted([only('b', 429), only('b', 503)]);
  for (const id of ['a', 'b', 'c']) writer.add(doc(id), 'log-a');
  await writer.finish();
  expect(requests).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  expect(waits).toEqual([200, 400]);
  expect(writer.delivered).toMatchObject({ indexed: 3, duplicates: 0, rejected: 0 });
});

test('a request without an answer, or with half of one, is sent again whole', async () => {
  const reset = (): never => {
    throw new TransportError('connection reset', true);
  };
  const { writer, requests } = scripted([reset, (ids) => ({ took: 1, items: all(201)(ids).items.slice(1) })]);
  writer.add(doc('a'), 'log-a');
  writer.add(doc('b'), 'log-a');
  await writer.finish();
  expect(requests).toEqual([['a', 'b'], ['a', 'b'], ['a', 'b']]);
  expect(writer.delivered.indexed).toBe(2);
});

test('trying again ends at the deadline with what is left', async () => {
  const { writer } = scripted(Array(50).fill(all(429)));
  writer.add(doc('a'), 'log-a');
  await expect(writer.finish()).rejects.toThrow(DeliveryError);
});

test('an index that may not be written to fails at once', async () => {
  const { writer, requests } = scripted([() => {
    throw new TransportError('403', false);
  }]);
  writer.add(doc('a'), 'log-a');
  await expect(writer.finish()).rejects.toThrow('403');
  expect(requests).toHaveLength(1);
});

test('what the index refuses goes to the quarantine, with cause and document', async () => {
  const kept: RejectedDocument[] = [];
  const { writer } = scripted([only('b', 400)], { quarantine: { keep: async (documents) => void kept.push(...documents) } });
  writer.add(doc('a'), 'log-a');
  writer.add(doc('b', 'x'), 'log-a');
  await writer.finish();
  expect(kept).toEqual([{ index: 'log-a', id: 'b', status: 400, reason: '400 x: y', source: '{"id":"b","text":"x"}' }]);
  expect(writer.delivered).toMatchObject({ indexed: 1, rejected: 1 });
});

test('without a quarantine a refused document fails the object, after all others were delivered', async () => {
  const { writer, rejected } = scripted([only('a', 400)]);
  writer.add(doc('a'), 'log-a');
  writer.add(doc('b'), 'log-a');
  await expect(writer.finish()).rejects.toThrow('log-a a');
  expect(writer.delivered.indexed).toBe(1);
  expect(rejected).toHaveLength(1);
});

test('documents that were there already are counted as duplicates', async () => {
  const { writer } = scripted([(ids) => ({ took: 1, items: ids.map((_, i) => ({ status: i === 0 ? 200 : 409 })) })]);
  writer.add(doc('a'), 'log-a');
  writer.add(doc('b'), 'log-a');
  await writer.finish();
  expect(writer.delivered).toMatchObject({ indexed: 0, duplicates: 2 });
});

test('a body is full before it exceeds its size, and a larger document goes alone', async () => {
  const { writer, requests } = scripted([]);
  const large = 'x'.repeat(MAX_BULK_BYTES);
  for (const document of [doc('a'), doc('b', large), doc('c')]) {
    while (!writer.add(document, 'log-a')) await writer.flush();
  }
  await writer.finish();
  expect(requests).toEqual([['a'], ['b'], ['c']]);
});

test('closing gives the bodies back empty, also after a failure', async () => {
  const bodies: BulkBody[] = [];
  const { writer } = scripted([() => {
    throw new TransportError('403', false);
  }], { bodies });
  writer.add(doc('a'), 'log-a');
  await expect(writer.finish()).rejects.toThrow();
  await writer.close();
  expect(bodies.map(({ items }) => items.length)).toEqual([0, 0]);
});
