import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOAD } from './load/load-types';
import { LOAD_TYPES, LoadObject, LoadTypeName, Manifest } from './load/manifest';
import { Random } from './load/random';
import { makeWorld } from './load/world';

/** Raise it when the generated text changes: loads of other versions stay in the cache beside it. */
export const LOAD_VERSION = 2;

export interface LoadOptions {
  /** Megabytes (10^6 bytes) of each log type, before compression. */
  readonly megabytes: number;
  /** Megabytes of one object, before compression. @default 5, about what AWS delivers in a busy account */
  readonly objectMegabytes?: number;
  /** @default 'load': the same records in every run */
  readonly seed?: string;
}

/**
 * Writes a load for the bench: for each log type `<dir>/<type>/NNN.gz` or `.parquet`, and `<dir>/manifest.json`.
 * Records look as the services write them, and are the same for the same options.
 */
export function generateLoad(dir: string, options: LoadOptions): Manifest {
  const manifest = Object.fromEntries(LOAD_TYPES.map((type) => [type, generateType(dir, type, options)])) as unknown as Manifest;
  // written last: a folder with a manifest is complete
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 1));
  return manifest;
}

function generateType(dir: string, name: LoadTypeName, { megabytes, objectMegabytes = 5, seed = 'load' }: LoadOptions): LoadObject[] {
  const { make, key } = LOAD[name];
  const random = new Random(`${seed}-${name}`);
  const world = makeWorld(random);
  const objects: LoadObject[] = [];
  mkdirSync(join(dir, name), { recursive: true });
  for (let written = 0, first = 0; written < megabytes * 1e6;) {
    const { content, extension, records, bytes } = make(random, world, first, Math.min(objectMegabytes * 1e6, megabytes * 1e6 - written));
    const n = String(objects.length);
    const file = join(dir, name, `${n.padStart(3, '0')}.${extension}`);
    writeFileSync(file, content);
    objects.push({ file, key: key(world.accounts[0], n.padStart(4, '0')), records, bytes });
    written += bytes;
    first += records;
  }
  return objects;
}
