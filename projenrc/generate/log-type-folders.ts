import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const LOG_TYPES = join(__dirname, '../../src/log-types');

/** A folder of src/log-types: all that is known about a log type. */
export interface LogTypeFolder {
  /** Name of the folder, of its files and of the section. */
  readonly name: string;
  /** Place among the sections: the first whose s3_key matches counts. */
  readonly order: number;
  readonly ini: string;
  /** Whether it has code. */
  readonly hasLogic: boolean;
  /** Path of its mapping.json, undefined when the index's common fields are enough. */
  readonly mapping: string | undefined;
}

/** All log types in the order of their sections. Folders without an ini hold code that several share. */
export function readLogTypeFolders(root = LOG_TYPES): LogTypeFolder[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, `${entry.name}.ini`)))
    .map((entry) => readFolder(root, entry.name))
    .sort((a, b) => a.order - b.order || (a.name < b.name ? -1 : 1));
}

function readFolder(root: string, name: string): LogTypeFolder {
  const file = (base: string) => join(root, name, base);
  const ini = readFileSync(file(`${name}.ini`), 'utf8');
  const order = /^# order: (\d+)\n/.exec(ini)?.[1];
  if (order === undefined) throw new Error(`${name}.ini: the first line must be "# order: N"`);
  if (!ini.includes(`\n[${name}]\n`)) throw new Error(`${name}.ini: its section must be [${name}]`);
  const mapping = file('mapping.json');
  return { name, order: Number(order), ini, hasLogic: existsSync(file(`${name}.ts`)), mapping: existsSync(mapping) ? mapping : undefined };
}
