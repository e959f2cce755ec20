import { createHash } from 'node:crypto';

/** Hex of the text's UTF-8 bytes: part of ids, not a protection. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
