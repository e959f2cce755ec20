import { Lazy } from 'aws-cdk-lib';
import { checkProxyNetworks } from '../../../src/constructs/private/proxy-networks';

test.each([
  '192.0.2.1', '192.0.2.0/24', '10.0.0.0/8', '2001:db8::1', '2001:db8::/32', '::1', '::ffff:192.0.2.0/120', '2001:db8:0:0:1::/80', '0.0.0.0/0', '::/0',
])('%s is a proxy or a network of them', (network) => {
  expect(() => checkProxyNetworks([network])).not.toThrow();
});

test.each([
  ['proxy.example.com', 'is no address and no network'],
  ['192.0.2.1/24', 'has bits of the address behind /24'],
  ['2001:db8::1/64', 'has bits of the address behind /64'],
  ['192.0.2.0/33', 'ends with a size that is not 0 to 32'],
  ['2001:db8::/129', 'ends with a size that is not 0 to 128'],
  ['192.0.2.0/', 'ends with a size that is not 0 to 32'],
  ['192.0.2.0/24/1', 'is no address and no network'],
  ['fe80::1%eth0', 'is no address and no network'],
  ['192.0.2.0/24 10.0.0.0/8', 'is no address and no network'],
  ['', 'is no address and no network'],
])('%j is refused: it %s', (network, problem) => {
  expect(() => checkProxyNetworks(['192.0.2.1', network])).toThrow(`trustedProxies: '${network}' ${problem}; give an address, or a network like`);
});

test('what is known at deployment only passes', () => {
  expect(() => checkProxyNetworks([Lazy.string({ produce: () => '10.0.0.0/8' })])).not.toThrow();
});

test('a list that no environment can hold is refused', () => {
  expect(() => checkProxyNetworks(Array.from({ length: 200 }, () => '192.0.2.0/24'))).toThrow('join neighbours to larger networks');
});
