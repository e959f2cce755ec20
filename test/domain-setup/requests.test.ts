import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Requests } from '../../src/domain-setup/requests';
import { createClient } from '../../src/platform/opensearch-client';

const answers: [number, string][] = [];
const asked: string[] = [];
let server: Server;
let requests: Requests;

beforeEach(async () => {
  answers.length = 0;
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [status, body] = answers.shift() ?? [200, '{}'];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  requests = new Requests(createClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }), async () => {});
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test.each([429, 502, 503, 504])('what passes (%i) is asked again', async (status) => {
  answers.push([status, '{}'], [status, '{}'], [200, '{"done":true}']);

  expect(await requests.send('PUT', '/a', {})).toEqual({ done: true });
  expect(asked).toHaveLength(3);
});

test.each([400, 403, 409, 500])('what stays (%i) is told at once, in the words of the answer', async (status) => {
  answers.push([status, '{"error":{"reason":"not so"}}']);

  await expect(requests.send('PUT', '/a', {})).rejects.toThrow(`PUT /a: ${status} {"error":{"reason":"not so"}}`);
  expect(asked).toHaveLength(1);
});

test('nobody who answers is told, too', async () => {
  server.close();
  server.closeAllConnections();

  await expect(requests.send('GET', '/')).rejects.toThrow(/^GET \/: ConnectionError: .*ECONNREFUSED/);
});

test('what is not there is nothing', async () => {
  answers.push([404, '{"status":"NOT_FOUND"}']);

  expect(await requests.read('/a')).toBeUndefined();
});
