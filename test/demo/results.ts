import type { ReportRow } from './report';
import { speed } from './report/table';
import type { DirectoryReport } from '../../src/cli/directory-report';
import { Column, formatCount, renderTable } from '../../src/cli/table';

/** The rows of the table and of the page. @param bytes of each log type, uncompressed */
export function reportRows({ rows }: DirectoryReport, bytes: ReadonlyMap<string, number>): ReportRow[] {
  return rows
    .map((row) => ({ ...row, indices: [...row.indices].sort(), bytes: bytes.get(row.logType) ?? 0 }))
    .sort((a, b) => (a.logType < b.logType ? -1 : 1));
}

const count = (title: string, value: (row: ReportRow) => number): Column<ReportRow> =>
  ({ title, align: 'right', cell: (row) => formatCount(value(row)) });

const COLUMNS: readonly Column<ReportRow>[] = [
  { title: 'log type', cell: ({ logType }) => logType },
  count('objects', ({ objects }) => objects),
  count('records', ({ records }) => records),
  count('indexed', ({ indexed }) => indexed),
  count('excluded', ({ excluded }) => excluded),
  count('failed', ({ failed }) => failed),
  { title: 'MB/s', align: 'right', cell: speed },
  { title: 'index', cell: ({ indices }) => indices.join(', ') },
];

export function resultTable(rows: readonly ReportRow[]): string {
  return renderTable(COLUMNS, rows).join('\n');
}

/** What must not be: sentences, none when all is well. @param logTypes that were laid out */
export function problemsOf(report: DirectoryReport, logTypes: Iterable<string>): string[] {
  const notes = [...report.skipped, ...report.failures, ...report.rejected].map(({ key, reason }) => `${key}: ${reason}`);
  const missing = [...logTypes].filter((logType) => !report.rows.some((row) => row.logType === logType && row.indexed > 0 && row.failed === 0));
  return [...notes, ...missing.map((logType) => `${logType}: not all of its records are indexed`)];
}
