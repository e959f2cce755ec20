import { isEmptyText, keyText, quote } from '../../json/writer';
import { Role } from '../../types';
import type { FieldRoles, Fields, RawRecord, RecordMeta } from '../../types';

// eslint-disable-next-line no-control-regex
const SPECIAL = /[\\\u0000-\u001f\ud800-\udfff]/;

/** Builds records of named texts: the groups of a pattern, the columns of a table. */
export class FieldsRecordBuilder {
  private readonly noSlices: string[];
  private readonly role: Role[];
  private readonly slice: number[];
  private readonly opening: string[];

  constructor(private readonly names: readonly string[], roles: FieldRoles) {
    this.noSlices = roles.reads.map(() => '');
    this.role = names.map((name) => (name === '__proto__' ? Role.Slice : roles.roleOf(name)));
    this.slice = names.map((name) => roles.reads.indexOf(name));
    this.opening = names.map((name) => `${keyText(name)}"`);
  }

  /** Value i is `values[index[i]]`; undefined: the group took no part. */
  build(message: string, values: readonly (string | undefined)[], index: ArrayLike<number>, meta?: RecordMeta): RawRecord {
    // what needs escaping is looked for once in the whole line instead of in each field
    const special = SPECIAL.test(message);
    const quotes = special || message.includes('"');
    const raw: Fields = {};
    const slices = this.noSlices.slice();
    let owned: Fields | undefined;
    let rest = '';
    const { names, role, opening } = this;
    for (let i = 0; i < names.length; i++) {
      const value = values[index[i]];
      let member = '';
      if (value !== undefined && !isEmptyText(value)) {
        if (special || (quotes && value.includes('"'))) member = `${keyText(names[i])}${quote(value)},`;
        else member = `${opening[i]}${value}",`;
      }
      if (role[i] === Role.Slice) {
        rest += member;
        continue;
      }
      const read = value ?? null;
      raw[names[i]] = read;
      if (role[i] === Role.Own) (owned ??= {})[names[i]] = read;
      else slices[this.slice[i]] = member;
    }
    return { message, raw, rest, slices, owned, meta };
  }
}

/** A record of text that could not be read. */
export function brokenRecord(message: string, roles: FieldRoles, error: RawRecord['error'], meta?: RecordMeta): RawRecord {
  return { message, raw: {}, rest: '', slices: roles.reads.map(() => ''), meta, error };
}
