import { ReportRow } from './data';
import { escape, number } from './html';

const HEADINGS = ['Objects', 'Records', 'Indexed', 'Excluded', 'Failed'];

/** All the numbers, in the order that they were loaded in, with their sums. */
export function numbersTable(rows: readonly ReportRow[]): string {
  const head = HEADINGS.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const body = rows.map((row) => `<tr><th scope="row">${escape(row.logType)}</th>${cells(row)}</tr>`).join('');
  return '<div class="scroll" role="region" tabindex="0" aria-label="Numbers by log type"><table>' +
    `<thead><tr><th scope="col">Log type</th>${head}<th scope="col" class="index">Index</th><th scope="col">MB/s</th></tr></thead>` +
    `<tbody>${body}</tbody><tfoot><tr><th scope="row">All</th>${cells(sumOf(rows))}</tr></tfoot></table></div>`;
}

/** The sums of all rows, as one more row without indices. */
export function sumOf(rows: readonly ReportRow[]): ReportRow {
  const sum = (key: 'objects' | 'records' | 'indexed' | 'excluded' | 'failed' | 'bytes' | 'seconds') => rows.reduce((total, row) => total + row[key], 0);
  return {
    logType: 'All',
    objects: sum('objects'),
    records: sum('records'),
    indexed: sum('indexed'),
    excluded: sum('excluded'),
    failed: sum('failed'),
    indices: [],
    bytes: sum('bytes'),
    seconds: sum('seconds'),
  };
}

/** Megabytes (10⁶ bytes) of input a second; a dash where nothing was timed. */
export function speed({ bytes, seconds }: Pick<ReportRow, 'bytes' | 'seconds'>): string {
  if (seconds <= 0) return '–';
  const value = bytes / 1e6 / seconds;
  return value.toFixed(value < 1 ? 2 : 1);
}

function cells(row: ReportRow): string {
  const numbers = [row.objects, row.records, row.indexed, row.excluded].map((value) => `<td>${number(value)}</td>`).join('');
  const failed = `<td${row.failed > 0 ? ' class="bad"' : ''}>${number(row.failed)}</td>`;
  return `${numbers}${failed}<td class="index">${row.indices.map(escape).join('<br>')}</td><td>${speed(row)}</td>`;
}
