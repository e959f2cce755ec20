import { EMPTY, ESCAPED, EXACT, JsonSyntaxError, NOT_A_NUMBER, SUSPECT } from './json-scanner';
import type { JsonScanner } from './json-scanner';
import { detach } from '../../detach';
import { QUOTE } from '../../json/characters';
import { parseExact } from '../../json/exact';
import { ExtendedObject, writtenText } from '../../json/json-buffer';
import type { JsonBuffer } from '../../json/json-buffer';
import { setMember } from '../../json/set-member';
import { Role } from '../../types';
import type { FieldRoles, Fields, RawRecord, RecordMeta, RecordText, Value } from '../../types';

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f]/;
const BAD_ESCAPE = /\\(?:[^"\\/bfnrtu]|u(?![0-9a-fA-F]{4}))/;
/** Strings, and words for numbers that JSON has not. */
const NO_NUMBERS = /"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/g;

/** JSON as Python writes it, with null for what is no number. */
export function withoutNaN(text: string): string {
  return text.replace(NO_NUMBERS, (found) => (found.startsWith('"') ? found : 'null'));
}

interface Known {
  name: string;
  role: Role;
  /** Position in FieldRoles.reads, -1 for others. */
  index: number;
  /** Last record that had this key. */
  seenIn: number;
}

/** Text of a JSON record: runs of fields that nothing reads, and each read field, as they stand in the object. */
class JsonRecordText implements RecordText {
  /** `"a":1,"b":2,` of the fields that nothing reads. */
  rest = '';
  /** `"name":value,` of each read field; '' when absent or empty. */
  readonly slices: string[];

  constructor(private readonly reads: readonly string[], none: readonly string[]) {
    this.slices = none.slice();
  }

  write(out: JsonBuffer, document: Fields): void {
    let text = this.rest;
    for (let i = 0; i < this.slices.length; i++) {
      const slice = this.slices[i];
      if (slice === '') continue;
      const field = this.reads[i];
      if (!Object.hasOwn(document, field)) text += slice;
      else if (document[field] instanceof ExtendedObject) out.extendedMember(slice, document[field]);
    }
    out.raw(text);
  }

  unread(): ReadonlySet<string> {
    return new Set(Object.keys(JSON.parse(`{${this.rest.slice(0, -1)}}`)));
  }
}

/** Builds records of JSON objects: from the scanner's notes where that is possible, from parsed values elsewhere. */
export class JsonRecordBuilder {
  private readonly known = new Map<string, Known>();
  private readonly expected: Known[] = [];
  private serial = 0;
  private readonly noSlices: string[];

  constructor(private readonly roles: FieldRoles) {
    this.noSlices = roles.reads.map(() => '');
    for (const field of [...roles.reads, ...roles.owns]) this.keyOf(field);
  }

  /** The record that the scanner has just read in [start, scanner.position). Throws JsonSyntaxError. */
  fromScan(scanner: JsonScanner, start: number, meta?: RecordMeta): RawRecord {
    const message = scanner.text.substring(start, scanner.position);
    if (scanner.allFlags & NOT_A_NUMBER) return this.fromFields(this.parse(withoutNaN(message), start), message, meta);
    if (this.roles.ownsAll || scanner.escapedKey || CONTROL.test(message)
      || (scanner.allFlags & ESCAPED && BAD_ESCAPE.test(message))) {
      return this.fromText(message, start, meta);
    }
    const serial = ++this.serial;
    const raw: Fields = {};
    const record = new JsonRecordText(this.roles.reads, this.noSlices);
    let owned: Fields | undefined;
    let runStart = -1;
    let runEnd = 0;
    let runCut = 0;
    for (let i = 0; i < scanner.members; i++) {
      const known = this.keyAt(scanner, i);
      const key = known.name;
      if (known.seenIn === serial) return this.fromText(message, start, meta);
      known.seenIn = serial;
      const empty = scanner.flags[i] & EMPTY;
      const suspect = scanner.flags[i] & SUSPECT;
      if (known.role === Role.Slice && !empty && !suspect) {
        if (runStart < 0) {
          runStart = scanner.keyStart[i] - 1;
          runCut = scanner.cutStart[i];
        }
        runEnd = scanner.valueEnd[i];
        continue;
      }
      if (runStart >= 0) {
        record.rest += `${splice(scanner, runStart, runEnd, runCut, scanner.cutStart[i])},`;
        runStart = -1;
      }
      if (suspect) {
        // a key seems to come twice: read by the parser, of equal keys the last counts
        owned = place(known, parseExact(scanner.text.substring(scanner.valueStart[i], scanner.valueEnd[i])), raw, record, owned);
        continue;
      }
      if (known.role === Role.Slice) continue;
      if (key === '__proto__') return this.fromText(message, start, meta);
      const value = readValue(scanner, i);
      raw[key] = value;
      if (known.role === Role.Own) (owned ??= {})[key] = value;
      else if (!empty) record.slices[known.index] = `${splice(scanner, scanner.keyStart[i] - 1, scanner.valueEnd[i], scanner.cutStart[i], scanner.cutStart[i + 1])},`;
    }
    if (runStart >= 0) record.rest += `${splice(scanner, runStart, runEnd, runCut, scanner.cutStart[scanner.members])},`;
    return { message, raw, text: record, owned, meta, error: undefined };
  }

  /** The record of a JSON object's text: slower, exact. */
  fromText(message: string, position: number, meta?: RecordMeta): RawRecord {
    return this.fromFields(this.parse(message, position), message, meta);
  }

  private parse(text: string, position: number): Value {
    try {
      return parseExact(text);
    } catch (error) {
      throw new JsonSyntaxError((error as Error).message, position);
    }
  }

  /** The record of decoded fields. */
  fromFields(fields: Fields, message: string, meta?: RecordMeta): RawRecord {
    const record = new JsonRecordText(this.roles.reads, this.noSlices);
    if (this.roles.ownsAll) return { message, raw: fields, text: record, owned: fields, meta, error: undefined };
    const raw: Fields = {};
    let owned: Fields | undefined;
    for (const key of Object.keys(fields)) owned = place(this.keyOf(key), fields[key], raw, record, owned);
    return { message, raw, text: record, owned, meta, error: undefined };
  }

  /** The key of a member; records of one object mostly have the same keys in the same places. */
  private keyAt(scanner: JsonScanner, i: number): Known {
    const { text } = scanner;
    const start = scanner.keyStart[i];
    const length = scanner.keyEnd[i] - start;
    const expected = this.expected[i];
    if (expected !== undefined && expected.name.length === length) {
      const { name } = expected;
      let at = 0;
      while (at < length && name.charCodeAt(at) === text.charCodeAt(start + at)) {
        at++;
      }
      if (at === length) return expected;
    }
    return this.expected[i] = this.keyOf(text.substring(start, start + length));
  }

  private keyOf(key: string): Known {
    let known = this.known.get(key);
    if (known === undefined) {
      known = { name: detach(key), role: this.roles.roleOf(key), index: this.roles.reads.indexOf(key), seenIn: 0 };
      if (this.known.size < 10_000) this.known.set(known.name, known);
    }
    return known;
  }
}

/** Puts a decoded member where its role says; returns the owned fields. */
function place(known: Known, value: Value, raw: Fields, record: JsonRecordText, owned: Fields | undefined): Fields | undefined {
  const { name, role } = known;
  if (role !== Role.Slice) setMember(raw, name, value);
  if (role === Role.Own) {
    const fields = owned ?? {};
    setMember(fields, name, value);
    return fields;
  }
  const text = writtenText((out) => out.member(name, value));
  if (role === Role.Slice) record.rest += text;
  else record.slices[known.index] = text;
  return owned;
}

/** Text of a member without its cuts; `from` to `to` lie outside all cuts. */
function splice(scanner: JsonScanner, from: number, to: number, firstCut: number, lastCut: number): string {
  const { text, cuts } = scanner;
  let out = '';
  let at = from;
  for (let i = firstCut; i < lastCut; i += 2) {
    out += text.substring(at, cuts[i]);
    at = cuts[i + 1];
  }
  return out === '' ? text.substring(at, to) : out + text.substring(at, to);
}

function readValue(scanner: JsonScanner, i: number): Value {
  const from = scanner.valueStart[i];
  const to = scanner.valueEnd[i];
  const flags = scanner.flags[i];
  if (scanner.text.charCodeAt(from) === QUOTE && !(flags & ESCAPED)) return scanner.text.substring(from + 1, to - 1);
  const text = scanner.text.substring(from, to);
  return flags & EXACT ? parseExact(text) : JSON.parse(text);
}
