import { ClusterCalls } from '../../../src/operations/index-metrics/cluster-calls';
import { collectFromCollection, collectFromDomain } from '../../../src/operations/index-metrics/collect';
import { createClient } from '../../../src/platform/opensearch-client';
import { FileServer } from '../../support/http/file-server';
import type { Answer } from '../../support/http/file-server';

const NOW = new Date('2025-05-20T10:00:01.250Z');
const CLUSTER = { id: 'Xy0exampleUuid', name: 'siem' };
const row = (index: string, more = {}) => ({
  'health': 'green',
  'status': 'open',
  index,
  'uuid': `${index}-uuid`,
  'creation.date.string': '2025-05-01T00:00:07.000Z',
  'pri': '3',
  'rep': '1',
  ...more,
});
const figures = (count: number) => ({
  docs: { count, deleted: 0 }, store: { size_in_bytes: count * 10 }, segments: { count: 1, memory_in_bytes: 0 }, search: { query_total: 0 },
});
const stats = (...names: string[]) => ({
  indices: Object.fromEntries(names.map((name) => [name, { uuid: `${name}-uuid`, primaries: figures(5), total: figures(10) }])),
});

let server: FileServer;
const json = (value: unknown): Answer => (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));

beforeAll(async () => {
  server = await FileServer.start();
});

beforeEach(() => {
  server.asked.length = 0;
  server.answers.clear();
  server.set('/', json({ cluster_uuid: CLUSTER.id, cluster_name: '123456789012:siem' }));
  server.set('/_cat/indices/_hot', json([row('log-a')]));
  server.set('/_cat/indices/_warm', json([row('log-w', { rep: '0' })]));
  server.set('/_stats/docs,indexing,merge,refresh,segments,store,fielddata,search', json(stats('log-a', 'log-w')));
  server.set('/_cat/shards', json([{ index: 'log-a', shard: '0', prirep: 'p', state: 'STARTED', docs: '0', store: '208', id: 'n1', node: 'node-a' }]));
});

afterAll(() => server.stop());

const calls = () => new ClusterCalls(createClient({ url: server.url }));
const collect = () => collectFromDomain(calls(), NOW);
const indexOf = (documents: readonly any[], name: string) =>
  documents.find(({ event, opensearch }) => event.dataset === 'opensearch.index' && opensearch.index.name === name);

test('an index is described with its zeros, and without what is not known', async () => {
  const { documents, problems } = await collect();

  expect(problems).toEqual([]);
  expect(indexOf(documents, 'log-a')).toEqual({
    '@timestamp': '2025-05-20T10:00:01.250000Z',
    'event': { dataset: 'opensearch.index' },
    'metricset': { name: 'index', period: 3600000 },
    'opensearch': {
      cluster: CLUSTER,
      index: {
        name: 'log-a',
        uuid: 'log-a-uuid',
        index_status: 'open',
        status: 'green',
        storage_tier: 'hot',
        creation: { date: '2025-05-01T00:00:07.000Z' },
        shards: { primaries: 3, total: 6 },
        primaries: { docs: { count: 5, deleted: 0 }, segments: { count: 1 }, store: { size_in_bytes: 50 } },
        total: {
          docs: { count: 10, deleted: 0 }, segments: { count: 1, memory_in_bytes: 0 }, store: { size_in_bytes: 100 }, search: { query_total: 0 },
        },
      },
    },
  });
});

test('a warm index has the figures of its only copy', async () => {
  const { documents } = await collect();

  expect(indexOf(documents, 'log-w').opensearch.index)
    .toMatchObject({ storage_tier: 'warm', total: { docs: { count: 5 }, store: { size_in_bytes: 50 } } });
});

test('a shard knows its index and node', async () => {
  const { documents } = await collect();

  expect(documents).toContainEqual({
    '@timestamp': '2025-05-20T10:00:01.250000Z',
    'event': { dataset: 'opensearch.shard' },
    'metricset': { name: 'shard', period: 3600000 },
    'opensearch': {
      cluster: CLUSTER,
      index: { name: 'log-a', index_status: 'open', status: 'green', storage_tier: 'hot' },
      node: { id: 'n1' },
      shard: {
        number: 0, primary: true, state: 'STARTED', docs: { count: 0 }, store: { size_in_bytes: 208 }, source_node: { name: 'node-a', uuid: 'n1' },
      },
    },
  });
});

