import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit-status';
import { createGeoIp } from '../loader/transform/enrich/geoip';
import type { GeoIpTable } from '../loader/transform/enrich/geoip';

/** The databases of a folder. Throws UsageError when it holds none, or files of another format. */
export function readGeoIp(dir: string): GeoIpTable {
  const read = (name: string): Buffer | undefined => (existsSync(join(dir, name)) ? readFileSync(join(dir, name)) : undefined);
  const city = read('GeoLite2-City.mmdb');
  const asn = read('GeoLite2-ASN.mmdb');
  if (city === undefined && asn === undefined) throw new UsageError(`${dir} holds neither GeoLite2-City.mmdb nor GeoLite2-ASN.mmdb`);
  try {
    return createGeoIp(city, asn);
  } catch (error) {
    throw new UsageError(`a database in ${dir} can't be read: ${(error as Error).message}`);
  }
}
