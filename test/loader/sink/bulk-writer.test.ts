import { BulkWriter, TransportError } from '../../../src/loader/sink/bulk-writer';
import type { BulkAnswer, BulkWriterOptions } from '../../../src/loader/sink/bulk-writer';
import type { RejectedDocument } from '../../../src/loader/sink/quarantine';
import type { SiemDocument } from '../../../src/loader/types';

type Answer = Error | ((ids: string[]) => BulkAnswer);

function documentOf(id: string, text = ''): SiemDocument {
  const json = JSON.stringify({ id, text });
  return { id, json, time: 0, indexTime: 0, indexName: undefined, message: '', error: undefined, write: (out) => out.raw(json) };
}

const CREATED = { status: 201 };
const all = (item: object) => (ids: string[]): BulkAnswer => ({ took: 5, items: ids.map(() => item as { status: number }) });
/** Answers by id; 201 where none is given. */
const by = (items: { readonly [id: string]: object }) => (ids: string[]): BulkAnswer => (
  { took: 5, items: ids.map((id) => (items[id] ?? CREATED) as { status: number }) }
);

/** A writer to an index that gives these answers in order, and 201 to all that comes later. Its clock only runs while it sleeps. */
function writerTo(answers: Answer[], options: Partial<BulkWriterOptions> = {}) {
  const requests: string[][] = [];
  const sizes: number[] = [];
  const sleeps: number[] = [];
  const rejected: RejectedDocument[] = [];
  let clock = 0;
  const writer = new BulkWriter({
    send: async (body) => {
      const lines = body.toString('utf8').trimEnd().split('\n');
      const ids = lines.filter((_, i) => i % 2 === 0).map((line) => JSON.parse(line).index._id as string);
      expect(lines.filter((_, i) => i % 2 === 1).map((line) => JSON.parse(line).id)).toEqual(ids);
      requests.push(ids);
      sizes.push(body.length);
      const answer = answers.shift() ?? all(CREATED);
      if (answer instanceof Error) throw answer;
      return answer(ids);
    },
    withIds: true,
    deadline: 60_000,
    now: () => clock,
    random: () => 1,
    sleep: async (ms) => {
      sleeps.push(ms);
      clock += ms;
    },
    onRejected: (document) => rejected.push(document),
    ...options,
  });
  const write = async (documents: SiemDocument[]): Promise<void> => {
    for (const document of documents) while (!writer.add(document, 'log-t')) await writer.flush();
    await writer.finish();
  };
  return { writer, write, requests, sizes, sleeps, rejected };
}

const ids = (...names: string[]): SiemDocument[] => names.map((name) => documentOf(name));

