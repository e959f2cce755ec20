import { downloadFeed } from '../../../src/ioc/pipeline/download-feed';
import { MemoryCache, toolsFor } from '../feeds/feed-parts';
import { OtxServer } from '../feeds/otx-server';

let server: OtxServer;

beforeEach(async () => {
  server = await OtxServer.start('key-of-otx');
});

afterEach(() => server.stop());

test('what a provider fails with is told, not thrown', async () => {
  server.files.set('/exit-addresses', 403);

  expect(await downloadFeed({ feed: 'tor' }, toolsFor(server.url, new MemoryCache()))).toEqual({
    feed: 'tor', files: 0, problems: [`nothing was downloaded: ${server.url}/exit-addresses: the server answers 403`],
  });
});

test('of many problems the first are told', async () => {
  server.pages = [Array.from({ length: 30 }, () => ({ id: '../x' }))];

  const { problems } = await downloadFeed({ feed: 'alienvault-otx', secretArn: 'otx' }, toolsFor(server.url, new MemoryCache()));

  expect(problems).toHaveLength(21);
  expect(problems!.at(-1)).toBe('and 10 problems more');
});
