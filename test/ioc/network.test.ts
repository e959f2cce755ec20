import { isWithin, parseNetworks } from '../../src/ioc/network';

const one = (text: string) => parseNetworks(text)![0];

describe('a text', () => {
  it.each([
    ['192.0.2.7', { family: 4, start: [0xc0000207], prefix: 32 }],
    ['192.0.2.0/24', { family: 4, start: [0xc0000200], prefix: 24 }],
    ['0.0.0.0/0', { family: 4, start: [0], prefix: 0 }],
    ['2001:db8::1', { family: 6, start: [0x20010db8, 0, 0, 1], prefix: 128 }],
    ['2001:db8:8000::/33', { family: 6, start: [0x20010db8, 0x80000000, 0, 0], prefix: 33 }],
    ['::/0', { family: 6, start: [0, 0, 0, 0], prefix: 0 }],
    ['::ffff:192.0.2.7', { family: 4, start: [0xc0000207], prefix: 32 }],
    ['::ffff:192.0.2.0/120', { family: 4, start: [0xc0000200], prefix: 24 }],
  ])('%s is a network', (text, network) => {
    expect(parseNetworks(text)).toEqual([network]);
  });

  it.each([
    ['192.0.2.1-192.0.2.1', ['192.0.2.1/32']],
    ['192.0.2.1 - 192.0.2.6', ['192.0.2.1/32', '192.0.2.2/31', '192.0.2.4/31', '192.0.2.6/32']],
    ['192.0.2.0-192.0.3.255', ['192.0.2.0/23']],
    ['0.0.0.0-255.255.255.255', ['0.0.0.0/0']],
    ['2001:db8::-2001:db8::2', ['2001:db8::/127', '2001:db8::2/128']],
  ])('%s is a range, made of the fewest networks', (range, networks) => {
    expect(parseNetworks(range)).toEqual(networks.map(one));
  });

  it.each(['', 'example.com', 'evil-site.example', '192.0.2', '192.0.2.256', 'x/24', '192.0.2.1-x', '2001:db8::g'])('%j is neither', (text) => {
    expect(parseNetworks(text)).toBeUndefined();
  });

  it.each([
    ['192.0.2.7/24', 'the network is 192.0.2.0/24'],
    ['2001:db8:0:1::/32', 'the network is 2001:db8::/32'],
    ['192.0.2.0/33', '/33 is no size of a network: 0 to 32'],
    ['192.0.2.0/x', '/x is no size'],
    ['192.0.2.0/', '/ is no size'],
    ['2001:db8::/129', '0 to 128'],
    ['192.0.2.9-192.0.2.1', 'lies before the first'],
    ['192.0.2.9-2001:db8::1', 'lies before the first'],
  ])('%s is a network gone wrong, and how', (text, message) => {
    expect(() => parseNetworks(text)).toThrow(message);
  });
});

test.each([
  ['192.0.2.7', '192.0.2.0/24', true],
  ['192.0.2.0/24', '192.0.2.0/24', true],
  ['192.0.2.0/23', '192.0.2.0/24', false],
  ['192.0.3.7', '192.0.2.0/24', false],
  ['2001:db8:ffff::1', '2001:db8::/32', true],
  ['2001:db9::1', '2001:db8::/32', false],
  ['0.0.0.0', '::/0', false],
])('%s in %s: %s', (inner, outer, is) => {
  expect(isWithin(one(inner), one(outer))).toBe(is);
});
