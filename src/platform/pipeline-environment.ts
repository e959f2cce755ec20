import { S3Client } from '@aws-sdk/client-s3';
import { ObjectFolder } from './object-folder';
import { EnvNames } from '../contract/env-names';
import type { DownloadedFeed } from '../contract/ioc-feeds';

/** Below the loader's own logs, what functions with this name cause is left out. */
const USER_AGENT = 'siem-ioc-db-creator';

/** What the functions of the IoC pipeline are told by their environment. */
export interface PipelineEnvironment {
  readonly geoBucket: ObjectFolder;
  /** Addresses that take the place of the providers' own. */
  readonly urls: Readonly<Partial<Record<DownloadedFeed, string>>>;
  /** For one answer of a provider, milliseconds; the client's own limit when it isn't told. */
  readonly requestTimeout?: number;
  open(bucket: string): ObjectFolder;
}

export function readPipelineEnvironment(env: NodeJS.ProcessEnv = process.env): PipelineEnvironment {
  const client = new S3Client({ customUserAgent: USER_AGENT, followRegionRedirects: true });
  const bucket = env[EnvNames.geoipBucket];
  if (!bucket) throw new Error(`the environment variable ${EnvNames.geoipBucket} is not set`);
  const timeout = Number(env[EnvNames.iocRequestTimeout] || NaN);
  return {
    geoBucket: new ObjectFolder(client, bucket),
    open: (name) => new ObjectFolder(client, name),
    urls: {
      'tor': env[EnvNames.iocTorUrl] || undefined,
      'feodo-tracker': env[EnvNames.iocFeodoTrackerUrl] || undefined,
      'alienvault-otx': env[EnvNames.iocOtxUrl] || undefined,
    },
    requestTimeout: Number.isNaN(timeout) ? undefined : timeout * 1_000,
  };
}
