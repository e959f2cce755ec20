/** What Python's str.isspace() is true for. JavaScript's \s differs: it has U+FEFF, and lacks U+001C to U+001F and U+0085. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const LEADING = new RegExp(`^${SPACE}+`);
const RUN = new RegExp(`${SPACE}+`);
const ONE = new RegExp(SPACE);

/** Python's str.rstrip(). A loop: the same as a regex would start again at every white space of a long value. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ONE.test(text[end - 1])) end--;
  return text.slice(0, end);
}

/** Python's str.strip(). */
export function strip(text: string): string {
  return stripEnd(text.slice(indentOf(text)));
}

/** Number of leading white space characters. */
export function indentOf(text: string): number {
  return LEADING.exec(text)?.[0].length ?? 0;
}

/** Python's str.split(): on runs of white space, no empty items. */
export function splitWords(text: string): string[] {
  const stripped = strip(text);
  return stripped === '' ? [] : stripped.split(RUN);
}
