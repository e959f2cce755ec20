import { objectField } from './object-field';
import type { Fields } from '../../loader/types';

/**
 * Moves the document's fields `name_*` into its field `name` and returns that: `mysql_host` becomes `mysql.host`. All of them,
 * because a pattern of user.ini may capture more than ours.
 */
export function nestFields(doc: Fields, name: string): Fields {
  const prefix = `${name}_`;
  const nested = objectField(doc, name);
  for (const field in doc) {
    if (!field.startsWith(prefix)) continue;
    nested[field.replaceAll(prefix, '')] = doc[field];
    doc[field] = undefined;
  }
  return nested;
}
