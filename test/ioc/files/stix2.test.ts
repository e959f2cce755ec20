import { Collected } from './collected';
import { readStix2 } from '../../../src/ioc/files/stix2';

const NOW = Date.parse('2025-06-15T12:34:56Z');
const FILE = { path: 'STIX2/own/bundle.json', provider: 'own', name: 'bundle.json', modified: '2025-06-01T00:00:00Z' };

function read(content: unknown): Collected {
  const collected = new Collected();
  readStix2(FILE, typeof content === 'string' ? content : JSON.stringify(content), NOW, collected);
  return collected;
}

const bundle = (...objects: unknown[]) => ({ type: 'bundle', id: 'bundle--1', objects });
const indicator = (pattern: string, more: object = {}) => ({ type: 'indicator', id: 'indicator--1', pattern, ...more });

test('of each object the addresses and domains of its pattern are taken, with what it says', () => {
  const { values, indicators, problems, left } = read(bundle(
    { type: 'identity', id: 'identity--1', name: 'somebody' },
    indicator("[ipv4-addr:value = '100.64.0.1' OR ipv4-addr:value = '100.64.8.0/24'] AND [domain-name:value IN ('a.example', 'B.example')]", {
      name: 'C2', description: 'bad', created: '2025-01-01T00:00:00Z', modified: '2025-02-01T00:00:00.123Z', first_seen: '2024-01-01T00:00:00Z', valid_from: '2025-01-01T00:00:00Z',
    }),
    { type: 'x', pattern: "[network-traffic:dst_ref.type = 'ipv6-addr' AND network-traffic:dst_ref.value = '2001:20::1']", published: '2023-01-01' },
  ));

  expect(values).toEqual(['100.64.0.1/32', '100.64.8.0/24', 'a.example', 'b.example', '2001:20:0:0:0:0:0:1/128']);
  expect(indicators[3].details).toEqual({
    provider: 'own', name: 'bundle.json: C2', description: 'bad', modified: '2025-02-01T00:00:00Z', first_seen: '2024-01-01T00:00:00Z',
  });
  expect(indicators[4].details).toEqual({ provider: 'own', name: 'bundle.json', modified: '2023-01-01T00:00:00Z' });
  expect([problems, left]).toEqual([[], []]);
});

test('what is not valid yet is left out until it is', () => {
  const pattern = "[ipv4-addr:value = '100.64.0.1']";
  const { values, left, problems } = read(bundle(
    indicator(pattern, { valid_from: '2025-06-15T12:34:57Z' }), indicator("[ipv4-addr:value = '100.64.0.2']", { valid_from: '2025-06-15T14:34:56+02:00' }),
    indicator("[ipv4-addr:value = '100.64.0.3']", { valid_from: 'soon' }),
  ));

  expect(values).toEqual(['100.64.0.2/32', '100.64.0.3/32']);
  expect(left).toEqual(['STIX2/own/bundle.json: valid_from has not come']);
  expect(problems).toEqual([]);
});

test('what is revoked or no longer valid is left out, and what logs are not searched for', () => {
  const pattern = "[ipv4-addr:value = '100.64.0.1']";
  const { values, left, problems } = read(bundle(
    indicator(pattern, { revoked: true }), indicator(pattern, { valid_until: '2025-06-15T12:34:56Z' }), indicator(pattern, { valid_until: '2025-06-15T14:00:00+02:00' }),
    indicator("[ipv4-addr:value = '100.64.0.2']", { revoked: false, valid_until: '2025-06-15T12:34:57Z' }),
    indicator("[url:value = 'http://evil.example/']"), indicator('alert tcp any any', { pattern_type: 'snort' }),
  ));

  expect(values).toEqual(['100.64.0.2/32']);
  expect(left.map((text) => text.replace('STIX2/own/bundle.json: ', ''))).toEqual([
    'revoked', 'valid_until has passed', 'valid_until has passed', 'patterns without addresses and domains', 'pattern_type snort is not searched for',
  ]);
  expect(problems).toEqual([]);
});

test('a bad object is told, and the others count, also those of its own pattern', () => {
  const { values, problems } = read(bundle(
    null, 7, indicator("[ipv4-addr:value = 'x' OR ipv4-addr:value = '100.64.0.1']"), indicator('nothing'),
    indicator("[domain-name:value LIKE '%.example' OR domain-name:value != 'a.example' OR ipv4-addr:value NOT = '100.64.0.9']"),
    indicator("[ipv6-addr:value = '100.64.0.1']"), indicator("[ipv4-addr:value = '100.64.0.2']"),
  ));
  const place = 'STIX2/own/bundle.json: objects';

  expect(values).toEqual(['100.64.0.1/32', '100.64.0.2/32']);
  expect(problems).toEqual([
    `${place}[0]: it is no object`, `${place}[1]: it is no object`, `${place}[2] indicator--1: "x" is no address, network or domain`,
    `${place}[3] indicator--1: column 1: expected [, got "NOTHING"`, `${place}[4] indicator--1: domain-name:value LIKE can't be searched for`,
    `${place}[4] indicator--1: domain-name:value != can't be searched for`, `${place}[4] indicator--1: ipv4-addr:value NOT = can't be searched for`,
    `${place}[5] indicator--1: "100.64.0.1" is no ipv6-addr`,
  ]);
});

test('a list of objects and a file with a byte order mark are read, too', () => {
  expect(read(`\ufeff${JSON.stringify([indicator("[ipv4-addr:value = '100.64.0.1']")])}`).values).toEqual(['100.64.0.1/32']);
});

test.each(['', '{', '{}', '7', 'null', '{"objects":{}}'])('%j is no bundle', (text) => {
  expect(() => read(text)).toThrow();
});
