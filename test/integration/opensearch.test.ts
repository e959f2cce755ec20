import { once } from 'node:events';
import { connect } from 'node:net';
import { LocalOpenSearch, startOpenSearch } from '../support/opensearch';

const INDEX = 'log-sample';
const MAPPINGS = {
  properties: {
    '@timestamp': { type: 'date' },
    'message': { type: 'text' },
    'source': { properties: { ip: { type: 'ip' }, geo: { properties: { location: { type: 'geo_point' } } } } },
    'rest': { type: 'flat_object' },
    'ratio': { type: 'scaled_float', scaling_factor: 100 },
  },
};
const DOCUMENT = {
  '@timestamp': '2025-03-04T05:06:07.000Z',
  'message': 'a user signed in from afar',
  'source': { ip: '203.0.113.9', geo: { location: { lat: 35.7, lon: 139.7 } } },
  'rest': { deep: { word: 'found' } },
  'ratio': 0.25,
};

describe('a local OpenSearch', () => {
  let server: LocalOpenSearch;

  beforeAll(async () => {
    server = await startOpenSearch();
    await send('PUT', `/${INDEX}`, { settings: { number_of_replicas: 0 }, mappings: MAPPINGS });
    await send('PUT', `/${INDEX}/_doc/1?refresh=true`, DOCUMENT);
  }, 600_000);

  afterAll(async () => {
    await server?.stop();
  }, 60_000);

  test.each<[string, object]>([
    ['a word of a text field', { match: { message: 'signed' } }],
    ['the network of an ip field', { term: { 'source.ip': '203.0.113.0/24' } }],
    ['the surroundings of a geo_point field', { geo_distance: { 'distance': '50km', 'source.geo.location': { lat: 35.6, lon: 139.6 } } }],
    ['a leaf of a flat_object field', { term: { 'rest.deep.word': 'found' } }],
    ['the value of a scaled_float field', { term: { ratio: 0.25 } }],
    ['a script', { script: { script: 'doc[\'ratio\'].value < 0.5' } }],
  ])('finds a document by %s', async (_, query) => {
    const { hits } = await send('POST', `/${INDEX}/_search`, { query }) as { hits: { hits: { _id: string; _source: object }[] } };

    expect(hits.hits.map(({ _id, _source }) => ({ _id, _source }))).toEqual([{ _id: '1', _source: DOCUMENT }]);
  });

  test('deletes by query', async () => {
    await send('PUT', `/${INDEX}/_doc/2?refresh=true`, { message: 'to be removed' });

    expect(await send('POST', `/${INDEX}/_delete_by_query`, { query: { match: { message: 'removed' } } })).toMatchObject({ deleted: 1 });
  });

  test('runs the asked version on the loopback address', async () => {
    expect(await send('GET', '/')).toMatchObject({ version: { number: server.version } });
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('closes its port when it is stopped', async () => {
    await server.stop();

    await expect(once(connect(Number(new URL(server.url).port), '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  }, 60_000);

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const answer = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${answer}`);
    }
    return JSON.parse(answer);
  }
});
