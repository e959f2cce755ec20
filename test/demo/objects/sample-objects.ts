import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoObject } from './demo-object';
import { findSamples } from '../../support/log-type-samples';

/** The sample objects of all log types. */
export function sampleObjects(): DemoObject[] {
  return findSamples().map(({ logType, folder }) => {
    const object = readdirSync(folder).find((file) => file.startsWith('object'));
    if (object === undefined) throw new Error(`${folder} has no object.*`);
    return { logType, key: readFileSync(join(folder, 'key.txt'), 'utf8').trim(), body: readFileSync(join(folder, object)) };
  });
}
