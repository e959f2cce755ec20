import { parseNetworks } from '../../src/ioc/network';
import { isSpecial } from '../../src/ioc/special-networks';

const special = (text: string): boolean => isSpecial(parseNetworks(text)![0]);

test.each([
  '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '127.0.0.1', '0.0.0.0', '169.254.169.254', '192.0.0.8', '192.0.2.1', '198.51.100.7', '203.0.113.66', '198.19.255.255',
  '240.0.0.1', '255.255.255.255', '198.51.100.128/25', '::', '::1', '2001:db8:bad::1', '2001:db8:bad::/48', '2001:1::3', '2002::1', '3fff::1', 'fc00::1', 'fe80::1', '100::1',
  '64:ff9b:1::1', '::ffff:10.0.0.1',
])('%s is private or kept for documentation and the like', (text) => {
  expect(special(text)).toBe(true);
});

test.each([
  '100.64.0.1', '172.15.255.255', '172.32.0.1', '198.20.0.0', '192.0.0.9', '192.0.0.10', '224.0.0.1', '0.0.0.0/0', '198.0.0.0/8', '2001:1::1', '2001:20::1', '2001:4:112::1', '2001:200::1',
  '64:ff9b::1', '::/0', 'ff0e::1', '::ffff:100.64.0.1',
])('%s is not', (text) => {
  expect(special(text)).toBe(false);
});
