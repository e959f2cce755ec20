import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { customLogic, placeOf } from './custom-logic';
import { LOGIC_FOLDER } from '../../contract/config-folder';
import type { LogTypeLogic, Value } from '../types';

const LOGIC_FILE = /^sf_(.+)\.(js|cjs|mjs)$/;

/** An operator's code by the names of log types, with underscores for dashes; an Error stands for a file that can't be used. */
export interface CustomLogicTable {
  readonly logic: ReadonlyMap<string, LogTypeLogic | Error>;
  /** Files that nothing reads, for the log. */
  readonly problems: readonly string[];
}

/** Name under which a log type's code is found. */
export function logicName(logType: string): string {
  return logType.replaceAll('-', '_');
}

/** Loads `siem/sf_*.js` of a configuration folder; absent: none. A file that can't be loaded is its own log type's problem. */
export function readCustomLogic(configDir: string | undefined): CustomLogicTable {
  const logic = new Map<string, LogTypeLogic | Error>();
  const problems: string[] = [];
  const folder = configDir === undefined ? undefined : resolve(configDir, LOGIC_FOLDER);
  if (folder === undefined || !existsSync(folder)) return { logic, problems };
  const load = createRequire(join(folder, 'sf_.js'));
  for (const file of readdirSync(folder).sort()) {
    const name = LOGIC_FILE.exec(file)?.[1];
    const place = `${LOGIC_FOLDER}/${file}`;
    if (name !== undefined) logic.set(logicName(name), loadLogic(load, join(folder, file), place));
    else if (/^sf_.+\.py$/.test(file)) problems.push(`${place}: Python is not run: write it as ${LOGIC_FOLDER}/${file.replace(/\.py$/, '.js')}`);
    else if (/^sf_.+\.ts$/.test(file)) problems.push(`${place}: TypeScript is not run: compile it to JavaScript`);
  }
  return { logic, problems };
}

function loadLogic(load: NodeRequire, path: string, place: string): LogTypeLogic | Error {
  try {
    const loaded = load(path) as Value;
    const transform = [loaded?.transform, loaded?.default?.transform, loaded?.default, loaded].find((candidate) => typeof candidate === 'function');
    return transform === undefined ? new Error(`${place} exports no function transform(document, context)`) : customLogic(transform, place);
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    return new Error(`${placeOf(failure, place)} can't be loaded: ${failure.message}`, { cause: error });
  }
}
