import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from './exit-status';
import { GEO_FILES, GEO_KEYS } from './geo-files';
import { GeoBucketKeys } from '../contract/key-prefixes';
import type { DatabaseFamily } from '../ioc/database/format';
import { createIndicatorTable, readDatabase } from '../ioc/database/read';
import type { DatabasePart } from '../ioc/database/read';
import type { Tables } from '../loader/transform/enrich/enrich';
import { createGeoIp } from '../loader/transform/enrich/geoip';
import { rememberIndicators } from '../loader/transform/enrich/ioc';
import { readTrustedProxies } from '../loader/transform/enrich/trusted-proxies';

/**
 * The tables of a folder that holds files of the geo bucket, laid out as there or side by side. Throws UsageError when it
 * holds none of them, or one that can't be read.
 */
export function readGeoFolder(dir: string): Omit<Tables, 'userAgents'> {
  const files = new Map<string, string>();
  for (const key of GEO_KEYS) {
    const file = [key, basename(key)].map((name) => join(dir, name)).find(existsSync);
    if (file !== undefined) files.set(key, file);
  }
  if (files.size === 0) throw new UsageError(`${dir} holds none of ${GEO_FILES}`);
  const read = <T>(key: string, parse: (bytes: Buffer) => T): T | undefined => {
    const file = files.get(key);
    try {
      return file === undefined ? undefined : parse(readFileSync(file));
    } catch (error) {
      throw new UsageError(`${file} can't be read: ${(error as Error).message}`);
    }
  };
  const city = read(GeoBucketKeys.city, checkedMmdb);
  const asn = read(GeoBucketKeys.asn, checkedMmdb);
  const indicators = (key: string, family: DatabaseFamily): DatabasePart | undefined => read(key, (bytes) => readDatabase(bytes, family));
  return {
    geoIp: city === undefined && asn === undefined ? undefined : createGeoIp(city, asn),
    indicators: rememberIndicators(createIndicatorTable({
      ipv4: indicators(GeoBucketKeys.ipv4Indicators, 'ipv4'),
      ipv6: indicators(GeoBucketKeys.ipv6Indicators, 'ipv6'),
      domains: indicators(GeoBucketKeys.domainIndicators, 'domains'),
    })),
    trustedProxies: read(GeoBucketKeys.trustedProxies, (bytes) => {
      const { proxies, problems } = readTrustedProxies(bytes.toString('utf8'));
      if (problems.length > 0) throw new Error(problems[0]);
      return proxies;
    }),
  };
}

function checkedMmdb(bytes: Buffer): Buffer {
  createGeoIp(bytes);
  return bytes;
}
