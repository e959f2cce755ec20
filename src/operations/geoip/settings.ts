import type { ProxyListUrls } from './proxy-lists';
import { EnvNames } from '../../contract/env-names';

/** What the downloader is told by its environment. */
export interface GeoIpSettings {
  readonly bucket: string;
  /** Databases are downloaded when it is set. */
  readonly maxMind?: { readonly secretId: string; readonly accountId?: string };
  readonly maxMindUrl: string;
  /** Trusted proxies are listed when it is set; the operator's own networks. */
  readonly ownProxies?: readonly string[];
  readonly proxyListUrls: ProxyListUrls;
}

export function readGeoIpSettings(env: NodeJS.ProcessEnv): GeoIpSettings {
  const value = (name: string): string | undefined => env[name] || undefined;
  const bucket = value(EnvNames.geoipBucket);
  if (bucket === undefined) throw new Error(`${EnvNames.geoipBucket} is not set: the bucket of the databases`);
  const secretId = value(EnvNames.maxMindSecret);
  return {
    bucket,
    maxMind: secretId === undefined ? undefined : { secretId, accountId: value(EnvNames.maxMindAccountId) },
    maxMindUrl: value(EnvNames.maxMindUrl) ?? 'https://download.maxmind.com',
    // the first word tells an empty list from none
    ownProxies: value(EnvNames.trustedProxies)?.split(/[\s,]+/).slice(1).filter(Boolean),
    proxyListUrls: {
      awsIpRanges: value(EnvNames.awsIpRangesUrl) ?? 'https://ip-ranges.amazonaws.com/ip-ranges.json',
      cloudflare: value(EnvNames.cloudflareUrl) ?? 'https://www.cloudflare.com',
    },
  };
}
