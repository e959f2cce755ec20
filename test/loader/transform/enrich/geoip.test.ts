import { createGeoIp } from '../../../../src/loader/transform/enrich/geoip';
import { documentationDatabases } from '../../../support/mmdb/documentation-networks';

const { city, asn } = documentationDatabases();
const table = createGeoIp(city, asn);

test('an address has its place and its autonomous system', () => {
  expect(table.lookup('192.0.2.77')).toMatchObject({
    geo: { city_name: 'Tokyo', country_iso_code: 'JP', country_name: 'Japan', location: { lon: 139.6899, lat: 35.6893 } },
    as: { number: 64496, organization: { name: 'Example Transit' } },
  });
});

test.each([
  ['192.0.2.127', 'Tokyo'], ['192.0.2.128', 'São Paulo'], ['198.51.100.1', 'Frankfurt am Main'], ['2001:db8::1', 'Stockholm'], ['2001:DB8:ffff::%eth0', 'Stockholm'],
])('%s is in %s', (ip, name) => {
  expect(table.lookup(ip)?.geo?.city_name).toBe(name);
});

test('the texts are the values, in the order of the fields', () => {
  const hit = table.lookup('203.0.113.7')!;

  expect(hit.geoJson).toBe('{"city_name":"Sydney","country_iso_code":"AU","country_name":"Australia","location":{"lon":151.2006,"lat":-33.8715}}');
  expect(hit.asJson).toBe('{"number":64498,"organization":{"name":"Example \\"Quoted\\" Carrier"}}');
  expect(JSON.parse(hit.geoJson!)).toEqual(hit.geo);
});

test('what is not known of a place is left out', () => {
  expect(table.lookup('198.51.100.200')?.geo).toEqual({ country_iso_code: 'US', country_name: 'United States', location: { lon: -97.822, lat: 37.751 } });
  expect(table.lookup('203.0.113.130')?.geo).toEqual({ country_iso_code: 'KE', country_name: 'Kenya' });
});

test('a coordinate of zero is one', () => {
  expect(table.lookup('203.0.113.241')?.geo?.location).toEqual({ lon: 0, lat: 5.6698 });
});

test('a place without any of the fields is none', () => {
  expect(table.lookup('203.0.113.255')).toEqual({ as: { number: 64498, organization: expect.anything() }, asJson: expect.any(String) });
});

test.each(['10.0.0.1', '127.0.0.1', '::1', 'fe80::1', '8.8.8.8', '-', '', 'example.com', '999.0.2.1', '192.0.2', ' 192.0.2.1', '1'.repeat(10_000)])(
  'nothing is known about %j, now and later', (text) => {
    expect(table.lookup(text)).toBeUndefined();
    expect(table.lookup(text)).toBeUndefined();
  },
);

test('records share what was found, so nobody can change it', () => {
  const hit = table.lookup('192.0.2.1')!;

  expect(table.lookup('192.0.2.1')).toBe(hit);
  expect(table.lookup('192.0.2.2')?.geo).toBe(hit.geo);
  expect([hit, hit.geo, hit.geo?.location, hit.as, hit.as?.organization].every(Object.isFrozen)).toBe(true);
});

test('the databases are independent of each other', () => {
  expect(Object.keys(createGeoIp(city).lookup('192.0.2.1')!)).toEqual(['geo', 'geoJson']);
  expect(Object.keys(createGeoIp(undefined, asn).lookup('192.0.2.1')!)).toEqual(['as', 'asJson']);
  expect(createGeoIp().lookup('192.0.2.1')).toBeUndefined();
});

test('more addresses than are remembered are all answered', () => {
  for (let i = 0; i < 40_000; i++) table.lookup(`10.${i % 200}.${Math.floor(i / 200)}.1`);

  expect(table.lookup('192.0.2.77')?.geo?.city_name).toBe('Tokyo');
});

test('a file in another format is refused', () => {
  expect(() => createGeoIp(Buffer.from('not a database'))).toThrow();
});
