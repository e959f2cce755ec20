import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAME = 'siem-on-opensearch';

/** The package that this code is a part of, as sources or as a bundle. */
export interface OwnPackage {
  readonly folder: string;
  readonly version: string;
}

export function ownPackage(from = __dirname): OwnPackage {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    const { name, version } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {};
    if (name === NAME) return { folder, version };
    if (folder === dirname(folder)) throw new Error(`${from} is in no package ${NAME}`);
  }
}