test('shards without a node and on their way to another one are described, too', async () => {
  server.set('/_cat/shards', json([
    { index: 'log-a', shard: '1', prirep: 'r', state: 'UNASSIGNED', docs: null, store: null, id: null, node: null },
    { index: 'log-a', shard: '2', prirep: 'p', state: 'RELOCATING', docs: '1', store: '1', id: 'n1', node: 'node-a -> 192.0.2.1 n2 node-b' },
  ]));

  const shards = (await collect()).documents.map(({ opensearch }: any) => opensearch.shard).filter(Boolean);

  expect(shards).toEqual([
    { number: 1, primary: false, state: 'UNASSIGNED' },
    expect.objectContaining({ number: 2, source_node: { name: 'node-a', uuid: 'n1' } }),
  ]);
});

test('closed indices and all pages of cold ones are described as far as they are known', async () => {
  server.set('/_cat/indices/_hot', json([row('log-a'), row('log-closed', { status: 'close' })]));
  const cold = (index: string) => ({
    index,
    index_cold_uuid: `${index}-cold`,
    size: 10339,
    creation_date: '2021-06-28T20:23:31.206Z',
    start_time: '2020-03-09T00:00Z',
    end_time: '2020-03-09T23:00Z',
  });
  const page = (name: string) => json({ pagination_id: 'next', indices: [cold(name)] });
  server.set('/_cold/indices/_search', page('log-c1'), page('log-c2'), json({ indices: [] }));

  const { documents } = await collect();

  expect(indexOf(documents, 'log-closed').opensearch.index).toEqual({
    name: 'log-closed',
    uuid: 'log-closed-uuid',
    index_status: 'close',
    status: 'green',
    storage_tier: 'hot',
    creation: { date: '2025-05-01T00:00:07.000Z' },
    shards: { primaries: 3, total: 6 },
  });
  expect(indexOf(documents, 'log-c2').opensearch.index).toEqual({
    name: 'log-c2',
    uuid: 'log-c2-cold',
    index_status: 'cold',
    status: 'green',
    storage_tier: 'cold',
    creation: { date: '2021-06-28T20:23:31.206Z' },
    start_time: '2020-03-09T00:00Z',
    end_time: '2020-03-09T23:00Z',
    total: { store: { size_in_bytes: 10339 } },
  });
  expect(indexOf(documents, 'log-c1')).toBeDefined();
});

test('a domain without storage tiers is no problem: all its indices are hot', async () => {
  for (const path of ['/_cat/indices/_hot', '/_cat/indices/_warm']) server.set(path, 404);
  server.set('/_cat/indices', json([row('log-a')]));

  const { documents, problems } = await collect();

  expect(problems).toEqual([]);
  expect(indexOf(documents, 'log-a').opensearch.index.storage_tier).toBe('hot');
});

test.each([['/_cat/indices/_warm', 'warm indices'], ['/_cold/indices/_search', 'cold indices'], ['/_cat/shards', 'shards']])(
  'without an answer of %s the rest is described, and what is missing said', async (path, what) => {
    server.set(path, 403);

    const { documents, problems } = await collect();

    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${what}: `))]);
    expect(indexOf(documents, 'log-a')).toBeDefined();
  });

test.each(['/', '/_cat/indices/_hot', '/_stats/docs,indexing,merge,refresh,segments,store,fielddata,search'])(
  'without an answer of %s the run fails', async (path) => {
    server.set(path, 403);

    await expect(collect()).rejects.toMatchObject({ statusCode: 403 });
  });

test('a collection tells the documents of its indices', async () => {
  server.set('/_cat/indices', json([{ 'index': 'log-a', 'uuid': 'u1', 'docs.count': '12', 'docs.deleted': '0', 'store.size': '1kb' }]));

  const { documents } = await collectFromCollection(calls(), { uuid: 'abc', name: 'logs' }, NOW);

  expect(documents).toEqual([expect.objectContaining({
    opensearch: { cluster: { id: 'abc', name: 'logs' }, index: { name: 'log-a', uuid: 'u1', primaries: { docs: { count: 12, deleted: 0 } } } },
  })]);
});
