import { double } from './encode';
import { type MmdbNetwork, writeMmdb } from './write-mmdb';

const BUILT = new Date('2025-01-01T00:00:00Z');

function place(network: string, country: [isoCode: string, name: string], city?: string, lon?: number, lat?: number): MmdbNetwork {
  const [isoCode, name] = country;
  return {
    network,
    data: {
      ...(city !== undefined && { city: { geoname_id: 1, names: { en: city } } }),
      country: { geoname_id: 2, iso_code: isoCode, names: { en: name } },
      ...(lon !== undefined && lat !== undefined && { location: { accuracy_radius: 20, latitude: double(lat), longitude: double(lon), time_zone: 'UTC' } }),
    },
  };
}

// places made up for the networks that RFC 5737 and RFC 3849 set aside for documentation
const PLACES: readonly MmdbNetwork[] = [
  place('192.0.2.0/24', ['JP', 'Japan'], 'Tokyo', 139.6899, 35.6893),
  place('192.0.2.128/25', ['BR', 'Brazil'], 'São Paulo', -46.6417, -23.5335),
  place('198.51.100.0/24', ['DE', 'Germany'], 'Frankfurt am Main', 8.6843, 50.1188),
  place('198.51.100.192/26', ['US', 'United States'], undefined, -97.822, 37.751),
  place('203.0.113.0/24', ['AU', 'Australia'], 'Sydney', 151.2006, -33.8715),
  place('203.0.113.128/25', ['KE', 'Kenya']),
  place('203.0.113.240/28', ['GH', 'Ghana'], 'Tema', 0, 5.6698),
  place('2001:db8::/32', ['SE', 'Sweden'], 'Stockholm', 18.0687, 59.3294),
  { network: '203.0.113.255/32', data: { continent: { code: 'OC' } } },
];

const SYSTEMS: readonly MmdbNetwork[] = [
  ['192.0.2.0/24', 64496, 'Example Transit'],
  ['198.51.100.0/24', 64497, 'Example Hosting GmbH'],
  ['203.0.113.0/24', 64498, 'Example "Quoted" Carrier'],
  ['2001:db8::/32', 65536, 'Documentation Network Six'],
].map(([network, number, organization]) => ({
  network: network as string,
  data: { autonomous_system_number: number, autonomous_system_organization: organization },
}));

/** Small City and ASN databases in which only documentation networks are known. */
export function documentationDatabases(): { city: Buffer; asn: Buffer } {
  return { city: writeMmdb('GeoLite2-City', PLACES, BUILT), asn: writeMmdb('GeoLite2-ASN', SYSTEMS, BUILT) };
}
