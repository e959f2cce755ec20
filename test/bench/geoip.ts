import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from './load/random';
import { CACHE } from './programs/start-program';
import { double } from '../support/mmdb/encode';
import { MmdbNetwork, writeMmdb } from '../support/mmdb/write-mmdb';

/** Raise it when the databases change: those of other versions stay in the cache beside them. */
const VERSION = 1;
const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja', 'pt-BR', 'ru', 'zh-CN'];
const PLACES = 2000;

/**
 * Databases that know every public IPv4 address, as the real ones do, made on the first call and kept in `.cache/bench`:
 * networks of 2^18 addresses, records with names in eight languages. Private addresses are unknown.
 */
export function geoipDatabases(): string[] {
  const folder = join(CACHE, `geoip-${VERSION}`);
  const [city, asn] = ['GeoLite2-City.mmdb', 'GeoLite2-ASN.mmdb'].map((name) => join(folder, name));
  if (!existsSync(asn)) {
    const random = new Random('geoip');
    const places = Array.from({ length: PLACES }, (_, i) => place(random, i));
    const systems = Array.from({ length: PLACES }, (_, i) => ({
      autonomous_system_number: 64_512 + i, autonomous_system_organization: `Carrier ${random.id(6)} Ltd.`,
    }));
    const among = (list: readonly object[]): MmdbNetwork[] => publicNetworks().map((network) => ({ network, data: random.pick(list) }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(city, writeMmdb('GeoLite2-City', among(places), new Date(0)));
    writeFileSync(asn, writeMmdb('GeoLite2-ASN', among(systems), new Date(0)));
  }
  return [city, asn];
}

function publicNetworks(): string[] {
  const networks: string[] = [];
  for (let first = 1; first < 224; first++) {
    for (let second = 0; first !== 10 && first !== 127 && second < 256; second += 4) {
      networks.push(`${first}.${second}.0.0/14`);
    }
  }
  return networks;
}

function place(random: Random, i: number): object {
  const named = (name: string) => ({ geoname_id: random.int(1e5, 1e7), names: Object.fromEntries(LANGUAGES.map((language) => [language, name])) });
  const country = { iso_code: random.pick(['AU', 'BR', 'DE', 'JP', 'KE', 'US']), ...named(`Country ${i % 60}`) };
  return {
    city: named(`City ${i}`),
    continent: { code: 'EU', ...named('Continent') },
    country,
    location: {
      accuracy_radius: 20,
      latitude: double(random.int(-900_000, 900_000) / 1e4),
      longitude: double(random.int(-1_800_000, 1_800_000) / 1e4),
      time_zone: 'Etc/UTC',
    },
    registered_country: country,
    subdivisions: [{ iso_code: 'XX', ...named(`Region ${i % 300}`) }],
  };
}
