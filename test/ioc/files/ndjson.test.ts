import { Collected, FILE, linesOf } from './collected';
import { readNdjson } from '../../../src/ioc/files/ndjson';

async function read(...lines: (object | string)[]): Promise<Collected> {
  const collected = new Collected();
  await readNdjson({ ...FILE, path: 'own.ndjson' }, linesOf(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')), collected);
  return collected;
}

test('a row says all about its indicator', async () => {
  const row = {
    provider: 'p', name: 'C2', reference: 'https://ref.example', first_seen: '2024-01-01 10:00:00', last_seen: '2025-01-01', modified: '2025-02-01T00:00:00+01:00', description: 'bad',
  };
  const { indicators } = await read({ ...row, type: 'ipv4-addr', value: ' 100.64.0.0/16 ' });

  expect(indicators).toEqual([{
    value: { networks: [{ family: 4, start: [0x64400000], prefix: 16 }] },
    details: { ...row, first_seen: '2024-01-01T10:00:00Z', last_seen: '2025-01-01T00:00:00Z', modified: '2025-01-31T23:00:00Z' },
  }]);
});

test('only the value must be there', async () => {
  const { values, indicators, problems } = await read({ value: 'evil.example' }, '', { value: '2001:20::1', name: null, modified: null, description: 7 });

  expect(values).toEqual(['evil.example', '2001:20:0:0:0:0:0:1/128']);
  expect(indicators.map(({ details }) => details)).toEqual([{ provider: 'own' }, { provider: 'own' }]);
  expect(problems).toEqual([]);
});

test('a bad row is told with its line, and the others count', async () => {
  const { values, problems, left } = await read(
    '{"value":', '7', 'null', '[]', {}, { value: 7 }, { value: 'nothing' }, { type: 'ipv6-addr', value: '100.64.0.1' }, { type: 'domain-name', value: '100.64.0.1' },
    { type: 'url', value: 'http://evil.example/' }, { value: '100.64.0.1', first_seen: 'long ago' },
  );

  expect(values).toEqual(['100.64.0.1/32']);
  expect(problems).toEqual([
    expect.stringMatching(/^own\.ndjson:1: .*JSON/), 'own.ndjson:2: the line is no JSON object', 'own.ndjson:3: the line is no JSON object',
    'own.ndjson:4: the line is no JSON object', 'own.ndjson:5: value is missing, or no text', 'own.ndjson:6: value is missing, or no text',
    'own.ndjson:7: "nothing" is no address, network or domain', 'own.ndjson:8: "100.64.0.1" is no ipv6-addr', 'own.ndjson:9: "100.64.0.1" is no domain-name',
    'own.ndjson:11: first_seen is no time: "long ago": it is left out',
  ]);
  expect(left).toEqual(['own.ndjson: type url is not searched for']);
});
