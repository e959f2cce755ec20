import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { builtInLogic } from './built-in-logic';
import { Catalogue } from './catalogue';
import type { ConfigurationFile } from './catalogue';
import additionalIni from '../../../assets/log-types/additional.ini';
import awsIni from '../../../assets/log-types/aws.ini';
import { LOGIC_FOLDER, USER_INI } from '../../contract/config-folder';
import { logicName, readCustomLogic } from '../custom-logic/read-custom-logic';
import type { CustomLogicTable } from '../custom-logic/read-custom-logic';

/** The built-in configuration and, where there is one, the folder's `user.ini`, in order of rising precedence. */
export function readConfiguration(configDir?: string): ConfigurationFile[] {
  const files: ConfigurationFile[] = [
    { name: 'aws.ini', text: awsIni, builtIn: 'first' },
    { name: 'additional.ini', text: additionalIni, builtIn: 'last' },
  ];
  const userIni = userIniOf(configDir);
  if (userIni !== undefined) files.push({ name: userIni, text: readFileSync(userIni, 'utf8') });
  return files;
}

function userIniOf(configDir: string | undefined): string | undefined {
  const userIni = configDir === undefined ? undefined : path.join(configDir, USER_INI);
  return userIni !== undefined && existsSync(userIni) ? userIni : undefined;
}

/** The built-in configuration, overridden by `user.ini` and `siem/sf_*.js` of a folder. */
export function readCatalogue(configDir?: string): Catalogue {
  const custom = readCustomLogic(configDir);
  const catalogue = new Catalogue(readConfiguration(configDir), (name) => custom.logic.get(logicName(name)) ?? builtInLogic(name));
  const userIni = userIniOf(configDir);
  if (userIni !== undefined && !isUtf8(readFileSync(userIni))) catalogue.problems.unshift(`${userIni}: it is no UTF-8 text: save it as UTF-8`);
  catalogue.problems.push(...custom.problems, ...withoutEffect(catalogue, custom), ...failures(catalogue, custom));
  return catalogue;
}

/** What an operator's change has broken is said at once, not when the first object comes. */
function failures(catalogue: Catalogue, { logic }: CustomLogicTable): string[] {
  const changed = catalogue.logTypes().filter((name) => catalogue.isChanged(name) || logic.has(logicName(name)));
  return changed.flatMap((name) => catalogue.failureOf(name) ?? []);
}

function withoutEffect(catalogue: Catalogue, { logic }: CustomLogicTable): string[] {
  const asking = new Set(catalogue.logTypes().filter((name) => catalogue.asksForLogic(name)).map(logicName));
  return [...logic.keys()].filter((name) => !asking.has(name))
    .map((name) => `${LOGIC_FOLDER}/sf_${name}.js has no effect: no section of that name has script_ecs`);
}
