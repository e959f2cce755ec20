import { rememberIndicators } from '../../../../src/loader/transform/enrich/ioc';
import { tableOf } from '../../../ioc/table-of';
import { loadObject, ownFields } from '../../load-object';

const indicators = tableOf([
  { value: '100.64.0.1', provider: 'a', name: 'C2', reference: 'https://ref.example/1', first_seen: '2024-01-01T00:00:00Z', last_seen: '2025-01-01T00:00:00Z', modified: '2025-02-01T00:00:00Z' },
  { value: '100.64.0.0/16', provider: 'b', description: 'a network' },
  { value: '2001:20::1', provider: 'a', name: 'C2' },
  { value: 'evil.example', provider: 'a', name: 'phish' },
]);
const INI = 'file_format = json\nioc_ip = source.ip destination.ip related.ip\nioc_domain = dns.question.name\n';

async function enriched(record: object, ini = INI) {
  const { sources: [source] } = await loadObject(ini, JSON.stringify(record), { pipeline: { tables: { indicators } } });
  return ownFields(source);
}

describe('indicators', () => {
  it('about an address are told with the fields that hold it', async () => {
    const { 'threat.enrichments': enrichments, 'threat.matched': matched } = await enriched({ source: { ip: '100.64.0.1' }, related: { ip: ['192.0.2.1', '100.64.0.1'] } });

    expect(enrichments).toEqual([
      {
        indicator: {
          provider: 'a',
          name: 'C2',
          ip: '100.64.0.1',
          first_seen: '2024-01-01T00:00:00Z',
          last_seen: '2025-01-01T00:00:00Z',
          modified_at: '2025-02-01T00:00:00Z',
          reference: 'https://ref.example/1',
          type: 'ipv4-addr',
        },
        matched: { field: ['source.ip', 'related.ip'] },
      },
      { indicator: { provider: 'b', ip: '100.64.0.1', type: 'ipv4-addr', description: 'a network' }, matched: { field: ['source.ip', 'related.ip'] } },
    ]);
    expect(matched).toEqual({ providers: ['a', 'b'], types: ['ipv4-addr'], indicators: ['100.64.0.1'], names: ['C2'] });
  });

  it('about domains come behind those about addresses', async () => {
    const { 'threat.enrichments': enrichments, 'threat.matched': matched } = await enriched({
      dns: { question: { name: 'EVIL.example' } }, destination: { ip: '100.64.9.9' }, source: { ip: '2001:20:0::1' },
    });

    expect(enrichments.map((entry: { matched: object }) => entry.matched)).toEqual([
      { field: ['source.ip'] }, { field: ['destination.ip'] }, { field: ['dns.question.name'], atomic: 'EVIL.example' },
    ]);
    expect(matched).toEqual({
      providers: ['a', 'b'], types: ['ipv6-addr', 'ipv4-addr', 'domain-name'], indicators: ['2001:20:0::1', '100.64.9.9', 'EVIL.example'], names: ['C2', 'phish'],
    });
  });

  it('about a parent domain name that domain', async () => {
    const { 'threat.enrichments': [{ indicator, matched }], 'threat.matched': { indicators: names } } = await enriched({ dns: { question: { name: 'www.evil.example' } } });

    expect(indicator).toEqual({ provider: 'a', name: 'phish', type: 'domain-name' });
    expect([matched.atomic, names]).toEqual(['evil.example', ['evil.example']]);
  });

  it('leave documents as they are when there are none about them', async () => {
    const record = { source: { ip: '192.0.2.1' }, destination: 'text', related: { ip: [7, null, '-', { ip: '100.64.0.1' }] }, dns: { question: { name: ['good.example', true] } } };

    expect(await enriched(record)).toEqual(record);
  });

  it('without names leave the list of names out', async () => {
    expect((await enriched({ source: { ip: '100.64.9.9' } }))['threat.matched']).toEqual({ providers: ['b'], types: ['ipv4-addr'], indicators: ['100.64.9.9'] });
  });

  it('are searched for in what the mapping makes of a record, not in what it replaces', async () => {
    const ini = `${INI}ecs = source.ip\nsource.ip = client\n`;

    expect((await enriched({ client: '100.64.0.1' }, ini))['threat.matched'].indicators).toEqual(['100.64.0.1']);
    expect(await enriched({ client: '192.0.2.1', source: { ip: '100.64.0.1' } }, ini)).not.toHaveProperty(['threat.matched']);
  });

  it('are searched for in fields that nothing else reads, however deep', async () => {
    const ini = 'file_format = json\nioc_ip = a.b.0.c\n';

    expect((await enriched({ a: { b: [{ c: '100.64.0.1' }] }, d: 1 }, ini))['threat.enrichments']).toHaveLength(2);
  });

  it('take the place of fields of the record that are named like them', async () => {
    const { 'threat.matched': matched } = await enriched({ 'source': { ip: '100.64.0.1' }, 'threat.matched': 'forged' });

    expect(matched.providers).toEqual(['a', 'b']);
  });
});

it('fields are found whichever of them the log type decodes', async () => {
  const records = [{ source: { ip: '100.64.0.1' }, x: 1 }, { related: { ip: ['2001:20::1'] } }].map((record) => JSON.stringify(record)).join('\n');
  const options = { pipeline: { tables: { indicators } } };
  const [some, every] = await Promise.all([loadObject(INI, records, options), loadObject(INI, records, { ...options, everyFieldDecoded: true })]);

  expect(some.sources).toEqual(every.sources);
  expect(some.sources.every((source) => 'threat.matched' in source)).toBe(true);
});

test('what was found is remembered, and that nothing was', () => {
  const asked: string[] = [];
  const table = rememberIndicators({
    address: (text) => {
      asked.push(text);
      return indicators.address(text);
    },
    domain: indicators.domain,
  });
  for (const ip of ['100.64.0.1', '192.0.2.1', '100.64.0.1', '192.0.2.1']) table.address(ip);

  expect(asked).toEqual(['100.64.0.1', '192.0.2.1']);
  expect(table.address('100.64.0.1')).toHaveLength(2);
  expect(table.address('192.0.2.1')).toBeUndefined();
});

test('the memory of them is bounded, in values and in their length', () => {
  let asked = 0;
  const table = rememberIndicators({
    address: () => {
      asked++;
      return undefined;
    },
    domain: indicators.domain,
  });
  const long = 'x'.repeat(1000);
  for (const ip of [long, long, 'first', 'first']) table.address(ip);
  expect(asked).toBe(3);

  for (let i = 0; i < 70_000; i++) table.address(String(i));
  asked = 0;
  table.address('first');
  expect(asked).toBe(1);
});
