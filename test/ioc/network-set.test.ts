import { parseNetworks } from '../../src/ioc/network';
import { NetworkSet } from '../../src/ioc/network-set';

const set = new NetworkSet(['198.51.100.0/24', '10.0.0.0/8', '10.1.0.0/16', '10.1.0.0/16', '192.0.2.7', '2001:db8:1::/48', '2001:db8::/64'].flatMap((text) => parseNetworks(text)!));

test.each(['10.0.0.0', '10.1.255.255', '10.2.0.1', '10.255.255.255', '192.0.2.7', '198.51.100.0', '198.51.100.255', '2001:db8:1:ffff::1', '2001:db8::1', '::ffff:10.9.9.9'])('%s is in one of the networks', (ip) => {
  expect(set.has(ip)).toBe(true);
});

test.each(['9.255.255.255', '11.0.0.0', '192.0.2.6', '192.0.2.8', '198.51.101.0', '0.0.0.0', '255.255.255.255', '2001:db8:0:1::', '2001:db8:2::', '::', '::ffff:11.0.0.0', '', 'x', '10.0.0.1 '])('%j is in none', (ip) => {
  expect(set.has(ip)).toBe(false);
});

test('a set may be empty', () => {
  expect(new NetworkSet([]).has('10.0.0.1')).toBe(false);
  expect(new NetworkSet([]).has('::1')).toBe(false);
});
