import { MemoryCache, parsed, toolsFor } from './feed-parts';
import { feodoTracker } from '../../../src/ioc/feeds/feodo-tracker';
import { FileServer } from '../../support/http/file-server';
import type { Answer } from '../../support/http/file-server';

const LIST = JSON.stringify([
  { ip_address: '100.64.0.1', port: 443, status: 'online', malware: 'QakBot', first_seen: '2025-06-01 04:05:06', last_online: '2025-06-15' },
  { ip_address: 'nowhere', malware: 'QakBot' },
  null,
  { ip_address: '100.64.0.2' },
]);

test('each address is an indicator named after its malware', () => {
  const { values, indicators, problems } = parsed(feodoTracker, LIST, { 'provider-modified': '2025-06-15T06:07:08.000Z' });

  expect(values).toEqual(['100.64.0.1/32', '100.64.0.2/32']);
  expect(indicators[0].details).toEqual({
    provider: 'abuse.ch',
    name: 'QakBot',
    reference: 'https://feodotracker.abuse.ch/browse/host/100.64.0.1/',
    first_seen: '2025-06-01T04:05:06Z',
    last_seen: '2025-06-15T00:00:00Z',
    modified: '2025-06-15T06:07:08Z',
    description: 'status is online',
  });
  expect(problems).toEqual([
    'IOC/tmp/ABUSE_CH/file: [1]: "nowhere" is no address, network or domain', 'IOC/tmp/ABUSE_CH/file: [2]: ip_address is missing',
  ]);
});

async function download(answer: Answer): Promise<MemoryCache> {
  const server = await FileServer.start();
  try {
    server.set('/ipblocklist.json', answer);
    const cache = new MemoryCache();
    await feodoTracker.download({ feed: 'feodo-tracker' }, toolsFor(server.url, cache));
    return cache;
  } finally {
    await server.stop();
  }
}

test('the list is kept with the time that the provider changed it', async () => {
  const cache = await download((_, response) => response.writeHead(200, { 'last-modified': 'Sun, 15 Jun 2025 06:07:08 GMT' }).end(LIST));

  expect(cache.text('ABUSE_CH/ipblocklist.json')).toBe(LIST);
  expect(cache.files.get('ABUSE_CH/ipblocklist.json')!.metadata).toEqual({ 'provider-modified': '2025-06-15T06:07:08.000Z' });
});

test('a list may be empty', async () => {
  expect((await download('[]')).text('ABUSE_CH/ipblocklist.json')).toBe('[]');
});

test.each(['', '{"error":"busy"}', '[{"ip_address":'])('%j does not take the place of a list', async (answer) => {
  await expect(download(answer)).rejects.toThrow('the answer is no JSON list of addresses');
});