describe('bulk requests', () => {
  it('hold at most six million bytes, several documents each, all in order', async () => {
    const documents = Array.from({ length: 40 }, (_, i) => documentOf(`d${i}`, 'x'.repeat(400_000)));
    const { write, requests, sizes, writer } = writerTo([]);
    await write(documents);
    expect(requests.flat()).toEqual(documents.map(({ id }) => id));
    expect(requests.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6_000_000);
    expect(writer.delivered).toMatchObject({ indexed: 40, bytes: sizes.reduce((a, b) => a + b) });
  });

  it('hold a large document alone', async () => {
    const { write, requests, writer } = writerTo([]);
    await write([documentOf('a'), documentOf('large', 'x'.repeat(5_000_000)), documentOf('b')]);
    expect(requests).toEqual([['a'], ['large'], ['b']]);
    expect(writer.delivered.indexed).toBe(3);
  });

  it('leave out a document that no request can carry: it is kept aside, its neighbours are delivered', async () => {
    const kept: RejectedDocument[] = [];
    const { write, requests, writer } = writerTo([], { quarantine: { keep: async (documents) => void kept.push(...documents) } });
    await write([documentOf('a'), documentOf('huge', 'x'.repeat(7_000_000)), documentOf('b')]);
    expect(requests.flat()).toEqual(['a', 'b']);
    expect(kept).toMatchObject([{ id: 'huge', status: 413 }]);
    expect(writer.delivered).toMatchObject({ indexed: 2, rejected: 1 });
  });

  it('that are refused as a whole are halved until the one document stands alone that it was for', async () => {
    const kept: RejectedDocument[] = [];
    const refused = () => new TransportError('400 action_request_validation_exception', false, 400);
    const { write, requests, writer } = writerTo(
      [refused(), all(CREATED), refused(), refused(), all(CREATED)],
      { quarantine: { keep: async (documents) => void kept.push(...documents) } },
    );
    await write(ids('a', 'b', 'c', 'd'));
    expect(requests).toEqual([['a', 'b', 'c', 'd'], ['a', 'b'], ['c', 'd'], ['c'], ['d']]);
    expect(kept.map(({ id }) => id)).toEqual(['c']);
    expect(writer.delivered).toMatchObject({ indexed: 3, rejected: 1 });
  });

  it.each([
    { status: 403, error: { type: 'security_exception' } },
    { status: 404, error: { type: 'index_not_found_exception' } },
    { status: 400, error: { type: 'index_closed_exception' } },
    { status: 400, error: { type: 'validation_exception', reason: 'this action would add [2] total shards, but this cluster currently has [1000]/[1000] maximum shards open' } },
  ])('that an operator has to make room for fail the object, and nothing is put aside: %j', async (item) => {
    const { write, rejected } = writerTo([by({ b: item })], { quarantine: { keep: async () => undefined } });
    await expect(write(ids('a', 'b'))).rejects.toMatchObject({ name: 'DeliveryError' });
    expect(rejected).toEqual([]);
  });

  it('that are refused whatever is in them fail the object: nothing is put aside', async () => {
    const refused = () => new TransportError('400 bad request', false, 400);
    const { write, rejected } = writerTo([refused(), refused(), refused()], { quarantine: { keep: async () => undefined } });
    await expect(write(ids('a', 'b'))).rejects.toMatchObject({ name: 'DeliveryError', failed: 2 });
    expect(rejected).toEqual([]);
  });

  it('are not begun when there is no time left', async () => {
    const { write, requests } = writerTo([], { deadline: 0 });
    await expect(write(ids('a'))).rejects.toThrow('no time left');
    expect(requests).toEqual([]);
  });

  it('are none when there is no document', async () => {
    const { write, requests } = writerTo([]);
    await write([]);
    expect(requests).toEqual([]);
  });

  it('name index and id, or only the index where ids are the index\'s own', async () => {
    const bodies: string[] = [];
    const send = async (body: Buffer): Promise<BulkAnswer> => {
      bodies.push(body.toString());
      return all(CREATED)(['x']);
    };
    await writerTo([], { send }).write([documentOf('i"d\n€')]);
    await writerTo([], { send, withIds: false }).write([documentOf('a')]);
    expect(bodies).toEqual([
      '{"index":{"_index":"log-t","_id":"i\\"d\\n€"}}\n{"id":"i\\"d\\n€","text":""}\n', '{"create":{"_index":"log-t"}}\n{"id":"a","text":""}\n',
    ]);
  });
});

