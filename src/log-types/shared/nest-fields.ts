import { objectField } from './object-field';
import type { Fields } from '../../loader/types';

const MAX_NAMES = 1000;
/** Names without their prefixes, by prefix: made for each record, they would cost as much as the move itself. */
const shortNames = new Map<string, Map<string, string>>();

/**
 * Moves the document's fields `name_*` into its field `name` and returns that: `mysql_host` becomes `mysql.host`. All of them,
 * because a pattern of user.ini may capture more than ours.
 */
export function nestFields(doc: Fields, name: string): Fields {
  const prefix = `${name}_`;
  const nested = objectField(doc, name);
  const names = shortNames.get(prefix) ?? new Map<string, string>();
  shortNames.set(prefix, names);
  for (const field in doc) {
    if (!field.startsWith(prefix)) continue;
    let short = names.get(field);
    if (short === undefined) {
      short = field.replaceAll(prefix, '');
      if (names.size < MAX_NAMES) names.set(field, short);
    }
    nested[short] = doc[field];
    doc[field] = undefined;
  }
  return nested;
}
