import type { EventLog } from './load-event';
import { WatchedFile } from './watched-file';
import { GeoBucketKeys } from '../contract/key-prefixes';
import type { DatabaseFamily } from '../ioc/database/format';
import { createIndicatorTable, readDatabase } from '../ioc/database/read';
import type { DatabasePart } from '../ioc/database/read';
import type { NetworkSet } from '../ioc/network-set';
import type { ChangedObject } from '../platform/changed-object';
import type { Tables } from './transform/enrich/enrich';
import { createGeoIp } from './transform/enrich/geoip';
import { rememberIndicators } from './transform/enrich/ioc';
import { readTrustedProxies } from './transform/enrich/trusted-proxies';
import { createUserAgentParser } from './transform/enrich/user-agent';

/** A file is asked for at most this often, which costs a request a file and no bytes while it stays the same. */
export const TABLES_REFRESH_MS = 10 * 60_000;

export interface GeoTablesOptions {
  /** Reads an object of the geo bucket; absent: there is no such bucket. */
  readonly readChanged?: (key: string, etag: string | undefined) => Promise<ChangedObject>;
  readonly log: Pick<EventLog, 'warn' | 'error'>;
  /** ms since 1970 */
  readonly now: () => number;
}

/** Keeps the tables that documents are enriched with up to date. A file that is broken or can't be read leaves the one before in use. */
export class GeoTables {
  private readonly files;
  private checkedAt: number | undefined;
  private current: Tables = { userAgents: createUserAgentParser() };

  constructor(private readonly options: GeoTablesOptions) {
    const { readChanged = async () => ({ kind: 'absent' }) as const, log } = options;
    const file = <T>(key: string, parse: (bytes: Buffer) => T | undefined): WatchedFile<T> => new WatchedFile(key, readChanged, parse, log);
    const indicators = (key: string, family: DatabaseFamily): WatchedFile<DatabasePart> => file(key, (bytes) => readDatabase(bytes, family));
    this.files = {
      city: file(GeoBucketKeys.city, checkedMmdb),
      asn: file(GeoBucketKeys.asn, checkedMmdb),
      ipv4: indicators(GeoBucketKeys.ipv4Indicators, 'ipv4'),
      ipv6: indicators(GeoBucketKeys.ipv6Indicators, 'ipv6'),
      domains: indicators(GeoBucketKeys.domainIndicators, 'domains'),
      proxies: file(GeoBucketKeys.trustedProxies, (bytes): NetworkSet | undefined => {
        const { proxies, problems } = readTrustedProxies(bytes.toString('utf8'));
        for (const problem of problems) log.warn(`${GeoBucketKeys.trustedProxies}: ${problem}`);
        return proxies;
      }),
    };
  }

  /** The tables. Another object when one of them is another. */
  get tables(): Tables {
    return this.current;
  }

  /** Looks at the files again, when it was not done lately. Throws only when a file can't be read the first time. */
  async refresh(): Promise<void> {
    const { now } = this.options;
    if (this.checkedAt !== undefined && now() - this.checkedAt < TABLES_REFRESH_MS) return;
    const changed = await Promise.all(Object.values(this.files).map((file) => file.refresh()));
    this.checkedAt = now();
    if (changed.includes(true)) this.current = this.assemble();
  }

  private assemble(): Tables {
    const { city, asn, ipv4, ipv6, domains, proxies } = this.files;
    const hasPlaces = city.value !== undefined || asn.value !== undefined;
    const indicators = { ipv4: ipv4.value, ipv6: ipv6.value, domains: domains.value };
    const hasIndicators = Object.values(indicators).some((part) => part !== undefined);
    return {
      userAgents: this.current.userAgents,
      geoIp: hasPlaces ? createGeoIp(city.value, asn.value) : undefined,
      indicators: hasIndicators ? rememberIndicators(createIndicatorTable(indicators)) : undefined,
      trustedProxies: proxies.value,
    };
  }
}

function checkedMmdb(bytes: Buffer): Buffer {
  createGeoIp(bytes);
  return bytes;
}