describe('what the index says about a document', () => {
  it('counts once as indexed or as there already', async () => {
    const { write, writer } = writerTo([by({ b: { status: 200 }, c: { status: 409, error: { type: 'version_conflict_engine_exception' } } })]);
    await write(ids('a', 'b', 'c', 'd'));
    expect(writer.delivered).toMatchObject({ indexed: 2, duplicates: 2, rejected: 0, tookMs: 5 });
  });

  it.each([
    { status: 429, error: { type: 'rejected_execution_exception' } }, { status: 503, error: { type: 'unavailable_shards_exception' } }, { status: 500, error: { type: 'x' } },
    { status: 403, error: { type: 'cluster_block_exception' } }, { status: 502 },
  ])('makes only that document come again when it is a matter of the moment: %j', async (item) => {
    const { write, requests, writer } = writerTo([by({ b: item, d: item }), by({ d: item })]);
    await write(ids('a', 'b', 'c', 'd', 'e'));
    expect(requests).toEqual([['a', 'b', 'c', 'd', 'e'], ['b', 'd'], ['d']]);
    expect(writer.delivered).toMatchObject({ indexed: 5, duplicates: 0, rejected: 0, itemErrors: 3, tookMs: 15 });
  });

  it('puts a document that it refuses into quarantine, once, with reason and text', async () => {
    const kept: RejectedDocument[] = [];
    const keep = async (documents: readonly RejectedDocument[]): Promise<void> => void kept.push(...documents);
    const refusal = { status: 400, error: { type: 'mapper_parsing_exception', reason: 'failed to parse' } };
    const { write, writer, rejected } = writerTo([by({ b: refusal, c: { status: 429 } })], { quarantine: { keep } });
    await write(ids('a', 'b', 'c'));
    expect(kept).toEqual([{ index: 'log-t', id: 'b', status: 400, reason: '400 mapper_parsing_exception: failed to parse', source: '{"id":"b","text":""}' }]);
    expect(rejected).toEqual(kept);
    expect(writer.delivered).toMatchObject({ indexed: 2, rejected: 1 });
  });

  it('fails the object at its end when it refuses a document that nobody keeps; the others are indexed', async () => {
    const refusal = { status: 400, error: { type: 'mapper_parsing_exception', reason: 'failed to parse' } };
    const { write, writer } = writerTo([by({ b: refusal })]);
    await expect(write(ids('a', 'b', 'c'))).rejects.toMatchObject({ name: 'DeliveryError', failed: 1, message: expect.stringContaining('failed to parse') });
    expect(writer.delivered).toMatchObject({ indexed: 2, rejected: 1 });
  });

  it('fails the object when the quarantine can not keep a document', async () => {
    const keep = async (): Promise<void> => {
      throw new Error('no access to the bucket');
    };
    await expect(writerTo([by({ a: { status: 400 } })], { quarantine: { keep } }).write(ids('a'))).rejects.toThrow('no access to the bucket');
  });
});

describe('a request without a whole answer', () => {
  it.each([
    ['connection reset', new TransportError('ECONNRESET', true)], ['503', new TransportError('503', true, 503)],
    ['half an answer', (): BulkAnswer => ({ took: 1, items: [CREATED] })], ['no items', (): BulkAnswer => ({ took: 1, items: [] })],
  ] as [string, Answer][])('is sent again whole: %s', async (_, answer) => {
    const { write, requests, writer } = writerTo([answer]);
    await write(ids('a', 'b', 'c'));
    expect(requests).toEqual([['a', 'b', 'c'], ['a', 'b', 'c']]);
    expect(writer.delivered).toMatchObject({ indexed: 3, duplicates: 0 });
  });

  it('is sent again with the failed documents only when an earlier one was answered', async () => {
    const { write, requests } = writerTo([by({ b: { status: 429 } }), new TransportError('ECONNRESET', true)]);
    await write(ids('a', 'b', 'c'));
    expect(requests).toEqual([['a', 'b', 'c'], ['b'], ['b']]);
  });

  it('is not sent again when that can not help', async () => {
    const { write, requests } = writerTo([new TransportError('403 no permission', false, 403)]);
    await expect(write(ids('a', 'b'))).rejects.toMatchObject({ name: 'DeliveryError', failed: 2, message: '403 no permission' });
    expect(requests).toHaveLength(1);
  });

  it('is sent again with growing pauses until the deadline, then fails', async () => {
    const always = Array.from({ length: 100 }, () => new TransportError('503', true, 503));
    const { write, sleeps, requests } = writerTo(always);
    await expect(write(ids('a', 'b'))).rejects.toMatchObject({ name: 'DeliveryError', failed: 2, message: expect.stringContaining('503') });
    expect(sleeps).toEqual([200, 400, 800, 1600, 3200, 6400, 12_800, 20_000]);
    expect(requests).toHaveLength(9);
  });

  it('pauses for a random part of the growing time', async () => {
    const { write, sleeps } = writerTo([new TransportError('503', true), new TransportError('503', true)], { random: () => 0.25 });
    await write(ids('a'));
    expect(sleeps).toEqual([50, 100]);
  });

  it('fails the object also when more documents came meanwhile', async () => {
    const { writer } = writerTo([new TransportError('403', false, 403)]);
    writer.add(documentOf('a'), 'log-t');
    await writer.flush();
    writer.add(documentOf('b'), 'log-t');
    await expect(writer.finish()).rejects.toMatchObject({ name: 'DeliveryError' });
  });
});
