import { isSpace } from '../framing/lines';

const BACKSLASH = 92;
const EQUALS = 61;
const LABEL = 'Label';

/**
 * Reads `key=value` pairs. A value goes to the white space before the next key, so it may have spaces; an equals sign
 * that no key stands before (`request=/x?a=b`) belongs to it, and `\=` stays as it is. Empty values are left out.
 */
export function readExtension(text: string, fields: Map<string, string>): void {
  let key = '';
  let valueStart = 0;
  let space = -1;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (isSpace(c)) {
      space = at;
    } else if (c === EQUALS && text.charCodeAt(at - 1) !== BACKSLASH && space + 1 < at && (key === '' || space >= valueStart)) {
      put(fields, key, text.substring(valueStart, space));
      key = text.substring(space + 1, at);
      valueStart = at + 1;
    }
  }
  put(fields, key, text.substring(valueStart));
}

function put(fields: Map<string, string>, key: string, value: string): void {
  if (key !== '' && value !== '') fields.set(key, value);
}

/** Fields with a label get it for a name: `cs1Label=Policy cs1=x` is `Policy: x`. */
export function applyLabels(fields: Map<string, string>): void {
  const labels: string[] = [];
  for (const key of fields.keys()) if (key.endsWith(LABEL)) labels.push(key);
  for (const key of labels) {
    const stem = key.slice(0, -LABEL.length);
    const name = fields.get(key);
    const value = fields.get(stem);
    if (name === undefined || value === undefined) continue;
    fields.delete(key);
    fields.delete(stem);
    fields.set(name, value);
  }
}
