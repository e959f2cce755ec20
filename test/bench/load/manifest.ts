import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The log types that the bench has a load of. */
export const LOAD_TYPES = [
  'cloudtrail', 'vpcflowlogs', 'alb', 'waf', 'guardduty', 'securitylake', 'rds-mysql-slowquery', 'windows-event',
] as const;
export type LoadTypeName = typeof LOAD_TYPES[number];

/** An object of the load: gzip compressed, or a Parquet file. */
export interface LoadObject {
  /** Path of the file that holds it. */
  readonly file: string;
  /** Key that it has in the bucket. */
  readonly key: string;
  readonly records: number;
  /** Bytes before compression; of a Parquet file those of its rows as JSON lines. */
  readonly bytes: number;
}

/** Objects of each log type. */
export type Manifest = { readonly [T in LoadTypeName]: readonly LoadObject[] };

/**
 * Reads `manifest.json` of a folder that holds `<type>/<file>`. Whatever folder the manifest's paths were written for,
 * the files are looked for beside the manifest. Loads of other generators may lack log types.
 */
export function readManifest(dir: string): Partial<Manifest> {
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Partial<Manifest>;
  const local = (object: LoadObject) => ({ ...object, file: join(dir, basename(dirname(object.file)), basename(object.file)) });
  return Object.fromEntries(LOAD_TYPES.flatMap((type) => {
    const objects = manifest[type];
    return objects ? [[type, objects.map(local)]] : [];
  }));
}
