import { HttpClient } from '../../../src/ioc/feeds/http-client';
import { FileServer, halfOf, silence } from '../../support/http/file-server';
import type { Answer } from '../../support/http/file-server';

const MB = 1024 * 1024;
const http = new HttpClient({ timeoutMs: 500, attempts: 3, pauseMs: 1, maxBytes: 8 * MB });
let server: FileServer;

beforeEach(async () => {
  server = await FileServer.start();
});

afterEach(() => server.stop());

const get = async (headers?: Record<string, string>) => http.get(`${server.url}/list?key=1`, headers);

test('an answer comes with the time that the provider changed it', async () => {
  server.set('/list', (request, response) => response.writeHead(200, { 'last-modified': 'Sun, 15 Jun 2025 12:00:00 GMT' }).end(request.headers['user-agent']));

  const { bytes, lastModified } = await get();

  expect(bytes.toString()).toBe('siem-ioc-db-creator');
  expect(lastModified).toBe('Sun, 15 Jun 2025 12:00:00 GMT');
});

test.each<[string, Answer, RegExp]>([
  ['500', 500, /^http.*\/list: the server answers 500$/],
  ['half of an answer', halfOf(Buffer.alloc(MB, 'x')), /\/list: the connection failed/],
  ['no answer', silence, /\/list: not there after 0.5 s$/],
])('it gives up after %s again and again, and says so without the query', async (_, fault, message) => {
  server.set('/list', fault);

  await expect(get()).rejects.toThrow(message);
  expect(server.asked).toHaveLength(3);
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

  await expect(get()).rejects.toThrow(/: more than 8388608 bytes$/);
  expect(server.asked).toHaveLength(1);
  expect(sent).toBeLessThan(100);
});

test('it takes none of an answer that is announced to be too large', async () => {
  server.set('/list', (_, response) => void response.writeHead(200, { 'content-length': 100 * MB }).write('x'));

  await expect(get()).rejects.toThrow(/: more than 8388608 bytes$/);
});

test('what is secret in a request goes to no other address', async () => {
  const other = jest.fn();
  server.set('/other', (_, response) => {
    other();
    response.end('other');
  });
  server.set('/list', (_, response) => response.writeHead(302, { location: '/other' }).end());

  expect((await get()).bytes.toString()).toBe('other');
  await expect(get({ 'x-otx-api-key': 'secret' })).rejects.toThrow('the connection failed');
  expect(other).toHaveBeenCalledTimes(1);
});
