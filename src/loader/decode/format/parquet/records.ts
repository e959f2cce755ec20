import type { DecodedArray } from 'hyparquet';
import type { TableSchema } from './shape';
import { columnReader } from './values';
import type { ColumnReader } from './values';
import { ExtendedObject, writtenText } from '../../../json/json-buffer';
import type { JsonBuffer } from '../../../json/json-buffer';
import { reprText } from '../../../python-text';
import { Role } from '../../../types';
import type { FieldRoles, Fields, RawRecord, RecordText, Value } from '../../../types';

interface Column extends ColumnReader {
  readonly name: string;
  readonly role: Role;
  /** `'name': ` */
  readonly key: string;
}

/** Rows of a batch, column by column; read values. */
type Batch = readonly Value[][];

/** Fields of a row, written when its document is. */
class RowText implements RecordText {
  constructor(private readonly columns: readonly Column[], private readonly batch: Batch, private readonly row: number) {}

  write(out: JsonBuffer, document: Fields): void {
    const { columns, batch, row } = this;
    for (let i = 0; i < columns.length; i++) {
      const value = batch[i][row];
      const { name, role } = columns[i];
      if (isNull(value) || role === Role.Own) continue;
      if (role === Role.Slice || !Object.hasOwn(document, name)) out.member(name, value);
      else if (document[name] instanceof ExtendedObject) out.extendedMember(writtenText((text) => text.member(name, value)), document[name]);
    }
  }

  unread(): ReadonlySet<string> {
    const { columns, batch, row } = this;
    return new Set(columns.filter(({ role }, i) => role === Role.Slice && !isNull(batch[i][row])).map(({ name }) => name));
  }
}

/** Builds records of rows. A row has no fields that are null; its raw text is Python's of the others. */
export class RowRecords {
  private readonly columns: readonly Column[];

  constructor({ columns }: TableSchema, roles: FieldRoles) {
    this.columns = columns.map(({ name, shape }) => ({ name, role: roles.roleOf(name), key: `${reprText(name)}: `, ...columnReader(shape) }));
  }

  /** @param data hyparquet's values of each column */
  build(data: readonly DecodedArray[], count: number): RawRecord[] {
    const batch = data.map((values, i) => readAll(values, this.columns[i]));
    const records = new Array<RawRecord>(count);
    for (let row = 0; row < count; row++) records[row] = this.record(batch, row);
    return records;
  }

  private record(batch: Batch, row: number): RawRecord {
    const { columns } = this;
    const raw: Fields = {};
    let owned: Fields | undefined;
    let message = '';
    for (let i = 0; i < columns.length; i++) {
      const value = batch[i][row];
      if (value === undefined || value === null || Number.isNaN(value)) continue;
      const { name, role, key, python } = columns[i];
      message += (message === '' ? key : `, ${key}`) + python(value);
      // infinity has a text, but no value
      if (role === Role.Slice || value === Infinity || value === -Infinity) continue;
      raw[name] = value;
      if (role === Role.Own) (owned ??= {})[name] = value;
    }
    return { message: `{${message}}`, raw, text: new RowText(columns, batch, row), owned, meta: undefined, error: undefined };
  }
}

function isNull(value: Value): boolean {
  return value === undefined || value === null;
}

function readAll(values: DecodedArray, { read }: Column): Value[] {
  if (read === undefined) return values as Value[];
  const out = new Array<Value>(values.length);
  for (let i = 0; i < out.length; i++) out[i] = isNull(values[i]) ? null : read(values[i]);
  return out;
}
