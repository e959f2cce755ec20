import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateLoad, LOAD_VERSION, LoadOptions } from '../generate';
import { generateLargeObject } from './large-object';
import { LoadObject, Manifest, readManifest } from './manifest';
import { CACHE } from '../programs/start-program';

/** The load of these options, made on the first call and kept in `.cache/bench`. */
export function cachedLoad(options: Omit<LoadOptions, 'seed'>): Manifest {
  const dir = join(CACHE, [LOAD_VERSION, options.megabytes, options.objectMegabytes].filter(Boolean).join('-'));
  return existsSync(join(dir, 'manifest.json')) ? readManifest(dir) as Manifest : generateLoad(dir, options);
}

/** One VPC flow log of that size, made on the first call and kept in `.cache/bench`. */
export async function cachedLargeObject(megabytes: number): Promise<LoadObject> {
  const file = join(CACHE, `${LOAD_VERSION}-large-${megabytes}.gz`);
  const description = `${file}.json`;
  if (!existsSync(description)) {
    writeFileSync(description, JSON.stringify(await generateLargeObject(file, megabytes)));
  }
  return { ...JSON.parse(readFileSync(description, 'utf8')), file };
}
