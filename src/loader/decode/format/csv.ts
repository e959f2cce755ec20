import { FieldsRecordBuilder, brokenRecord } from './fields-record';
import type { FieldRoles, RawRecord } from '../../types';
import { trim } from '../framing/lines';

/** Rows with line breaks in quoted fields: a quote that is not closed by then is taken for a damaged row. */
const MAX_ROW_LINES = 1000;
const MAX_ROW_LENGTH = 1_000_000;
// eslint-disable-next-line no-control-regex
const OTHER_SPACE = /[\u0009-\u001f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/**
 * Reads lines of a table with a header line. Without delimiter, columns are parted by runs of white space (VPC flow
 * logs); with one, quotes as in RFC 4180. Surplus values and names are dropped, `-` in names becomes `_`.
 */
export class CsvFormat {
  private builder: FieldsRecordBuilder | undefined;
  private index: number[] = [];
  private pending: string[] = [];
  private pendingLength = 0;

  constructor(private readonly delimiter: string, private readonly roles: FieldRoles) {}

  /** Whether the row goes on in the next line. */
  get open(): boolean {
    return this.pending.length > 0;
  }

  line(line: string, out: RawRecord[]): void {
    if (this.delimiter !== '' && (this.pending.length > 0 || line.includes('"'))) this.quotedLine(line, out);
    else if (this.delimiter === '') this.row(trim(line), splitSpace(trim(line)), out);
    else this.row(trim(line), this.trimmed(line).split(this.delimiter), out);
  }

  end(out: RawRecord[]): void {
    if (this.pending.length > 0) this.giveUp(out);
  }

  private quotedLine(line: string, out: RawRecord[]): void {
    this.pending.push(line);
    this.pendingLength += line.length + 1;
    const text = this.pending.length === 1 ? line : this.pending.join('\n');
    // an open quote can only be closed by a line with a quote
    const values = line.includes('"') ? splitQuoted(this.trimmed(text), this.delimiter) : undefined;
    if (values !== undefined) {
      this.pending = [];
      this.pendingLength = 0;
      this.row(trim(text), values, out);
    } else if (this.pending.length > MAX_ROW_LINES || this.pendingLength > MAX_ROW_LENGTH) {
      this.giveUp(out);
    }
  }

  /** A tab at the end of a row parts fields, too. */
  private trimmed(text: string): string {
    return this.delimiter === '\t' ? text : trim(text);
  }

  /** The first pending line is damaged; those behind it are read afresh, line by line so that it takes no longer than it must. */
  private giveUp(out: RawRecord[]): void {
    const lines = this.pending;
    this.pending = [];
    this.pendingLength = 0;
    for (let i = 0; i < lines.length; i++) {
      const values = i === 0 ? undefined : splitQuoted(this.trimmed(lines[i]), this.delimiter);
      if (values !== undefined) this.row(trim(lines[i]), values, out);
      else out.push(brokenRecord(trim(lines[i]), { code: 'bad-format', message: 'a quoted field is not closed', counted: true }));
    }
  }

  private row(text: string, values: string[], out: RawRecord[]): void {
    if (text === '') return;
    if (this.builder === undefined) {
      const names = values.map((name) => name.replaceAll('-', '_'));
      // of two columns with one name the last counts
      this.index = names.map((_, i) => i).filter((i) => names.lastIndexOf(names[i]) === i);
      this.builder = new FieldsRecordBuilder(this.index.map((i) => names[i]), this.roles);
      return;
    }
    out.push(this.builder.build(text, values, this.index));
  }
}

/** Splits on runs of white space. */
function splitSpace(text: string): string[] {
  if (OTHER_SPACE.test(text)) return text.split(/[\s\u001c-\u001f\u0085]+/);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    const end = text.indexOf(' ', at);
    if (end < 0) break;
    if (end > at) values.push(text.substring(at, end));
    at = end + 1;
  }
  values.push(text.substring(at));
  return values;
}

/** Splits a row with quoted fields; undefined when a quote is not closed. */
function splitQuoted(text: string, delimiter: string): string[] | undefined {
  const values: string[] = [];
  let at = 0;
  for (;;) {
    let value = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return undefined;
        value += text.substring(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at++;
      }
    }
    // what stands behind a closing quote belongs to the value
    const end = text.indexOf(delimiter, at);
    values.push(value + text.substring(at, end < 0 ? text.length : end));
    if (end < 0) return values;
    at = end + 1;
  }
}
