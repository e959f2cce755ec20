import { existsSync, statSync } from 'node:fs';
import { CONFIG_FILES, holdsConfiguration } from './config-folder';
import { readRuleFolder } from './exclusions/rule-folder';
import { UsageError } from './exit-status';
import { readGeoFolder } from './geo-folder';
import type { Catalogue } from '../loader/catalogue/catalogue';
import { readCatalogue } from '../loader/catalogue/read-catalogue';
import { configuredRules } from '../loader/exclusion-rules';
import { createPipeline } from '../loader/pipeline';
import type { Pipeline } from '../loader/pipeline';
import type { ReadOnlyIndices } from '../loader/sink/index-name';
import type { ObjectStore } from '../loader/source/read-object';
import type { Tables } from '../loader/transform/enrich/enrich';
import { createUserAgentParser } from '../loader/transform/enrich/user-agent';
import type { Exclusions } from '../loader/transform/exclude/exclusions';
import { createExclusions } from '../loader/transform/exclude/log-type-rules';
import { reportOnce } from '../loader/transform/exclude/report-once';
import { NO_RULES, mergeRules } from '../loader/transform/exclude/rule-set';
import type { RuleSet } from '../loader/transform/exclude/rule-set';

/** Bucket that documents name when the command line doesn't. */
export const DEFAULT_BUCKET = 'local';

/** Folders that take the place of the loader's layer and of its geo bucket. */
export interface LocalFolders {
  /** Folder of `user.ini`, and of exclusion rules where there are any; absent: the built-in configuration alone. */
  readonly configDir?: string;
  /** Folder of files of the geo bucket; absent: documents have no locations and no indicators. */
  readonly geoIpDir?: string;
}

/** What the loader knows before it sees an object. */
export interface LocalKnowledge {
  readonly catalogue: Catalogue;
  readonly tables: Tables;
  /** Exclusion rules of the configuration and of its folder. */
  readonly rules: RuleSet;
  readonly exclusions: Exclusions;
}

/**
 * Throws UsageError for folders that don't hold what they should.
 * @param warn told of exclusion rules that come to no result
 */
export function readKnowledge({ configDir, geoIpDir }: LocalFolders, warn: (message: string) => void = () => undefined): LocalKnowledge {
  if (configDir !== undefined) checkConfigDir(configDir);
  const catalogue = readCatalogue(configDir);
  const rules = mergeRules([configuredRules(catalogue), configDir === undefined ? NO_RULES : readRuleFolder(configDir, catalogue)]);
  catalogue.problems.push(...rules.problems);
  const tables = { userAgents: createUserAgentParser(), ...(geoIpDir === undefined ? {} : readGeoFolder(geoIpDir)) };
  return { catalogue, tables, rules, exclusions: createExclusions(rules, reportOnce(warn)) };
}

/** The loader's pipeline without its cloud. @param indices what the target says of its indices; absent: it takes all */
export function createLocalPipeline(
  { catalogue, tables, exclusions }: Pick<LocalKnowledge, 'catalogue' | 'tables' | 'exclusions'>,
  store: ObjectStore,
  indices?: { readonly readOnly: ReadOnlyIndices; readonly serverless: boolean },
): Pipeline {
  return createPipeline({
    catalogue,
    store,
    tables,
    exclusions,
    readOnlyIndices: indices?.readOnly ?? new Set(),
    serverless: indices?.serverless ?? false,
    now: Date.now,
    startedAt: Date.now(),
  });
}

/** Without its files all would go on as if the folder had not been named. Throws UsageError. */
function checkConfigDir(dir: string): void {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) throw new UsageError(`no such folder: ${dir}`);
  if (!holdsConfiguration(dir)) throw new UsageError(`${dir} holds no ${CONFIG_FILES}`);
}
