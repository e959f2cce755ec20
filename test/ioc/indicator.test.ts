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
