import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DemoObject } from './demo-object';

/**
 * Writes objects as files whose paths below the folder are their keys. What the folder held before is gone.
 * @returns bytes of each log type, uncompressed
 */
export function layOut(objects: readonly DemoObject[], folder: string): Map<string, number> {
  const bytes = new Map<string, number>();
  const keys = new Set<string>();
  rmSync(folder, { recursive: true, force: true });
  for (const { logType, key, body } of objects) {
    if (keys.has(key)) throw new Error(`two objects have the key ${key}`);
    if (key.split('/').some((part) => part === '' || part === '.' || part === '..')) throw new Error(`no file can have the key ${key}`);
    keys.add(key);
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), body);
    bytes.set(logType, (bytes.get(logType) ?? 0) + size(body));
  }
  return bytes;
}

function size(body: Buffer): number {
  const compressed = body[0] === 0x1f && body[1] === 0x8b;
  return compressed ? gunzipSync(body).length : body.length;
}
