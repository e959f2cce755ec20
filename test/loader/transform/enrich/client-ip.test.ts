import { createGeoIp } from '../../../../src/loader/transform/enrich/geoip';
import { readTrustedProxies } from '../../../../src/loader/transform/enrich/trusted-proxies';
import { documentationDatabases } from '../../../support/mmdb/documentation-networks';
import { loadObject, ownFields } from '../../load-object';

const trustedProxies = readTrustedProxies('10.0.0.0/8\n192.0.2.1\n2001:db8:ffff::/48\n').proxies;
const INI = 'file_format = json\nclientip_xff = source.ip xff\n';

async function clientOf(ip: unknown, xff: unknown): Promise<unknown> {
  const record = JSON.stringify({ source: { ip, port: 1 }, xff, other: 1 });
  const { sources: [source] } = await loadObject(INI, record, { pipeline: { tables: { trustedProxies } } });
  const fields = ownFields(source);
  expect(fields).toEqual({ source: { ip: fields.source.ip, port: 1 }, other: 1, ...(fields.xff === undefined ? {} : { xff }) });
  return fields.source.ip;
}

test.each([
  ['the address itself when it is no proxy', '198.51.100.1', ['203.0.113.1'], '198.51.100.1'],
  ['the last address before the proxies', '10.0.0.1', ['203.0.113.9', '203.0.113.1', '10.9.9.9', '192.0.2.1'], '203.0.113.1'],
  ['unchanged when all are proxies', '10.0.0.1', ['10.0.0.3', '10.0.0.2'], '10.0.0.1'],
  ['unchanged without others', '10.0.0.1', [], '10.0.0.1'],
  ['unchanged without the field', '10.0.0.1', undefined, '10.0.0.1'],
  ['IPv6, also behind IPv4', '10.0.0.1', ['2001:db8::1', '2001:db8:ffff::1'], '2001:db8::1'],
  ['IPv4 behind IPv6', '2001:db8:ffff::1', ['203.0.113.1'], '203.0.113.1'],
  ['without its port', '10.0.0.1', ['203.0.113.1:443', '10.0.0.2:80'], '203.0.113.1'],
  ['IPv6 without brackets and port', '10.0.0.1', ['[2001:db8::1]:443'], '2001:db8::1'],
  ['the last of a text', '10.0.0.1', '203.0.113.9, 203.0.113.1 ,10.0.0.2', '203.0.113.1'],
  ['unchanged where a proxy says no address', '10.0.0.1', ['203.0.113.1', 'unknown', '10.0.0.2'], '10.0.0.1'],
  ['unchanged for what is no list', '10.0.0.1', { a: '203.0.113.1' }, '10.0.0.1'],
  ['unchanged for items that are no texts', '10.0.0.1', ['203.0.113.1', 7], '10.0.0.1'],
  ['text that is no address', 'x', ['203.0.113.1'], 'x'],
])('the client is %s', async (_, ip, xff, client) => {
  expect(await clientOf(ip, xff)).toBe(client);
});

test('a list of any length and odd texts take no time', async () => {
  const long = Array.from({ length: 50_000 }, () => '10.0.0.2');

  expect(await clientOf('10.0.0.1', ['203.0.113.1', ...long])).toBe('203.0.113.1');
  expect(await clientOf('10.0.0.1', ['['.repeat(100_000)])).toBe('10.0.0.1');
});

test('the place is the client\'s', async () => {
  const { city } = documentationDatabases();
  const { sources: [source] } = await loadObject(`${INI}geoip = source\n`, JSON.stringify({ source: { ip: '192.0.2.1' }, xff: ['198.51.100.1'] }), {
    pipeline: { tables: { trustedProxies, geoIp: createGeoIp(city) } },
  });

  expect([source.source.ip, source.source.geo.city_name]).toEqual(['198.51.100.1', 'Frankfurt am Main']);
});

test('a document without the field of the address stays so', async () => {
  const { sources: [source] } = await loadObject(INI, JSON.stringify({ source: 'text', xff: ['203.0.113.1'] }), { pipeline: { tables: { trustedProxies } } });

  expect(ownFields(source)).toEqual({ source: 'text', xff: ['203.0.113.1'] });
});
