import { ExtendedObject } from '../../json/json-buffer';
import type { FieldRoles, Fields, Value } from '../../types';
import { compilePath } from '../paths';

/** Reads the value that a document will have at a dotted path; `raw` holds what the document takes from its record as it is. */
export type DocumentGetter = (doc: Fields, raw: Fields) => Value;

export function compileDocumentPath(path: string, roles: FieldRoles): DocumentGetter {
  const [first] = path.split('.', 1);
  const get = compilePath(path);
  if (roles.ownsAll || roles.owns.has(first)) return (doc) => get(doc, doc);
  return (doc, raw) => {
    if (!Object.hasOwn(doc, first)) return get(raw, doc);
    const own = doc[first];
    if (!(own instanceof ExtendedObject)) return get(doc, doc);
    return get({ [first]: own.added }, doc) ?? get(raw, doc);
  };
}
