// eslint-disable-next-line no-control-regex
const OTHER_SPACE = /[\u0009-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Splits on runs of white space. */
export function splitSpace(text: string): string[] {
  if (OTHER_SPACE.test(text)) return text.split(/[\s\u001c-\u001f\u0085]+/);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const end = text.indexOf(' ', at);
    if (end < 0) break;
    if (end > at) values.push(text.substring(at, end));
    at = end + 1;
  }
  values.push(text.substring(at));
  return values;
}

/** Splits a row, of which fields may be quoted; a quote that is not closed goes to the end. https://www.rfc-editor.org/rfc/rfc4180 */
export function splitRow(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    let value = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) {
          values.push(value + text.substring(at));
          return values;
        }
        value += text.substring(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    }
    // what stands behind a closing quote belongs to the value
    const end = text.indexOf(delimiter, at);
    values.push(value + text.substring(at, end < 0 ? text.length : end));
    if (end < 0) return values;
    at = end + 1;
  }
}
