import { planFeeds } from '../../../src/ioc/pipeline/plan-feeds';
import { MemoryCache, NOW } from '../feeds/feed-parts';

const fail = (problem: string) => {
  throw new Error(problem);
};

test('providers are downloaded from, files lie ready', async () => {
  const plan = await planFeeds([
    { feed: 'txt', provider: 'soc', bucket: 'b', prefix: '' }, { feed: 'tor' }, { feed: 'alienvault-otx', secretArn: 'arn' },
  ], new MemoryCache(), NOW, fail);

  expect(plan).toEqual({
    downloads: [{ feed: 'tor' }, { feed: 'alienvault-otx', secretArn: 'arn', started: '2025-06-15T12:00:00.000Z' }],
    files: [{ feed: 'txt', provider: 'soc', bucket: 'b', prefix: '' }],
  });
});

test('a broken note about the last download begins from the beginning', async () => {
  const cache = new MemoryCache();
  await cache.write('alienvault-otx.json', '{"complete":');

  const { downloads: [download] } = await planFeeds([{ feed: 'alienvault-otx', secretArn: 'arn' }], cache, NOW, fail);

  expect(download.since).toBeUndefined();
});

test('where the last download can not be looked up everything is downloaded', async () => {
  const said: string[] = [];
  const cache = { readIfThere: async () => Promise.reject(new Error('Access Denied')) };

  const { downloads } = await planFeeds([{ feed: 'alienvault-otx', secretArn: 'arn' }, { feed: 'tor' }], cache, NOW, (problem) => said.push(problem));

  expect(downloads).toEqual([{ feed: 'alienvault-otx', secretArn: 'arn', started: '2025-06-15T12:00:00.000Z' }, { feed: 'tor' }]);
  expect(said).toEqual([expect.stringMatching(/^alienvault-otx: .*everything is downloaded: Access Denied$/)]);
});
