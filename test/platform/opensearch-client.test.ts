import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { BulkWriter } from '../../src/loader/sink/bulk-writer';
import { bulkSender, createClient, ensureWriteAlias, readOnlyIndices } from '../../src/platform/opensearch-client';

interface Received { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: Buffer }
type Reply = (response: ServerResponse, request: Received) => void;

let server: Server;
let url: string;
let received: Received[];
let replies: Reply[];

const answer = (status: number, body: object): Reply => (response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const items = (...statuses: number[]): object => ({ took: 3, errors: false, items: statuses.map((status) => ({ index: { status, ...(status > 299 ? { error: { type: 'x', reason: 'y' } } : {}) } })) });

beforeEach(async () => {
  received = [];
  replies = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      received.push({ method: method!, url: target!, headers, body: Buffer.concat(chunks) });
      (replies.shift() ?? answer(200, {}))(response, received.at(-1)!);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const BODY = Buffer.from('{"index":{"_index":"log-t","_id":"ü"}}\n{"a":"é"}\n');
const send = (compression?: boolean) => bulkSender(createClient({ url }), { compression })(BODY, 5000);

describe('a bulk request', () => {
  it('is compressed', async () => {
    replies.push(answer(200, items(201)));
    expect(await send()).toEqual({ took: 3, items: [{ status: 201 }] });
    const [{ method, url: target, headers, body }] = received;
    expect([method, target.split('?')[0]]).toEqual(['POST', '/_bulk']);
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/x-ndjson' });
    expect(headers).not.toHaveProperty('authorization');
    expect(gunzipSync(body)).toEqual(BODY);
  });

  it('is sent as it is when it shall not be compressed', async () => {
    replies.push(answer(200, items(201)));
    await send(false);
    expect(received[0].headers).not.toHaveProperty('content-encoding');
    expect(received[0].body).toEqual(BODY);
  });

  it('asks for no more than the answer\'s parts that are read, errors among them', async () => {
    replies.push(answer(200, items(201, 400)));
    expect((await send()).items).toEqual([{ status: 201 }, { status: 400, error: { type: 'x', reason: 'y' } }]);
    expect(new URL(received[0].url, url).searchParams.get('filter_path')).toBe('took,errors,items.*.status,items.*.error');
  });

  it('is signed for a host of AWS', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' });
    replies.push(answer(200, items(201)));
    await bulkSender(createClient({ url, signing: { region: 'eu-west-3', service: 'es' } }))(BODY, 5000);
    expect(received[0].headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-3\/es\/aws4_request, SignedHeaders=\S*host\S*, Signature=[0-9a-f]{64}$/);
    expect(received[0].headers).toHaveProperty('x-amz-date');
  });

  it.each<[string, Reply, boolean]>([
    ['429', answer(429, { error: 'busy' }), true], ['503', answer(503, {}), true], ['502 without JSON', (response) => void response.writeHead(502).end('<html>'), true],
    ['403', answer(403, { message: 'no permission' }), false], ['400', answer(400, {}), false], ['413', answer(413, {}), false],
    ['a closed connection', (response) => void response.destroy(), true],
    ['half an answer', (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 });
      response.write('{"took":1,"items":[');
      setTimeout(() => response.destroy(), 20);
    }, true],
    ['an answer that is no JSON', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"took":'), true],
  ])('fails by %s, once; whether it may be sent again is said', async (_, reply, retryable) => {
    replies.push(reply);
    await expect(send()).rejects.toMatchObject({ name: 'TransportError', retryable });
    expect(received).toHaveLength(1);
  });

  it('fails when the answer does not come in time', async () => {
    replies.push(() => undefined);
    await expect(bulkSender(createClient({ url }))(BODY, 50)).rejects.toMatchObject({ name: 'TransportError', retryable: true });
  });

  it('fails when nobody listens', async () => {
    await expect(bulkSender(createClient({ url: 'http://127.0.0.1:9' }))(BODY, 5000)).rejects.toMatchObject({ name: 'TransportError', retryable: true });
  });
});

it('a writer brings all documents to an index that is busy, breaks off and answers by halves', async () => {
  const stored: string[] = [];
  const store = (request: Received, statuses: number[]): object => {
    const lines = gunzipSync(request.body).toString().trimEnd().split('\n');
    statuses.forEach((status, i) => status === 201 && stored.push(JSON.parse(lines[2 * i]).index._id));
    return items(...statuses);
  };
  replies.push(
    answer(503, {}),
    (response) => void response.destroy(),
    (response, request) => answer(200, store(request, [201, 429, 201, 503]))(response, request),
    answer(429, {}),
    (response, request) => answer(200, store(request, [201, 201]))(response, request),
  );
  const writer = new BulkWriter({
    send: bulkSender(createClient({ url })),
    withIds: true,
    deadline: Date.now() + 60_000,
    now: Date.now,
    random: () => 0,
    sleep: async () => {},
    onRejected: () => {},
  });
  for (const id of ['a', 'b', 'c', 'd']) {
    writer.add({ id, json: '{}', time: 0, indexTime: 0, indexName: undefined, message: '', error: undefined, write: (out) => out.raw('{}') }, 'log-t');
  }
  await writer.finish();
  expect(stored).toEqual(['a', 'c', 'b', 'd']);
  expect(writer.delivered).toMatchObject({ indexed: 4, duplicates: 0, rejected: 0 });
});

describe('indices that take no documents', () => {
  it('are those that are blocked and those in cold storage, log indices only', async () => {
    replies.push(
      answer(200, { blocks: { indices: { 'log-a-2020': {}, '.kibana': {} } } }), answer(200, { indices: [{ index: 'log-b-2019' }, { index: 'other' }], pagination_id: 'p2' }),
      answer(200, { indices: [{ index: 'log-c-2018' }], pagination_id: 'p3' }), answer(200, { indices: [] }),
    );
    expect([...await readOnlyIndices(createClient({ url }))].sort()).toEqual(['log-a-2020', 'log-b-2019', 'log-c-2018']);
    expect(received.map(({ method, body }) => [method, body.toString()])).toEqual([['GET', ''], ['GET', ''], ['POST', '{"pagination_id":"p2"}'], ['POST', '{"pagination_id":"p3"}']]);
  });

  it('are only the blocked ones where there is no cold storage', async () => {
    replies.push(answer(200, { blocks: { indices: { 'log-a-2020': {} } } }), answer(400, { error: 'no handler' }));
    expect([...await readOnlyIndices(createClient({ url }))]).toEqual(['log-a-2020']);
  });
});

describe('the write alias of an index with rollover', () => {
  it('is made when it is not there', async () => {
    replies.push(answer(200, []));
    await ensureWriteAlias(createClient({ url }), 'log-t');
    expect(received.map(({ method, url: target }) => `${method} ${target.split('?')[0]}`)).toEqual(['GET /_cat/aliases/log-t', 'PUT /log-t-000001']);
    expect(JSON.parse(received[1].body.toString())).toEqual({ aliases: { 'log-t': { is_write_index: true } } });
  });

  it('is left alone when it is there', async () => {
    replies.push(answer(200, [{ alias: 'log-t' }]));
    await ensureWriteAlias(createClient({ url }), 'log-t');
    expect(received).toHaveLength(1);
  });

  it('may have been made by another container meanwhile', async () => {
    replies.push(answer(200, []), answer(400, { error: { type: 'resource_already_exists_exception' } }));
    await expect(ensureWriteAlias(createClient({ url }), 'log-t')).resolves.toBeUndefined();
    replies.push(answer(200, []), answer(403, { error: { type: 'security_exception' } }));
    await expect(ensureWriteAlias(createClient({ url }), 'log-t')).rejects.toThrow();
  });
});
