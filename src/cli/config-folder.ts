import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXCLUSIONS_CSV, EXCLUSIONS_INI, LOGIC_FOLDER, USER_INI } from '../contract/config-folder';

/** What a folder of the configuration holds, one of it at least. */
export const CONFIG_FILES = `${USER_INI}, ${LOGIC_FOLDER}/, ${EXCLUSIONS_INI} or ${EXCLUSIONS_CSV}`;

export function holdsConfiguration(dir: string): boolean {
  return [USER_INI, LOGIC_FOLDER, EXCLUSIONS_INI, EXCLUSIONS_CSV].some((name) => existsSync(join(dir, name)));
}
