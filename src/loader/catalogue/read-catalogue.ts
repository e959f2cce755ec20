import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Catalogue } from './catalogue';
import type { ConfigurationFile } from './catalogue';
import additionalIni from '../../../assets/log-types/additional.ini';
import awsIni from '../../../assets/log-types/aws.ini';
import { registry } from '../../log-types/registry.generated';

/** Name of the file, in the folder of the configuration, that overrides the built-in settings. */
export const USER_INI = 'user.ini';

/** The built-in configuration and, where there is one, the folder's `user.ini`, in order of rising precedence. */
export function readConfiguration(configDir?: string): ConfigurationFile[] {
  const files: ConfigurationFile[] = [
    { name: 'aws.ini', text: awsIni, builtIn: 'first' },
    { name: 'additional.ini', text: additionalIni, builtIn: 'last' },
  ];
  const userIni = configDir === undefined ? undefined : path.join(configDir, USER_INI);
  if (userIni !== undefined && existsSync(userIni)) files.push({ name: userIni, text: readFileSync(userIni, 'utf8') });
  return files;
}

/** The built-in configuration, overridden by `user.ini` of a folder. */
export function readCatalogue(configDir?: string): Catalogue {
  return new Catalogue(readConfiguration(configDir), registry);
}
