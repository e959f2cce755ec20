import { createGeoIp } from '../../../src/loader/transform/enrich/geoip';
import { readTrustedProxies } from '../../../src/loader/transform/enrich/trusted-proxies';
import { createUserAgentParser } from '../../../src/loader/transform/enrich/user-agent';
import type { Value } from '../../../src/loader/types';
import { tableOf } from '../../ioc/table-of';
import { documentationDatabases } from '../../support/mmdb/documentation-networks';
import { loadObject, ownFields } from '../load-object';

const { city, asn } = documentationDatabases();
const tables = {
  geoIp: createGeoIp(city, asn),
  indicators: tableOf([{ value: '100.64.0.1', provider: 'a' }, { value: 'evil.example', provider: 'b' }]),
  trustedProxies: readTrustedProxies('10.0.0.0/8\n').proxies,
  userAgents: createUserAgentParser(),
};

async function enriched(ini: string, record: object): Promise<Value> {
  const { sources } = await loadObject(`file_format = json\n${ini}`, JSON.stringify({ record: 'twenty bytes at least', ...record }), { pipeline: { tables } });
  const { record: _, ...fields } = ownFields(sources[0]);
  return fields;
}

describe('geoip', () => {
  async function placesOf(ini: string, record: object): Promise<string[]> {
    const fields = await enriched(ini, record);
    return Object.keys(fields).filter((field) => fields[field].geo !== undefined);
  }

  it.each([
    ['geoip = source', ['source']], ['geoip = source destination', ['destination', 'source']], ['geoip =\n  destination\n  absent', ['destination']], ['geoip =', []], ['geoip = [source]', []], ['geoip = client.nat', []],
  ])('%j: places of %j', async (ini, fields) => {
    expect((await placesOf(ini, { source: { ip: '192.0.2.1' }, destination: { ip: '192.0.2.2' }, client: { nat: { ip: '192.0.2.3' } } })).sort()).toEqual(fields);
  });

  it.each([[{ source: { ip: 'host' } }], [{ source: { ip: '' } }], [{ source: { ip: ['192.0.2.1'] } }], [{ source: { ip: 5 } }], [{ source: '192.0.2.1' }], [{ source: ['192.0.2.1'] }], [{ source: { ip: '10.0.0.1' } }]])('has no place for %j', async (record) => {
    expect(await placesOf('geoip = source', record)).toEqual([]);
  });

  it('is of addresses that are mapped, below a prefix, too', async () => {
    const { app, source } = await enriched('ecs = source.ip\nsource.ip = a\ngeoip = source\nfield_prefix = app', { a: '192.0.2.1' });
    expect([app.a, source.geo.country_iso_code]).toEqual(['192.0.2.1', 'JP']);
  });
});

describe('clientip_xff', () => {
  it.each([
    ['clientip_xff = source.ip xff', '198.51.100.1'], ['clientip_xff = [source.ip, xff]', '198.51.100.1'], ['clientip_xff = xff source.ip', '10.0.0.1'], ['clientip_xff = source.ip', '10.0.0.1'], ['clientip_xff =', '10.0.0.1'],
    ['clientip_xff = source.ip xff other', '10.0.0.1'],
  ])('%s: the client is %s', async (ini, client) => {
    expect((await enriched(ini, { source: { ip: '10.0.0.1' }, xff: ['198.51.100.1', '10.0.0.2'] })).source.ip).toBe(client);
  });

  it('comes before places and indicators', async () => {
    const fields = await enriched('clientip_xff = source.ip xff\ngeoip = source\nioc_ip = source.ip', { source: { ip: '10.0.0.1' }, xff: ['100.64.0.1'] });
    expect([fields.source.ip, fields['threat.matched'].indicators]).toEqual(['100.64.0.1', ['100.64.0.1']]);
  });
});

describe('ioc_ip and ioc_domain', () => {
  const found = async (ini: string, record: object): Promise<string[]> => (await enriched(ini, record))['threat.matched']?.indicators ?? [];
  const record = { source: { ip: '100.64.0.1' }, list: ['192.0.2.1', '100.64.0.1'], dns: { question: { name: 'evil.example' } } };

  it.each([
    ['ioc_ip = source.ip', ['100.64.0.1']], ['ioc_ip = [destination.ip, list]', ['100.64.0.1']], ['ioc_ip = list.1', ['100.64.0.1']], ['ioc_ip = list.0', []], ['ioc_ip = dns.question.name', []], ['ioc_ip =', []],
    ['ioc_domain = dns.question.name', ['evil.example']], ['ioc_domain = source.ip dns.question.name', ['evil.example']], ['ioc_domain =', []],
    ['ioc_ip = source.ip\nioc_domain = [dns.question.name]', ['100.64.0.1', 'evil.example']],
  ])('%j: %j', async (ini, indicators) => {
    expect((await found(ini, record)).sort()).toEqual(indicators);
  });
});

describe('user_agent_enrichment_field', () => {
  const CURL = { 'original': 'curl/8.4.0', 'name': 'curl', 'version': '8.4.0', 'os.name': 'Other', 'os.full': 'Other', 'device.name': 'Other' };

  it.each<[string, Value, Value]>([
    ['user_agent', { original: 'curl/8.4.0' }, CURL],
    ['user_agent', { original: ['curl/8.4.0', 'other'], id: 1 }, { ...CURL, id: 1 }],
    ['user_agent', { original: 'Mozilla/5.0%20(Windows%20NT%2010.0)%20Firefox/121.0' }, expect.objectContaining({ 'original': 'Mozilla/5.0 (Windows NT 10.0) Firefox/121.0', 'name': 'Firefox', 'os.full': 'Windows 10' })],
    ['user_agent', { original: 'cloudtrail.amazonaws.com' }, expect.objectContaining({ name: 'cloudtrail.amazonaws.com' })],
    ['user_agent', { original: 'AWS Internal' }, expect.objectContaining({ name: 'AWS Internal' })],
    ['user_agent', { original: '-', id: 1 }, { id: 1 }],
    ['user_agent', { name: 'own' }, { name: 'own' }],
    ['user_agent', { original: { x: 1 } }, { original: { x: 1 } }],
    ['user_agent', 'curl/8.4.0', 'curl/8.4.0'],
    ['', { original: 'curl/8.4.0' }, { original: 'curl/8.4.0' }],
    ['other', { original: 'curl/8.4.0' }, { original: 'curl/8.4.0' }],
  ])('"%s" of %j', async (field, agent, fields) => {
    expect((await enriched(`user_agent_enrichment_field = ${field}`, { user_agent: agent })).user_agent).toEqual(fields);
  });

  it('may be mapped', async () => {
    expect((await enriched('ecs = user_agent.original\nuser_agent.original = a\nuser_agent_enrichment_field = user_agent', { a: 'curl/8.4.0' })).user_agent).toEqual(CURL);
  });
});
