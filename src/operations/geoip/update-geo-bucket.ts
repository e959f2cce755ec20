import type { S3Client } from '@aws-sdk/client-s3';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { MaxMindDownloads } from './maxmind-downloads';
import { readLicense } from './maxmind-license';
import { proxyLists } from './proxy-lists';
import type { GeoIpSettings } from './settings';
import { updateEdition } from './update-edition';
import type { Outcome } from './update-edition';
import { updateProxies } from './update-proxies';
import { GeoBucketKeys } from '../../contract/key-prefixes';
import type { DownloadOptions } from '../../platform/download';
import { GeoBucket } from '../../platform/geo-bucket';

/** Databases that the loader reads, and where it looks for them. */
const EDITIONS = { 'GeoLite2-City': GeoBucketKeys.city, 'GeoLite2-ASN': GeoBucketKeys.asn } as const;

/** What the downloader works with. */
export interface Outside {
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  /** Limits of a download, other than the usual ones. */
  readonly patience?: Partial<DownloadOptions>;
}

/** What a run came to: the files that are as they should be, and what went wrong. */
export interface GeoIpReport {
  readonly files: { readonly [key: string]: Outcome };
  readonly problems: readonly string[];
}

/** Brings databases and the list of trusted proxies up to date, each apart from the others. */
export async function updateGeoBucket(settings: GeoIpSettings, outside: Outside): Promise<GeoIpReport> {
  const bucket = new GeoBucket(outside.s3, settings.bucket);
  const files: Record<string, Outcome> = {};
  const problems: string[] = [];
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    await work().catch((error: Error) => problems.push(error.message));
  };

  await Promise.all([
    attempt(async () => {
      if (settings.maxMind === undefined) return;
      const { secretId, accountId } = settings.maxMind;
      const maxMind = new MaxMindDownloads(await readLicense(outside.secrets, secretId, accountId), settings.maxMindUrl, outside.patience);
      await Promise.all(Object.entries(EDITIONS).map(([edition, key]) => attempt(async () => {
        files[key] = await updateEdition(edition, key, maxMind, bucket);
      })));
    }),
    attempt(async () => {
      if (settings.ownProxies === undefined) return;
      const update = await updateProxies(proxyLists(settings.proxyListUrls, outside.patience), settings.ownProxies, bucket);
      files[GeoBucketKeys.trustedProxies] = update.outcome;
      problems.push(...update.problems);
    }),
  ]);
  return { files, problems };
}
