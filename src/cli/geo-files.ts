import { basename } from 'node:path';
import { GeoBucketKeys } from '../contract/key-prefixes';

export const GEO_KEYS = Object.values(GeoBucketKeys);

/** Names of the files of the geo bucket, for helps and messages. */
export const GEO_FILES = GEO_KEYS.map((key) => basename(key)).join(', ');
