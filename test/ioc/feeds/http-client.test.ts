import { HttpClient } from '../../../src/ioc/feeds/http-client';
import { FileServer, halfOf, silence } from '../../support/http/file-server';
import type { Answer } from '../../support/http/file-server';

const MB = 1024 * 1024;
const http = new HttpClient({ timeout: 500, attempts: 3, pause: 1, maxBytes: 8 * MB });
let server: FileServer;

beforeEach(async () => {
  server = await FileServer.start();
});

afterEach(() => server.stop());

const get = async (headers?: Record<string, string>) => http.get(`${server.url}/list?key=1`, headers);

test('an answer comes with the time that the provider changed it', async () => {
  server.set('/list', (request, response) => response.writeHead(200, { 'last-modified': 'Sun, 15 Jun 2025 12:00:00 GMT' }).end(request.headers['user-agent']));

  const { body, lastModified } = await get();

  expect(body.toString()).toBe('siem-ioc-db-creator');
  expect(lastModified).toBe('Sun, 15 Jun 2025 12:00:00 GMT');
});

test.each<[string, Answer]>([
  ['500', 500], ['429', 429], ['half of an answer', halfOf(Buffer.alloc(MB, 'x'))], ['no answer', silence],
  ['a closed connection', (request) => request.socket.destroy()],
])('after %s it asks again', async (_, fault) => {
  server.set('/list', fault, 'whole');

  expect((await get()).body.toString()).toBe('whole');
});

test.each<[string, Answer, RegExp]>([
  ['500', 500, /list answered 500$/],
  ['half of an answer', halfOf(Buffer.alloc(MB, 'x')), /list sent no whole answer: /],
  ['no answer', silence, /list sent no whole answer within 0.5 s$/],
])('it gives up after %s again and again, and says so without the query', async (_, fault, message) => {
  server.set('/list', fault);

  await expect(get()).rejects.toThrow(message);
  expect(server.asked).toHaveLength(3);
});

test.each([401, 403, 404])('after %d it does not ask again', async (status) => {
  server.set('/list', status);

  await expect(get()).rejects.toMatchObject({ status, message: expect.stringMatching(/list answered \d+$/) });
  expect(server.asked).toHaveLength(1);
});

test('it hangs up on an answer that becomes too large', async () => {
  let sent = 0;
  server.set('/list', (_, response) => {
    response.writeHead(200);
    const more = () => {
      for (let goesOn = true; goesOn && sent < 100 && !response.destroyed; sent++) goesOn = response.write(Buffer.alloc(MB));
      if (sent === 100) response.end();
    };
    response.on('drain', more);
    more();
  });

  await expect(get()).rejects.toThrow(/sent more than 8 MB$/);
  expect(server.asked).toHaveLength(1);
  expect(sent).toBeLessThan(100);
});

test('it takes none of an answer that is announced to be too large', async () => {
  server.set('/list', (_, response) => void response.writeHead(200, { 'content-length': 100 * MB }).write('x'));

  await expect(get()).rejects.toThrow(/sent more than 8 MB$/);
});

test('what is secret in a request goes to no other address', async () => {
  const other = jest.fn();
  server.set('/other', (_, response) => {
    other();
    response.end('other');
  });
  server.set('/list', (_, response) => response.writeHead(302, { location: '/other' }).end());

  expect((await get()).body.toString()).toBe('other');
  await expect(get({ 'x-otx-api-key': 'secret' })).rejects.toThrow('no whole answer');
  expect(other).toHaveBeenCalledTimes(1);
});
