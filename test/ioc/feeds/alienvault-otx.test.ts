import { MemoryCache, NOW, parsed, toolsFor } from './feed-parts';
import { OtxServer, pulse } from './otx-server';
import { alienVaultOtx } from '../../../src/ioc/feeds/alienvault-otx';

const HOUR = 60 * 60 * 1_000;
const SETTINGS = { feed: 'alienvault-otx', secretArn: 'otx' } as const;
let server: OtxServer;
let cache: MemoryCache;

beforeEach(async () => {
  server = await OtxServer.start('key-of-otx');
  cache = new MemoryCache();
});

afterEach(() => server.stop());

/** A run of a function that has fifteen minutes. @param minutesAPage that each page takes */
async function run(begin = NOW, minutesAPage = 0): ReturnType<typeof alienVaultOtx.download> {
  const item = await alienVaultOtx.plan(SETTINGS, cache, begin);
  let now = begin;
  const clock = () => {
    const told = now;
    now += minutesAPage * 60_000;
    return told;
  };
  return alienVaultOtx.download(item, toolsFor(server.url, cache, { now: clock, deadline: begin + 15 * 60_000 }));
}

const pulses = () => [...cache.files.keys()].filter((key) => key.startsWith('OTX/'));

test('the first time all pages of pulses come, afterwards only what was changed, and now and then all again', async () => {
  server.pages = [[pulse('a', 'a.example'), pulse('b', 'b.example')], [pulse('c')]];
  expect(await run()).toEqual({ files: 3, problems: [] });
  expect(pulses()).toEqual(['OTX/a.json', 'OTX/b.json', 'OTX/c.json']);

  server.pages = [[pulse('b', 'new.example')]];
  expect(await run(NOW + 12 * HOUR)).toEqual({ files: 1, problems: [] });
  expect(parsed(alienVaultOtx, cache.text('OTX/b.json')!).values).toEqual(['new.example']);
  await run(NOW + 24 * HOUR);
  await run(NOW + 7 * 24 * HOUR);

  expect(server.queries.map(({ page, modified_since: since }) => [page, since])).toEqual([
    ['1', undefined], ['2', undefined], ['1', '2025-06-15T11:00:00'], ['1', '2025-06-15T23:00:00'], ['1', undefined],
  ]);
});

test('indicators of a pulse that the list of pulses does not have come page by page', async () => {
  const [one, two] = pulse('x', 'one.example', 'two.example').indicators;
  server.pages = [[{ ...pulse('cut', 'one.example'), indicator_count: 2 }, { id: 'without', name: 'n' }]];
  server.setIndicators('cut', [[one], [two]]);
  server.setIndicators('without', [[two]]);

  expect(await run()).toEqual({ files: 2, problems: [] });
  expect(parsed(alienVaultOtx, cache.text('OTX/cut.json')!).values).toEqual(['one.example', 'two.example']);
  expect(parsed(alienVaultOtx, cache.text('OTX/without.json')!).values).toEqual(['two.example']);
});

test('a refused key is told, and keeps what is there', async () => {
  const tools = toolsFor(server.url, cache, { readSecret: async () => 'old' });

  await expect(alienVaultOtx.download(SETTINGS, tools)).rejects.toThrow('/api/v1/pulses/subscribed: the server answers 403');
  expect(cache.files.size).toBe(0);
});

test('a broken page is told and asked for again in the next run, the others come', async () => {
  server.pages = [[pulse('a')], 500, [pulse('c')], '<html>', [pulse('../e'), pulse('f')]];

  const { files, problems } = await run();

  expect(files).toBe(3);
  expect(problems).toEqual([
    expect.stringMatching(/^page 2: .*the server answers 500$/), expect.stringMatching(/^page 4: .*something else than a page of results$/),
    'page 5: a pulse without a proper id is left out',
  ]);
  expect(pulses()).toEqual(['OTX/a.json', 'OTX/c.json', 'OTX/f.json']);
  expect(await alienVaultOtx.plan(SETTINGS, cache, NOW + 12 * HOUR)).not.toHaveProperty('since', expect.anything());
});

test('it gives up after three broken pages in a row', async () => {
  server.pages = [[pulse('a')], '', '', '', [pulse('z')]];

  const { problems } = await run();

  expect(problems).toHaveLength(3);
  expect(pulses()).toEqual(['OTX/a.json']);
});

test('what takes too long goes on in the next run', async () => {
  server.pages = [[pulse('a')], [pulse('b')], [pulse('c')]];

  expect(await run(NOW, 11)).toEqual({ files: 1, problems: ['it takes long: the next run goes on with page 2'] });
  expect(await run(NOW + HOUR)).toEqual({ files: 2, problems: [] });
  await run(NOW + 2 * HOUR);

  expect(server.queries.map(({ page, modified_since: since }) => [page, since])).toEqual([
    ['1', undefined], ['2', undefined], ['3', undefined], ['1', '2025-06-15T11:00:00'], ['2', '2025-06-15T11:00:00'], ['3', '2025-06-15T11:00:00'],
  ]);
});

test('when there is no more time a pulse is used as far as it is there, and asked for again', async () => {
  server.pages = [[{ ...pulse('cut', 'one.example'), indicator_count: 2 }]];

  const { problems } = await run(NOW, 11);

  expect(problems).toEqual(['pulse cut: there is no more time: only 1 of its indicators are used']);
  expect(parsed(alienVaultOtx, cache.text('OTX/cut.json')!).values).toEqual(['one.example']);
  expect(await alienVaultOtx.plan(SETTINGS, cache, NOW + HOUR)).not.toHaveProperty('since', expect.anything());
});

test('it ends in peace when the page to go on with is gone', async () => {
  server.pages = [[pulse('a')], [pulse('b')]];
  await run(NOW, 11);
  server.pages = [[pulse('a')]];

  expect(await run(NOW + HOUR)).toEqual({ files: 0, problems: [] });
  expect(await alienVaultOtx.plan(SETTINGS, cache, NOW + 2 * HOUR)).toMatchObject({ since: '2025-06-15T11:00:00.000Z' });
});

test('addresses and domains of a pulse are indicators, what is over is left out', () => {
  const of = (type: string, indicator: unknown, more: object = {}) => ({ type, indicator, ...more });
  const { values, indicators, problems, left } = parsed(alienVaultOtx, JSON.stringify({
    ...pulse('a'),
    indicators: [
      of('IPv4', '100.64.0.1', { title: 'C2', description: 'port 443' }), of('IPv6', '2001:20::1'), of('hostname', 'WWW.Evil.example'), of('URL', 'http://x/'), null,
      of('domain', 7), of('domain', 'old.example', { is_active: 0 }), of('IPv4', '100.64.0.3', { expiration: '2025-06-15T11:59:59' }),
      of('IPv4', '100.64.0.4', { expiration: '2025-06-15T12:00:01' }),
    ],
  }));

  expect(values).toEqual(['100.64.0.1/32', '2001:20:0:0:0:0:0:1/128', 'www.evil.example', '100.64.0.4/32']);
  expect(indicators[0].details).toEqual({
    provider: 'AlienVault_OTX',
    name: 'pulse a',
    reference: 'https://otx.alienvault.com/indicator/ip/100.64.0.1',
    modified: '2025-06-14T01:02:03Z',
    description: 'seen in mails. C2. port 443',
  });
  expect(indicators[2].details.reference).toBe('https://otx.alienvault.com/indicator/hostname/WWW.Evil.example');
  expect(problems).toEqual(['IOC/tmp/OTX/file: indicators[5]: "7" is no address, network or domain']);
  expect(left).toHaveLength(2);
});
