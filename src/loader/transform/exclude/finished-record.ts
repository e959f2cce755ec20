import type { FieldNames, FinishedRecord } from './exclusions';
import { plainValue } from './plain-value';
import { ExtendedObject } from '../../json/json-buffer';
import { setMember } from '../../json/set-member';
import type { Fields, Value } from '../../types';

/** A top-level field of a finished document; undefined when it has none of that name. */
export function fieldOf({ doc, base, raw }: FinishedRecord, name: string): Value {
  if (Object.hasOwn(doc, name)) return doc[name] instanceof ExtendedObject ? { ...raw[name], ...doc[name].added } : doc[name] ?? null;
  if (Object.hasOwn(base, name)) return base[name];
  return Object.hasOwn(raw, name) ? raw[name] : undefined;
}

/** The named fields of a finished document as one JSON value. */
export function documentOf(record: FinishedRecord, names: FieldNames): Fields {
  const document: Fields = {};
  for (const name of names === 'all' ? allNames(record) : names) {
    const value = fieldOf(record, name);
    if (value !== undefined) setMember(document, name, plainValue(value));
  }
  return document;
}

function allNames({ doc, base, raw }: FinishedRecord): Set<string> {
  return new Set([raw, base, doc].flatMap((fields) => Object.keys(fields)));
}
