import { FieldsRecordBuilder, brokenRecord } from './fields-record';
import { pythonJsonError } from './json-error';
import { JsonRecordBuilder } from './json-record';
import { TextFormat } from './text';
import { parseExact } from '../../json/exact';
import type { LogTypePlan } from '../../plan';
import type { Fields, RawRecord } from '../../types';

/** A first line of nothing but names: the header of files that have no directives. */
const ONLY_NAMES = /^[A-Za-z()_-]+(?:[ \t,]+[A-Za-z()_-]+)+$/;

/**
 * Reads lines whose fields a header names (https://www.w3.org/TR/WD-logfile): `#Fields: date time cs(Host)`. Lines that
 * have not as many fields as the header, or come without one, are read by the pattern; lines that are JSON objects by
 * their own names. A pattern that an operator has set counts before the header. Names become `cs_host`: letters, digits and `_`.
 */
export class W3cFormat {
  private readonly json: JsonRecordBuilder;
  private readonly text: TextFormat | undefined;
  /** JSON names and what became of them. */
  private readonly names = new Map<string, string>();
  private header: { builder: FieldsRecordBuilder; index: number[]; columns: number } | undefined;
  private first = true;

  constructor(private readonly plan: Pick<LogTypePlan, 'pattern' | 'patternFirst' | 'csvDelimiter' | 'roles'>) {
    this.json = new JsonRecordBuilder(plan.roles);
    if (plan.pattern !== undefined) this.text = new TextFormat(plan.pattern, plan.roles);
  }

  /** undefined for directives, comments and blank lines. */
  read(line: string): RawRecord | undefined {
    if (line === '') return undefined;
    const first = this.first;
    this.first = false;
    if (line.startsWith('#')) {
      if (line.startsWith('#Fields:')) this.readHeader(line.slice('#Fields:'.length));
      return undefined;
    }
    if (line.startsWith('{')) return this.readJson(line);
    if (first && ONLY_NAMES.test(line)) {
      this.readHeader(line);
      return undefined;
    }
    return this.readFields(line);
  }

  private readHeader(text: string): void {
    const names = text.split(/[ \t,]+/).filter(Boolean).map(plainName);
    // of two fields with one name the last counts
    const index = names.map((_, i) => i).filter((i) => names.lastIndexOf(names[i]) === i);
    this.header = { builder: new FieldsRecordBuilder(index.map((i) => names[i]), this.plan.roles), index, columns: names.length };
  }

  private readFields(line: string): RawRecord | undefined {
    if (this.plan.patternFirst && this.text !== undefined) {
      const record = this.text.read(line);
      if (record?.error === undefined) return record;
    }
    const values = line.split(this.plan.csvDelimiter || (line.includes('\t') ? '\t' : ' '));
    if (this.header?.columns === values.length) return this.header.builder.build(line, values, this.header.index);
    if (this.text !== undefined) return this.text.read(line);
    const message = `the line has ${values.length} fields, the header ${this.header?.columns ?? 'is missing'}`;
    return brokenRecord(line, { code: 'no-match', message, counted: true });
  }

  private readJson(line: string): RawRecord {
    try {
      const named: Fields = {};
      for (const [name, value] of Object.entries(parseExact(line) as Fields)) named[this.nameOf(name)] = value;
      return this.json.fromFields(named, line);
    } catch (error) {
      return brokenRecord(line, { code: 'bad-json', message: `invalid json file: ${pythonJsonError(line) ?? (error as Error).message}`, counted: true });
    }
  }

  private nameOf(name: string): string {
    let plain = this.names.get(name);
    if (plain === undefined) {
      plain = plainName(name);
      if (this.names.size < 1000) this.names.set(name, plain);
    }
    return plain;
  }
}

/** `cs(User-Agent)` is cs_user_agent, `timestamp(ms)` timestamp_ms. */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '').toLowerCase();
}
