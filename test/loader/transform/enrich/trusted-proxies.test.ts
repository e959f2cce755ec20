import { readTrustedProxies } from '../../../../src/loader/transform/enrich/trusted-proxies';

test('the list has networks and addresses, and comments', () => {
  const { proxies, problems } = readTrustedProxies('\ufeff# load balancers\r\n10.0.0.0/8\r\n\r\n192.0.2.7 # one\n2001:db8::/32\n');

  expect(problems).toEqual([]);
  expect(['10.1.1.1', '192.0.2.7', '2001:db8::1', '192.0.2.8'].map((ip) => proxies!.has(ip))).toEqual([true, true, true, false]);
});

test('a bad line is told with its number, and the others count', () => {
  const { proxies, problems } = readTrustedProxies('10.0.0.1/8\nload-balancer.example\n192.0.2.7');

  expect(problems).toEqual(['line 1: the address has bits behind /8: the network is 10.0.0.0/8', 'line 2: "load-balancer.example" is no address or network']);
  expect(proxies!.has('192.0.2.7')).toBe(true);
});

test('a list without any network switches the setting off', () => {
  expect(readTrustedProxies('# none\n').proxies).toBeUndefined();
});
