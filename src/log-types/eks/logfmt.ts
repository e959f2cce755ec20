import type { Fields } from '../../loader/types';

/** A name begins where no name is: so that a long word is looked at once. */
const PAIR = /(?<![\w.])([A-Za-z_][\w.]*)=(?:"((?:[^"\\]|\\.)*)"|([^ "]*))/g;

/** Texts of a line `key=value key="quoted \"value\""`; of equal keys the last counts. */
export function parseLogfmt(line: string): Fields {
  const fields: [string, string][] = [];
  for (const [, key, quoted, bare] of line.matchAll(PAIR)) {
    fields.push([key, quoted === undefined ? bare : quoted.replace(/\\(["\\])/g, '$1')]);
  }
  // no key becomes a prototype's
  return Object.fromEntries(fields);
}
