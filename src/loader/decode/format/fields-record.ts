import { isEmptyText } from '../../json/json-buffer';
import type { JsonBuffer } from '../../json/json-buffer';
import { setMember } from '../../json/set-member';
import { Role } from '../../types';
import type { FieldRoles, Fields, RawRecord, RecordMeta, RecordText } from '../../types';

/** Printable ASCII without backslashes. */
const PLAIN = /^[ -[\]-~]*$/;

/** Values of a record's named texts, written when the document is. */
class FieldsText implements RecordText {
  constructor(
    private readonly message: string,
    private readonly names: readonly string[],
    private readonly roles: readonly Role[],
    private readonly values: readonly (string | undefined)[],
    private readonly index: ArrayLike<number>,
  ) {}

  write(out: JsonBuffer, document: Fields): void {
    const { message, names, roles, values, index } = this;
    // what needs escaping is looked for once in the whole line instead of in each field
    const plain = PLAIN.test(message);
    const quotes = message.includes('"');
    for (let i = 0; i < names.length; i++) {
      const value = values[index[i]];
      if (value === undefined || isEmptyText(value)) continue;
      if (roles[i] === Role.Own || (roles[i] === Role.Read && Object.hasOwn(document, names[i]))) continue;
      if (plain && !(quotes && value.includes('"'))) out.plainMember(names[i], value);
      else out.member(names[i], value);
    }
  }

  unread(): ReadonlySet<string> {
    return new Set(this.names.filter((_, i) => this.roles[i] === Role.Slice && this.values[this.index[i]] !== undefined));
  }
}

const NO_TEXT: RecordText = { write: () => undefined, unread: () => new Set() };

/** Builds records of named texts: the groups of a pattern, the columns of a table. */
export class FieldsRecordBuilder {
  private readonly roles: Role[];
  /** Places of the names that are decoded. */
  private readonly decoded: number[];
  private readonly allOwn: boolean;
  /**
   * What a record without any value has, to be copied. Parsed, because objects of the parser hold their members where
   * V8 finds them at once, and take more of them: a document of 41 fields gets its further ones in 0.2 µs instead of 1.3.
   */
  private readonly empty: Fields;

  constructor(private readonly names: readonly string[], roles: FieldRoles) {
    this.roles = names.map((name) => roles.roleOf(name));
    this.decoded = [...names.keys()].filter((i) => this.roles[i] !== Role.Slice);
    this.allOwn = names.length > 0 && this.roles.every((role) => role === Role.Own);
    this.empty = JSON.parse(JSON.stringify(Object.fromEntries(this.decoded.map((i) => [names[i], null]))));
  }

  /** Value i is `values[index[i]]`; undefined: the group took no part. */
  build(message: string, values: readonly (string | undefined)[], index: ArrayLike<number>, meta?: RecordMeta): RawRecord {
    const raw: Fields = { ...this.empty };
    let owned: Fields | undefined;
    const { names, roles, decoded } = this;
    for (let n = 0; n < decoded.length; n++) {
      const i = decoded[n];
      const value = values[index[i]];
      if (value !== undefined) raw[names[i]] = value;
      if (roles[i] === Role.Own && !this.allOwn) setMember(owned ??= {}, names[i], value ?? null);
    }
    if (this.allOwn) return { message, raw, text: NO_TEXT, owned: raw, meta, error: undefined };
    return { message, raw, text: new FieldsText(message, names, roles, values, index), owned, meta, error: undefined };
  }
}

/** A record of text that could not be read. */
export function brokenRecord(message: string, error: RawRecord['error'], meta?: RecordMeta): RawRecord {
  return { message, raw: {}, text: NO_TEXT, owned: undefined, meta, error };
}
