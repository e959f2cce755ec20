import type { Command } from 'commander';
import { EnvNames } from '../../contract/env-names';
import { CONFIG_FILES, holdsConfiguration } from '../config-folder';
import { GEO_FILES } from '../geo-files';
import type { Io } from '../io';
import type { LocalFolders } from '../local-pipeline';

export interface FolderOptions {
  readonly config?: string;
  readonly geoip?: string;
}

/** Adds the options that name the loader's folders. */
export function addFolderOptions(command: Command): Command {
  return command
    .option('--config <dir>', `folder of ${CONFIG_FILES} (default: env ${EnvNames.configDir}, else the built-in configuration)`)
    .option('--geoip <dir>', `folder of files of the geo bucket, as there or side by side: ${GEO_FILES}`);
}

/** The folders that options and environment name. A folder of the environment may hold no configuration. */
export function foldersOf({ config, geoip }: FolderOptions, env: Io['env']): LocalFolders {
  const fromEnv = env[EnvNames.configDir];
  const configDir = config ?? (fromEnv && holdsConfiguration(fromEnv) ? fromEnv : undefined);
  return { configDir, geoIpDir: geoip };
}
