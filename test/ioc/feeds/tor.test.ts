import { MemoryCache, NOW, parsed, toolsFor } from './feed-parts';
import { tor } from '../../../src/ioc/feeds/tor';
import { FileServer } from '../../support/http/file-server';

const LIST = `ExitNode 0011BD2485AD45D984EC4159C88FC066E5E3300E
Published 2025-06-15 01:02:03
LastStatus 2025-06-15 02:00:00
ExitAddress 100.64.0.1 2025-06-15 02:13:14
ExitAddress 100.64.0.2 2025-06-15 03:13:14
ExitNode 0022BD2485AD45D984EC4159C88FC066E5E3300E
ExitAddress 999.1.1.1 2025-06-15 02:13:14
ExitAddress 2001:20::1 2025-06-15 02:13:14
`;

test('each address of an exit node is an indicator, with the page about the node', () => {
  const { values, indicators, problems } = parsed(tor, LIST);

  expect(values).toEqual(['100.64.0.1/32', '100.64.0.2/32', '2001:20:0:0:0:0:0:1/128']);
  expect(indicators[1].details).toEqual({
    provider: 'torproject.org',
    name: 'TOR',
    reference: 'https://metrics.torproject.org/rs.html#details/0011BD2485AD45D984EC4159C88FC066E5E3300E',
    last_seen: '2025-06-15T02:00:00Z',
    modified: '2025-06-15T03:13:14Z',
  });
  expect(indicators[2].details).not.toHaveProperty('last_seen', expect.anything());
  expect(problems).toEqual(['IOC/tmp/TOR/file:7: "999.1.1.1" is no address, network or domain']);
});

test('the list is kept as it came', async () => {
  const server = await FileServer.start();
  try {
    server.set('/exit-addresses', LIST);
    const cache = new MemoryCache();

    const item = await tor.plan({ feed: 'tor' }, cache, NOW);
    expect(await tor.download(item, toolsFor(server.url, cache))).toEqual({ files: 1, problems: [] });
    expect(cache.text('TOR/exit-addresses')).toBe(LIST);
  } finally {
    await server.stop();
  }
});

test.each(['', '<html>Sign in</html>', 'ExitNode 0011BD2485AD45D984EC4159C88FC066E5E3300E\n'])('%j does not take the place of a list', async (answer) => {
  const server = await FileServer.start();
  try {
    server.set('/exit-addresses', answer);
    const cache = new MemoryCache();

    await expect(tor.download({ feed: 'tor' }, toolsFor(server.url, cache))).rejects.toThrow('the answer is no list of exit nodes');
    expect(cache.files.size).toBe(0);
  } finally {
    await server.stop();
  }
});
