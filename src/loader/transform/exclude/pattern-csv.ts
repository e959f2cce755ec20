import { parse } from 'csv-parse/sync';
import { beginsAs, sameText } from './field-rule';
import type { FieldRule } from './field-rule';
import type { RuleContext, RuleSet } from './rule-set';
import { EXCLUSION_COLUMNS as COLUMNS } from '../../../contract/config-folder';

/** All but the comment; other columns are ignored. */
const REQUIRED = COLUMNS.slice(0, 4);
const TYPES: ReadonlySet<string> = new Set(['text', 'regex']);

type Row = Partial<Record<string, string>>;
interface PlacedRow { readonly line: number; readonly row: Row | Error }

/**
 * Rules of the operators' file, a row each: `log_type,field,pattern,pattern_type,comment`. A field may be dotted.
 * `text` matches a field's whole text, anything else is a regex that a field begins with and ends with. A row that
 * can't be used is a problem of its own.
 */
export function readPatternCsv(text: string, file: string, context: RuleContext): RuleSet {
  const fields: FieldRule[] = [];
  const problems: string[] = [];
  for (const { line, row } of readRows(text)) {
    try {
      if (row instanceof Error) throw row;
      fields.push(fieldRule(row, `${file}:${line}`, context));
      if (!TYPES.has(typeOf(row))) problems.push(`${file}:${line}: pattern_type ${JSON.stringify(row.pattern_type)} is neither text nor regex: it counts as regex`);
    } catch (error) {
      const comment = row instanceof Error ? undefined : row.comment;
      problems.push(`${file}:${line}: ${comment ? `${comment}: ` : ''}${(error as Error).message}: the row has no effect`);
      if (error instanceof HeaderError) break;
    }
  }
  return { fields, conditions: [], problems };
}

class HeaderError extends Error {}

function fieldRule(row: Row, place: string, { logTypes, compile }: RuleContext): FieldRule {
  const missing = REQUIRED.filter((column) => row[column] === undefined);
  if (missing.length > 0) throw new Error(`there is no ${missing.join(', no ')}`);
  const [logType, field] = [row.log_type!, row.field!].map((cell) => cell.trim());
  if (!logTypes.has(logType)) throw new Error(`there is no log type ${logType || '«»'}`);
  if (field === '') throw new Error('there is no field');
  const pattern = row.pattern!;
  return {
    logType,
    name: row.comment ? `${place} ${row.comment}` : place,
    path: field.split('.'),
    matches: typeOf(row) === 'text' ? sameText(pattern) : beginsAs(compile(`${pattern}$`)),
  };
}

function typeOf(row: Row): string {
  return row.pattern_type!.trim().toLowerCase();
}

/** The rows below the header, each with its line. */
function readRows(text: string): PlacedRow[] {
  const [header, ...rows] = cellsOf(text);
  if (header === undefined) return [];
  const names = header.cells instanceof Error ? [] : header.cells.map((name) => name.trim());
  const missing = REQUIRED.filter((column) => !names.includes(column));
  if (missing.length > 0) return [{ line: header.line, row: new HeaderError(`expected a header ${COLUMNS.join(',')}; it has no ${missing.join(', no ')}`) }];
  return rows.map(({ line, cells }) => ({
    line,
    row: cells instanceof Error ? cells : Object.fromEntries(cells.map((cell, i) => [names[i] ?? '', cell])),
  }));
}

interface PlacedCells { readonly line: number; readonly cells: string[] | Error }

const SYNTAX = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, bom: true } as const;

/** Quotes that are wrong would swallow the rows that follow: then each line is read on its own. */
function cellsOf(text: string): PlacedCells[] {
  try {
    const rows = parse(text, { ...SYNTAX, info: true }) as unknown as { record: string[]; info: { lines: number } }[];
    const comment = rows[0]?.record.indexOf('comment');
    // only comments go on in the next line, and what has commas enough is a row
    const isWhole = (cell: string, i: number): boolean => !(i === comment ? /[\r\n].*,.*,.*,/ : /[\r\n]/).test(cell);
    if (rows.every(({ record }) => record.every(isWhole))) {
      return rows.map(({ record, info }) => ({ line: info.lines - lineBreaks(record.join()), cells: record }));
    }
  } catch {
    // which row is to blame is found below
  }
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => cellsOfLine(line, i + 1));
}

function cellsOfLine(text: string, line: number): PlacedCells[] {
  try {
    return (parse(text, SYNTAX) as string[][]).map((cells) => ({ line, cells }));
  } catch (error) {
    return [{ line, cells: new Error((error as Error).message.replace(/ at line 1\b/, '')) }];
  }
}

function lineBreaks(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1;
}
