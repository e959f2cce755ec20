import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import { S3Quarantine } from '../../src/platform/s3-quarantine';
import { S3Store } from '../../src/platform/s3-store';

let server: Server;
let client: S3Client;
let reply: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((request, response) => reply(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forcePathStyle: true,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  });
});

afterAll(async () => {
  client.destroy();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

async function read(): Promise<string> {
  const { bytes } = await new S3Store(client).read({ bucket: 'logs', key: 'a b/ü+%.log' });
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('an object of S3', () => {
  it('that is too small to hold a log keeps no connection when nobody reads it', async () => {
    const single = new S3Client({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      forcePathStyle: true,
      region: 'us-east-1',
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      requestHandler: { httpAgent: { maxSockets: 1, keepAlive: true } },
    });
    reply = (_, response) => void response.end('marker');
    for (let i = 0; i < 3; i++) expect(await new S3Store(single).read({ bucket: 'logs', key: 'a' })).toMatchObject({ size: 6 });
    single.destroy();
  });

  it('is read with its size, whatever its key', async () => {
    let path: string | undefined;
    reply = (request, response) => {
      path = decodeURIComponent(new URL(request.url!, 'http://s3').pathname);
      response.end('content');
    };
    expect(await read()).toBe('content');
    expect(path).toBe('/logs/a b/ü+%.log');
  });

  it('is torn when the connection breaks before its end', async () => {
    reply = (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('part');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(read()).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  });

  it.each([['NoSuchKey', 404, 'not-found'], ['AccessDenied', 403, 'access'], ['InternalError', 500, 'access']])('is not read: %s', async (name, status, code) => {
    reply = (_, response) => void response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${name}</Code><Message>told</Message></Error>`);
    await expect(read()).rejects.toMatchObject({ name: 'ObjectError', code, message: expect.stringContaining('s3://logs/a b/ü+%.log') });
  });

  it('is read in parts, all of the object that was opened', async () => {
    const object = Buffer.from('0123456789'.repeat(10));
    const asked: unknown[] = [];
    reply = ({ headers }, response) => {
      asked.push([headers.range, headers['if-match']]);
      const [start, end] = (/^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? ['', 0, 99]).slice(1).map(Number);
      response.writeHead(headers.range === undefined ? 200 : 206, { etag: '"first"' }).end(object.subarray(start, end + 1));
    };
    const { readRange } = await new S3Store(client).read({ bucket: 'logs', key: 'a' });
    expect((await readRange!(7, 23)).toString()).toBe('7890123456789012');
    expect((await readRange!(99, 100)).toString()).toBe('9');
    expect(asked).toEqual([[undefined, undefined], ['bytes=7-22', '"first"'], ['bytes=99-99', '"first"']]);
  });

  it('whose parts are no longer the same object is torn', async () => {
    reply = (_, response) => void response.writeHead(200, { etag: '"first"' }).end('x'.repeat(100));
    const { readRange } = await new S3Store(client).read({ bucket: 'logs', key: 'a' });
    reply = (_, response) => void response.writeHead(412, { 'content-type': 'application/xml' }).end('<Error><Code>PreconditionFailed</Code></Error>');
    await expect(readRange!(0, 10)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn', message: expect.stringContaining('replaced') });
    reply = (_, response) => void response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
    await expect(readRange!(0, 10)).rejects.toMatchObject({ name: 'ObjectError', code: 'not-found' });
  });

  it.each([['shorter', 'five!'], ['longer', 'x'.repeat(100)]])('whose part is %s than asked for is torn', async (_, part) => {
    reply = (_request, response) => void response.writeHead(200, { etag: '"first"' }).end('x'.repeat(100));
    const { readRange } = await new S3Store(client).read({ bucket: 'logs', key: 'a' });
    reply = (_request, response) => void response.writeHead(206).end(part);
    await expect(readRange!(0, 10)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  });
});

it('refused documents are kept as lines of an object, the same ones under the same name', async () => {
  const puts: [string, string][] = [];
  reply = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      puts.push([new URL(request.url!, 'http://s3').pathname, Buffer.concat(chunks).toString()]);
      response.end();
    });
  };
  const quarantine = new S3Quarantine(client, 'logs', () => Date.parse('2025-06-15T12:00:00Z'));
  const document = { index: 'log-t-2025', id: 'é1', status: 400, reason: '400 x: y', source: '{"a":1}' };
  await quarantine.keep([document, { ...document, id: '2' }]);
  await quarantine.keep([document, { ...document, id: '2' }]);
  await quarantine.keep([document]);
  expect(puts[0][0]).toMatch(/^\/logs\/siem-quarantine\/2025-06-15\/log-t-2025\/[0-9a-f]{32}\.ndjson$/);
  expect(puts[0][1]).toContain(`${JSON.stringify(document)}\n${JSON.stringify({ ...document, id: '2' })}\n`);
  expect(puts[1][0]).toBe(puts[0][0]);
  expect(puts[2][0]).not.toBe(puts[0][0]);
});
