import { setMember } from './own-member';
import type { Fields } from '../../types';
import { isSpace } from '../framing/lines';

const BACKSLASH = 92;
const EQUALS = 61;
const LABEL = 'Label';

/**
 * Reads `key=value` pairs. A value goes to the white space before the next key, so it may have spaces; an equals sign
 * that no key stands before (`request=/x?a=b`) belongs to it, and `\\=` stays as it is. Empty values are left out.
 */
export function readExtension(text: string, fields: Fields): void {
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

function put(fields: Fields, key: string, value: string): void {
  if (key !== '' && value !== '') setMember(fields, key, value);
}

/** Fields with a label get it for a name: `cs1Label=Policy cs1=x` is `Policy: x`. */
export function applyLabels(fields: Fields): void {
  for (const key of Object.keys(fields)) {
    if (!key.endsWith(LABEL)) continue;
    const stem = key.slice(0, -LABEL.length);
    if (!Object.hasOwn(fields, stem) || !Object.hasOwn(fields, key)) continue;
    const { [key]: name, [stem]: value } = fields;
    delete fields[key];
    delete fields[stem];
    setMember(fields, name, value);
  }
}
