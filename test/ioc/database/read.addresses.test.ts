import { databaseOf, tableOf } from '../table-of';
import type { Row } from '../table-of';

const providersOf = (rows: readonly Row[], ip: string) => tableOf(rows).address(ip)?.map(({ details }) => details.provider);

describe('an address', () => {
  it('is found with all that its indicator says', () => {
    const row = {
      value: '100.64.7.7',
      provider: 'own',
      name: 'C2 ünïcode',
      reference: 'https://ref.example/1',
      description: '日本語',
      first_seen: '2024-01-01T00:00:00Z',
      last_seen: '2025-01-01T00:00:00Z',
      modified: '2025-02-01T00:00:00Z',
    };
    const { value, ...details } = row;

    expect(tableOf([row]).address(value)).toEqual([{ type: 'ipv4-addr', details }]);
  });

  it('has only what its indicator says', () => {
    expect(tableOf([{ value: '2001:20::7' }]).address('2001:20::7')).toEqual([{ type: 'ipv6-addr', details: { provider: 'custom' } }]);
  });

  it('is found in whatever form it is written', () => {
    const table = tableOf([{ value: '2001:20:0:0:0:0:0:ab' }, { value: '100.64.0.1' }]);

    for (const ip of ['2001:20::ab', '2001:020::AB', '2001:20::0:ab', '::ffff:100.64.0.1']) expect([ip, table.address(ip)?.length]).toEqual([ip, 1]);
  });

  it.each(['100.64.0.0', '100.64.0.2', '::100.64.0.1', '100.64.0.1:80', '', '-', 'evil.example', '1'.repeat(100_000)])('is not found as %j', (text) => {
    expect(tableOf([{ value: '100.64.0.1' }]).address(text)).toBeUndefined();
  });
});

describe('networks', () => {
  const rows: Row[] = [
    { value: '100.64.0.0/10', provider: 'ten' }, { value: '100.64.8.0/24', provider: 'twenty-four' }, { value: '100.64.8.0/22', provider: 'twenty-two' },
    { value: '100.64.8.7', provider: 'one' }, { value: '100.127.255.255', provider: 'last' }, { value: '100.64.9.0-100.64.9.200', provider: 'range' },
  ];

  it.each([
    ['100.64.0.0', ['ten']],
    ['100.64.7.255', ['ten']],
    ['100.64.8.7', ['one', 'twenty-four', 'twenty-two', 'ten']],
    ['100.64.8.8', ['twenty-four', 'twenty-two', 'ten']],
    ['100.64.9.200', ['range', 'twenty-two', 'ten']],
    ['100.64.9.201', ['twenty-two', 'ten']],
    ['100.127.255.255', ['last', 'ten']],
    ['100.63.255.255', undefined],
    ['100.128.0.0', undefined],
  ])('%s is in those of %j, the smallest first', (ip, providers) => {
    expect(providersOf(rows, ip)).toEqual(providers);
  });

  it('are found behind any number of narrower ones', () => {
    const narrow = Array.from({ length: 2000 }, (_, i) => ({ value: `100.70.${i >>> 8}.${i & 255}`, provider: 'narrow' }));

    expect(providersOf([...narrow, { value: '100.64.0.0/10', provider: 'wide' }], '100.71.0.0')).toEqual(['wide']);
  });

  it('of IPv6 hold each other, too', () => {
    const v6 = [{ value: '2001:20::/28', provider: 'wide' }, { value: '2001:20:0:8::/61', provider: 'narrow' }, { value: '2001::/16', provider: 'all' }];

    expect(providersOf(v6, '2001:20:0:f::1')).toEqual(['narrow', 'wide', 'all']);
    expect(providersOf(v6, '2001:20:0:10::1')).toEqual(['wide', 'all']);
    expect(providersOf(v6, '2001:200::1')).toEqual(['all']);
  });

  it('are found as a search through all of them finds them', () => {
    let seed = 7;
    const random = (below: number): number => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) % below;
    const networks = Array.from({ length: 3000 }, (_, i) => {
      const prefix = 12 + random(21);
      const start = (0x64400000 + random(2 ** 22)) & (0xffffffff << (32 - prefix));
      return { value: `${text(start)}/${prefix}`, provider: `p${i % 7}`, start: start >>> 0, prefix };
    });
    const table = tableOf(networks);
    for (let i = 0; i < 3000; i++) {
      const ip = 0x64400000 + random(2 ** 22);
      const holding = networks.filter(({ start, prefix }) => (start ^ ip) >>> (32 - prefix) === 0).map(({ value, provider }) => `${provider} ${value}`);
      expect(table.address(text(ip))?.length ?? 0).toBe(new Set(holding).size);
    }
  });
});

const text = (ip: number): string => [24, 16, 8, 0].map((shift) => ip >>> shift & 255).join('.');

describe('of the same value', () => {
  it('each provider has its indicator, the last one first', () => {
    expect(providersOf(['a', 'b', 'c'].map((provider) => ({ value: '100.64.0.1', provider })), '100.64.0.1')).toEqual(['c', 'b', 'a']);
  });

  it('the first of a provider counts, however it is written', () => {
    const rows = [{ value: '2001:20::1', name: 'first' }, { value: '2001:20:0:0::1/128', name: 'second' }];

    expect(tableOf(rows).address('2001:20::1')?.map(({ details }) => details.name)).toEqual(['first']);
    expect(databaseOf(rows).contributions).toMatchObject([{ provider: 'custom', type: 'ipv6-addr', indicators: 1 }]);
  });
});

test('private and documentation addresses are never found, in whatever network they lie', () => {
  const table = tableOf(['198.0.0.0/8', '100.0.0.0/8', '169.0.0.0/8', '2001::/16', '10.0.0.1', '198.51.100.0/24', '::1'].map((value) => ({ value })));

  for (const ip of ['10.0.0.1', '198.51.100.1', '169.254.169.254', '::1', '2001:db8::1', '::ffff:10.0.0.1']) expect([ip, table.address(ip)]).toEqual([ip, undefined]);
  for (const ip of ['100.64.0.1', '2001:20::1']) expect([ip, table.address(ip)?.length]).toEqual([ip, 1]);
});
