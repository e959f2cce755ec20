import { folderWith } from './run-command';
import { readGeoFolder } from '../../src/cli/geo-folder';
import { databaseOf } from '../ioc/table-of';
import { documentationDatabases } from '../support/mmdb/documentation-networks';

const { city, asn } = documentationDatabases();
const { files } = databaseOf([{ value: '100.64.0.1' }, { value: 'evil.example' }]);

test.each([
  ['laid out like the geo bucket', ['GeoLite2/', 'IOC/', 'TrustedProxy/']],
  ['side by side', ['', '', '']],
])('a folder may hold all files of the geo bucket, %s', (_, [geoLite, ioc, proxy]) => {
  const { geoIp, indicators, trustedProxies } = readGeoFolder(folderWith({
    [`${geoLite}GeoLite2-City.mmdb`]: city,
    [`${geoLite}GeoLite2-ASN.mmdb`]: asn,
    [`${ioc}ipv4.iocdb`]: files.ipv4,
    [`${ioc}domains.iocdb`]: files.domains,
    [`${proxy}networks.txt`]: '10.0.0.0/8',
  }));

  expect(geoIp!.lookup('192.0.2.1')).toMatchObject({ geo: { city_name: 'Tokyo' }, as: { number: 64496 } });
  expect([indicators!.address('100.64.0.1')?.length, indicators!.domain('evil.example')?.length, indicators!.address('2001:20::1')]).toEqual([1, 1, undefined]);
  expect(trustedProxies!.has('10.0.0.1')).toBe(true);
});

test('one of the files is enough', () => {
  const tables = readGeoFolder(folderWith({ 'networks.txt': '10.0.0.0/8' }));

  expect(tables.geoIp).toBeUndefined();
  expect(tables.trustedProxies!.has('10.0.0.1')).toBe(true);
});

test.each([
  ['that holds none of them', { 'README.md': 'x' }, /holds none of GeoLite2-City\.mmdb, .*ipv4\.iocdb/],
  ['with a damaged GeoIP database', { 'GeoLite2-ASN.mmdb': 'x' }, /GeoLite2-ASN\.mmdb can't be read: /],
  ['with a damaged database of indicators', { 'IOC/ipv6.iocdb': 'x' }, /IOC.ipv6\.iocdb can't be read: it is no database of indicators/],
  ['with a bad list of proxies', { 'networks.txt': '10.0.0.0/8\nx' }, /networks\.txt can't be read: line 2: "x" is no address/],
])('a folder %s is a wrong command line', (_, content, message) => {
  expect(() => readGeoFolder(folderWith(content))).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(message) }));
});
