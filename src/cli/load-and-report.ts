import type { DirectoryReport, DirectoryRow } from './directory-report';
import { ExitStatus } from './exit-status';
import type { Io } from './io';
import { loadDirectory } from './load-directory';
import type { LoadDirectoryOptions } from './load-directory';
import { writeNotes } from './notes';
import { showProgress } from './progress';
import { formatCount, renderTable } from './table';
import type { Column } from './table';

/** Loads a folder: progress and what went wrong to the standard error, a table of what was loaded to the standard output. */
export async function loadAndReport(options: LoadDirectoryOptions, io: Io): Promise<ExitStatus> {
  const progress = showProgress(io.stderr);
  let report: DirectoryReport;
  try {
    report = await loadDirectory({
      ...options,
      onProgress: (now) => progress.update(now),
      onWarning: (message) => io.stderr.write(`${message}\n`),
    });
  } finally {
    progress.end();
  }
  const { rows, skipped, failures, rejected, recordErrors, rejectedFile } = report;
  writeNotes('skipped', skipped, io.stderr);
  writeNotes('loaded with errors in records, the first of each kind', recordErrors, io.stderr);
  writeNotes(`refused by OpenSearch, kept in ${rejectedFile}`, rejected, io.stderr);
  writeNotes('failed', failures, io.stderr);
  if (rows.length === 0) io.stderr.write(`nothing was loaded: ${options.dir} holds no file of a log type\n`);
  else io.stdout.write(`\n${renderTable(COLUMNS, rows).join('\n')}\n`);
  return failures.length > 0 || rejected.length > 0 ? ExitStatus.failed : ExitStatus.ok;
}

const count = (title: string, value: (row: DirectoryRow) => number): Column<DirectoryRow> =>
  ({ title, align: 'right', cell: (row) => formatCount(value(row)) });

const COLUMNS: readonly Column<DirectoryRow>[] = [
  { title: 'log type', cell: ({ logType }) => logType },
  count('objects', ({ objects }) => objects),
  count('records', ({ records }) => records),
  count('indexed', ({ indexed }) => indexed),
  count('of them before', ({ duplicates }) => duplicates),
  count('excluded', ({ excluded }) => excluded),
  count('failed', ({ failed }) => failed),
  count('errors', ({ errors }) => errors),
  { title: 'MB/s stored', align: 'right', cell: ({ bytes, seconds }) => (bytes / 1e6 / Math.max(seconds, 1e-3)).toFixed(2) },
  { title: 'index', cell: ({ indices }) => nameIndices([...indices]) },
];

function nameIndices(names: string[]): string {
  const [first = '', ...others] = names.sort();
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
