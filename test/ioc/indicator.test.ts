import { parseValue, toDetails } from '../../src/ioc/indicator';

test('details keep what an index takes', () => {
  expect(toDetails({ provider: ' p ', name: '', description: 'x'.repeat(20_000), reference: ['x'], modified: 'soon' })).toEqual({
    provider: 'p', description: 'x'.repeat(10_000),
  });
});

test('a value without a provider is an own one', () => {
  expect(toDetails({ provider: null }).provider).toBe('custom');
});

test.each([['100.64.0.1', 'ipv4-addr'], ['::ffff:100.64.0.1', 'ipv4-addr'], ['2001:20::/32', 'ipv6-addr'], ['evil.example', 'domain-name']] as const)('%s is an %s', (text, type) => {
  expect(() => parseValue(text, type)).not.toThrow();
  expect(() => parseValue(text, type === 'ipv4-addr' ? 'ipv6-addr' : 'ipv4-addr')).toThrow(/ is no ipv[46]-addr/);
});

test.each(['0.0.0.0/0', '::/0', '::ffff:0:0/96', '64.0.0.0/7', '2000::/3', '2a00::/15', '0.0.0.0-255.255.255.255', '1.0.0.1-223.255.255.254'])('%s would match too much of the world to be an indicator', (text) => {
  expect(() => parseValue(text)).toThrow(new RegExp(`^"${text}" is wider than /(8|16): `));
});

test.each(['45.0.0.0/8', '2a00::/16', '45.0.0.0-46.255.255.255', 'fc00::/7'])('%s is not too wide', (text) => {
  expect(() => parseValue(text)).not.toThrow();
});
