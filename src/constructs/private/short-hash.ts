import { createHash } from 'crypto';

/** For names that must be short and always the same. @param length digits, of hexadecimal ones */
export function shortHash(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
