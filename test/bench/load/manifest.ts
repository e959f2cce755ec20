import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The log types that the bench measures. */
export const LOAD_TYPES = ['cloudtrail', 'vpcflowlogs', 'alb', 'waf'] as const;
export type LoadTypeName = typeof LOAD_TYPES[number];

/** An object of the load, gzip compressed. */
export interface LoadObject {
  /** Path of the file that holds it. */
  readonly file: string;
  /** Key that it has in the bucket. */
  readonly key: string;
  readonly records: number;
  /** Bytes before compression. */
  readonly bytes: number;
}

/** Objects of each log type. */
export type Manifest = { readonly [T in LoadTypeName]: readonly LoadObject[] };

/**
 * Reads `manifest.json` of a folder that holds `<type>/<file>`. Whatever folder the manifest's paths were written for,
 * the files are looked for beside the manifest.
 */
export function readManifest(dir: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;
  const local = (object: LoadObject) => ({ ...object, file: join(dir, basename(dirname(object.file)), basename(object.file)) });
  return Object.fromEntries(LOAD_TYPES.map((type) => [type, manifest[type].map(local)])) as unknown as Manifest;
}
