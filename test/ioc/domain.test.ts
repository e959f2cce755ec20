import { canonicalDomain, parseDomain } from '../../src/ioc/domain';

test.each([
  ['evil.example.com', 'evil.example.com'],
  ['EVIL.Example.COM', 'evil.example.com'],
  ['evil.example.com.', 'evil.example.com'],
  ['*.evil.example', 'evil.example'],
  ['.evil.example', 'evil.example'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.example', 'xn--bcher-kva.example'],
  ['XN--BCHER-KVA.example', 'xn--bcher-kva.example'],
  ['_dmarc.my-host.example', '_dmarc.my-host.example'],
])('%s is the domain %s', (text, domain) => {
  expect(parseDomain(text)).toBe(domain);
});

test.each([
  '', '.', 'com', 'localhost', '-.example', 'a..example', 'http://evil.example/', 'evil.example/path', 'mail@evil.example', 'evil example', '1.2.3.4', '1.2.3.999', `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(127)}example`, '*.*.example', 'evil.example..',
])('%j is no domain', (text) => {
  expect(parseDomain(text)).toBeUndefined();
});

test('what is too long to be a domain is not looked at', () => {
  expect(canonicalDomain('ü'.repeat(1_000_000))).toBeUndefined();
});
