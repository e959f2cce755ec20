import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit-status';
import { readGeoIp } from './geoip-folder';
import type { Catalogue } from '../loader/catalogue/catalogue';
import { USER_INI, readCatalogue } from '../loader/catalogue/read-catalogue';
import { createPipeline } from '../loader/pipeline';
import type { Pipeline } from '../loader/pipeline';
import type { ReadOnlyIndices } from '../loader/sink/index-name';
import type { ObjectStore } from '../loader/source/read-object';
import type { Tables } from '../loader/transform/enrich/enrich';
import { createUserAgentParser } from '../loader/transform/enrich/user-agent';
import { NO_EXCLUSIONS } from '../loader/transform/exclude/exclusions';

/** Bucket that documents name when the command line doesn't. */
export const DEFAULT_BUCKET = 'local';

/** Folders that take the place of the loader's layer and of its geo bucket. */
export interface LocalFolders {
  /** Folder of `user.ini`; absent: the built-in configuration alone. */
  readonly configDir?: string;
  /** Folder of `GeoLite2-City.mmdb` and `GeoLite2-ASN.mmdb`; absent: documents have no locations. */
  readonly geoIpDir?: string;
}

/** What the loader knows before it sees an object. */
export interface LocalKnowledge {
  readonly catalogue: Catalogue;
  readonly tables: Tables;
}

/** Throws UsageError for folders that don't hold what they should. */
export function readKnowledge({ configDir, geoIpDir }: LocalFolders): LocalKnowledge {
  if (configDir !== undefined) checkConfigDir(configDir);
  const catalogue = readCatalogue(configDir);
  return { catalogue, tables: { userAgents: createUserAgentParser(), geoIp: geoIpDir === undefined ? undefined : readGeoIp(geoIpDir) } };
}

/** The loader's pipeline without its cloud. @param indices what the target says of its indices; absent: it takes all */
export function createLocalPipeline(
  { catalogue, tables }: LocalKnowledge,
  store: ObjectStore,
  indices?: { readonly readOnly: ReadOnlyIndices; readonly serverless: boolean },
): Pipeline {
  return createPipeline({
    catalogue,
    store,
    tables,
    exclusions: NO_EXCLUSIONS,
    readOnlyIndices: indices?.readOnly ?? new Set(),
    serverless: indices?.serverless ?? false,
    now: Date.now,
    startedAt: Date.now(),
  });
}

/** Without the file all would go on as if the folder had not been named. Throws UsageError. */
export function checkConfigDir(dir: string): void {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new UsageError(`no such folder: ${dir}`);
  if (!existsSync(join(dir, USER_INI))) throw new UsageError(`${dir} holds no ${USER_INI}`);
}
