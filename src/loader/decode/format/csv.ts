import { splitRow, splitSpace } from './csv-values';
import { FieldsRecordBuilder, brokenRecord } from './fields-record';
import { JsonRecordBuilder } from './json-record';
import { setMember } from '../../json/set-member';
import { pythonStr } from '../../python-text';
import type { FieldRoles, Fields, RawRecord } from '../../types';
import { markDamaged } from '../damage';
import { CsvRowFramer } from '../framing/csv-rows';
import type { RowSink } from '../framing/csv-rows';
import { trim, trimBut } from '../framing/lines';

/** Where surplus values go in tables with rows of several lines. */
const SURPLUS = 'null';

/** Reads the rows of a table, the header first. */
interface RowReader {
  read(row: string): RawRecord | undefined;
}

/** Rows of one line: surplus values and names are dropped, `-` in names becomes `_`. */
class SimpleRows implements RowReader {
  private builder: FieldsRecordBuilder | undefined;
  private names: string[] = [];
  private distinct: string[] = [];
  /** Column of each distinct name. */
  private index: number[] = [];

  constructor(private readonly split: (row: string) => string[], private readonly roles: FieldRoles) {}

  read(row: string): RawRecord | undefined {
    const text = trim(row);
    if (text === '') return undefined;
    const values = this.split(row);
    if (this.builder !== undefined) {
      const whole = values.length >= this.names.length || this.distinct.length === this.names.length;
      return this.builder.build(text, values, whole ? this.index : this.indexOf(values.length));
    }
    this.names = values.map((name) => name.replaceAll('-', '_'));
    this.distinct = [...new Set(this.names)];
    this.index = this.indexOf(values.length);
    this.builder = new FieldsRecordBuilder(this.distinct, this.roles);
    return undefined;
  }

  /** Of columns with one name the last counts that a row of so many values has. */
  private indexOf(columns: number): number[] {
    return this.distinct.map((name) => this.names.lastIndexOf(name, columns - 1));
  }
}

/**
 * Rows of a table in which some have several lines: names are as they stand, missing values null, surplus ones a list,
 * and the raw text is made of the values. That is how the reference has them, ids are made of it.
 */
class QuotedRows implements RowReader {
  private names: string[] | undefined;
  private readonly builder: JsonRecordBuilder;

  constructor(private readonly delimiter: string, roles: FieldRoles) {
    this.builder = new JsonRecordBuilder(roles);
  }

  read(row: string): RawRecord | undefined {
    if (trim(row) === '') return undefined;
    const values = splitRow(row, this.delimiter);
    if (this.names === undefined) {
      this.names = values;
      return undefined;
    }
    const fields = new Map<string, string | string[] | null>(this.names.map((name, i) => [name, values[i] ?? null]));
    if (values.length > this.names.length) fields.set(SURPLUS, values.slice(this.names.length));
    const record: Fields = {};
    for (const [name, value] of fields) setMember(record, name, value);
    return this.builder.fromFields(record, [...fields.values()].map((value) => `"${pythonStr(value)}"`).join(','));
  }
}

/** How far the file is read before its first record, in characters, to see whether a row has several lines. */
const LOOK_AHEAD = 4 * 1024 * 1024;

/**
 * Reads a table with a header line. Without delimiter, columns are parted by runs of white space (VPC flow logs); with
 * one, fields may be quoted and have line breaks in them.
 */
export class CsvFormat {
  private out: RawRecord[] = [];
  private rows: RowReader | undefined;
  private readonly framer: CsvRowFramer | undefined;
  /** What was read ahead. */
  private waiting: (() => void)[] = [];
  private waitingLength = 0;

  constructor(private readonly delimiter: string, private readonly roles: FieldRoles) {
    if (delimiter === '') this.rows = new SimpleRows((row) => splitSpace(trim(row)), roles);
    else this.framer = new CsvRowFramer(delimiter, this.lookAhead());
  }

  line(line: string, damaged: boolean, out: RawRecord[]): void {
    this.out = out;
    if (this.framer === undefined) this.read(line, damaged);
    else this.framer.line(line, damaged);
  }

  end(out: RawRecord[]): void {
    this.out = out;
    this.framer?.end();
    if (this.rows === undefined) this.decide(false);
  }

  private lookAhead(): RowSink {
    return {
      row: (text, severalLines, damaged) => this.whenDecided(text, severalLines, () => this.read(text, damaged)),
      unclosed: (text, damaged) => this.whenDecided(text, false, () => {
        this.take(brokenRecord(trim(text), { code: 'bad-format', message: 'a quoted field is not closed', counted: true }), damaged);
      }),
    };
  }

  private whenDecided(text: string, severalLines: boolean, action: () => void): void {
    if (this.rows !== undefined) {
      action();
      return;
    }
    this.waiting.push(action);
    this.waitingLength += text.length + 1;
    if (severalLines || this.waitingLength > LOOK_AHEAD) this.decide(severalLines);
  }

  private decide(severalLines: boolean): void {
    const { delimiter } = this;
    const split = (row: string): string[] => splitRow(trimBut(row, delimiter), delimiter);
    this.rows = severalLines ? new QuotedRows(delimiter, this.roles) : new SimpleRows(split, this.roles);
    for (const action of this.waiting) action();
    this.waiting = [];
  }

  private read(row: string, damaged: boolean): void {
    const record = this.rows!.read(row);
    if (record !== undefined) this.take(record, damaged);
  }

  private take(record: RawRecord, damaged: boolean): void {
    this.out.push(record);
    if (damaged) markDamaged(this.out, this.out.length - 1);
  }
}
