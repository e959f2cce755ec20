import type { Fields } from '../types';

/** Documents below this size have no text that is too long: `@message` holds each once more. */
export const LARGE_DOCUMENT = 65_000;
/** Longest term that Lucene takes, bytes. */
const MAX_TERM = 32_766;
const KEPT = 32_753;
const MARK = '<<TRUNCATED>>';

/**
 * Cuts texts that the index would refuse as terms, in objects but not in lists; `@message` stays whole.
 * True when something was cut.
 */
export function truncateTexts(fields: Fields): boolean {
  let cut = false;
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') {
      if (key === '@message' || value.length * 3 < MAX_TERM || Buffer.byteLength(value) < MAX_TERM) continue;
      fields[key] = `${firstBytes(value)}${MARK}`;
      cut = true;
    } else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      cut = truncateTexts(value) || cut;
    }
  }
  return cut;
}

/** The characters that fit whole into the bytes that are kept. */
function firstBytes(text: string): string {
  const bytes = Buffer.from(text);
  let end = KEPT;
  // not inside a character
  while ((bytes[end] & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}
