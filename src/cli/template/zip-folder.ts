import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** The earliest time that a zip file can hold, as local time: which is what it holds. */
const TIME = new Date(1980, 0, 1);

/** Of Unix: a file that everybody reads. */
const ATTRIBUTES = { os: 3, attrs: 0o100644 << 16 } as const;

/** A folder as a zip file whose bytes depend on names and contents only, not on times, owners, or the version of Node.js. */
export function zipFolder(folder: string): Uint8Array {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const entries: Zippable = Object.fromEntries(paths.map((path) => [relative(folder, path).split(sep).join('/'), readFileSync(path)]));
  return zipSync(entries, { level: 9, mtime: TIME, ...ATTRIBUTES });
}
