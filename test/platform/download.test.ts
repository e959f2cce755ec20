import { download } from '../../src/platform/download';
import { FileServer, halfOf, silence } from '../support/http/file-server';

const SECRET = '/file?license_key=s3cret';
const QUICK = { maxBytes: 1000, pauseMs: 1 };
let server: FileServer;
let other: FileServer;

beforeAll(async () => {
  [server, other] = await Promise.all([FileServer.start(), FileServer.start()]);
});

beforeEach(() => {
  server.asked.length = 0;
});

afterAll(() => Promise.all([server.stop(), other.stop()]));

const fetchFile = (options = {}) => download(`${server.url}${SECRET}`, 'the file', { ...QUICK, ...options });

test.each([
  ['a server error', 500],
  ['too many requests', 429],
  ['half a body', halfOf(Buffer.from('twelve bytes'))],
  ['a broken connection', (request: any) => request.socket.destroy()],
])('%s passes when the second attempt succeeds', async (_, failure) => {
  server.set('/file', failure, 'content');

  expect(String(await fetchFile())).toBe('content');
  expect(server.asked).toHaveLength(2);
});

test.each([401, 403, 404])('an answer %i is final', async (status) => {
  server.set('/file', status);

  await expect(fetchFile()).rejects.toMatchObject({ name: 'DownloadError', status, message: `the file: the server answers ${status}` });
  expect(server.asked).toHaveLength(1);
});

test.each([
  ['a server that stays broken', 503, 'the server answers 503'],
  ['a body that stays half', halfOf(Buffer.from('twelve bytes')), 'the connection failed'],
  ['a server that never answers', silence, 'not there after 0.05 s'],
])('%s is an error that does not show the address', async (_, failure, reason) => {
  server.set('/file', failure);

  const error = await fetchFile({ timeoutMs: 50 }).catch((thrown: Error) => thrown) as Error;

  expect(error.message).toContain(`the file: ${reason}`);
  expect(`${error.stack} ${JSON.stringify(error)} ${error.cause}`).not.toContain('s3cret');
  expect(server.asked).toHaveLength(3);
});

test('a body larger than expected is refused at once', async () => {
  server.set('/file', 'x'.repeat(1001));

  await expect(fetchFile()).rejects.toThrow('the file: more than 1000 bytes');
  expect(server.asked).toHaveLength(1);
});

test('another host that a server points to gets no credentials', async () => {
  const seen: Array<string | undefined> = [];
  server.set('/file', (_, response) => response.writeHead(302, { location: `${other.url}/stored` }).end());
  other.set('/stored', (request, response) => {
    seen.push(request.headers.authorization);
    response.end('content');
  });

  expect(String(await fetchFile({ headers: { authorization: 'Basic abc' } }))).toBe('content');
  expect(seen).toEqual([undefined]);
});
