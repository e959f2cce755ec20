import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInLogic } from './built-in-logic';
import { Catalogue } from './catalogue';
import type { ConfigurationFile } from './catalogue';
import additionalIni from '../../../assets/log-types/additional.ini';
import awsIni from '../../../assets/log-types/aws.ini';
import { EXCLUSIONS_INI, LOGIC_FOLDER, USER_INI } from '../../contract/config-folder';
import { logicName, readCustomLogic } from '../custom-logic/read-custom-logic';
import type { CustomLogicTable } from '../custom-logic/read-custom-logic';

/** The built-in configuration and, where there are any, the folder's `user.ini` and `exclusions.ini`, in order of rising precedence. */
export function readConfiguration(configDir?: string): ConfigurationFile[] {
  const own = [{ file: USER_INI }, { file: EXCLUSIONS_INI, excludes: true }].flatMap(({ file, excludes }) => {
    const path = fileOf(configDir, file);
    return path === undefined ? [] : [{ name: path, text: readFileSync(path, 'utf8'), excludes }];
  });
  return [{ name: 'aws.ini', text: awsIni, builtIn: 'first' }, { name: 'additional.ini', text: additionalIni, builtIn: 'last' }, ...own];
}

function fileOf(configDir: string | undefined, name: string): string | undefined {
  const file = configDir === undefined ? undefined : join(configDir, name);
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** The built-in configuration, overridden by `user.ini` and `siem/sf_*.js` of a folder. */
export function readCatalogue(configDir?: string): Catalogue {
  const custom = readCustomLogic(configDir);
  const catalogue = createCatalogue(readConfiguration(configDir), custom);
  const userIni = fileOf(configDir, USER_INI);
  if (userIni !== undefined && !isUtf8(readFileSync(userIni))) catalogue.problems.unshift(`${userIni}: it is no UTF-8 text: save it as UTF-8`);
  return catalogue;
}

/** The catalogue of these files, with all that is wrong or without effect in them. */
export function createCatalogue(files: readonly ConfigurationFile[], custom: CustomLogicTable): Catalogue {
  const catalogue = new Catalogue(files, (name) => custom.logic.get(logicName(name)) ?? builtInLogic(name));
  catalogue.note([...custom.problems, ...withoutEffect(catalogue, custom)]);
  catalogue.problems.push(...failures(catalogue, custom));
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
