import { createReadStream, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { GeoBucketKeys } from '../../contract/key-prefixes';
import type { Contribution } from '../../ioc/database/contributions';
import type { DatabaseFamily } from '../../ioc/database/format';
import { DatabaseBuilder, DatabaseTooLargeError } from '../../ioc/database/write';
import type { Database } from '../../ioc/database/write';
import type { FeedSink } from '../../ioc/files/feed-file';
import { readNdjson } from '../../ioc/files/ndjson';
import { readStix2 } from '../../ioc/files/stix2';
import { readTxt } from '../../ioc/files/txt';
import { ExitStatus, UsageError } from '../exit-status';
import type { Io } from '../io';
import { formatBytes, formatCount, renderTable } from '../table';
import type { Column } from '../table';
import { BuildNotes } from './build-notes';
import { readFeedFolder } from './feed-folder';
import type { FolderFile } from './feed-folder';

/** A bundle is held in memory as a whole. */
const MAX_BUNDLE_BYTES = 100 * 1024 * 1024;
/** The newest files are read, of more than this many. */
const MAX_FILES = 5_000;

const NAMES: Readonly<Record<DatabaseFamily, string>> = {
  ipv4: basename(GeoBucketKeys.ipv4Indicators),
  ipv6: basename(GeoBucketKeys.ipv6Indicators),
  domains: basename(GeoBucketKeys.domainIndicators),
};

export interface BuildOptions {
  /** Folder of indicators. */
  readonly dir: string;
  /** Folder for the database. */
  readonly out: string;
  /** ms since 1970; indicators that are no longer valid then are left out. */
  readonly now: number;
  /** Bytes that the database may have. */
  readonly limit?: number;
}

/** Makes the database of own indicators: what went wrong to the standard error, what is in it to the standard output. */
export async function buildIndicators({ dir, out, now, limit }: BuildOptions, io: Io): Promise<ExitStatus> {
  const folder = await readFeedFolder(dir);
  if (folder.files.length === 0) throw new UsageError(`${dir} holds no indicators: expected TXT/[provider/]…, STIX2/[provider/]… or *.ndjson`);
  const notes = new BuildNotes(io.stderr);
  for (const { key, reason } of folder.ignored) notes.say(`${key}: ignored: ${reason}`);
  for (const { key, reason } of folder.unreadable) notes.failure(key, reason);

  const builder = new DatabaseBuilder(limit);
  for (const file of newest(folder.files, notes)) {
    try {
      await readFeed(file, now, sinkOf(file, builder, notes));
    } catch (error) {
      notes.failure(file.path, (error as Error).message);
    }
    notes.endFile(file.path);
  }
  try {
    return write(builder.finish(), out, notes, io);
  } catch (error) {
    if (!(error instanceof DatabaseTooLargeError)) throw error;
    io.stderr.write(`nothing was written: ${error.message}\n`);
    return ExitStatus.failed;
  }
}

function newest(files: readonly FolderFile[], notes: BuildNotes): readonly FolderFile[] {
  if (files.length <= MAX_FILES) return files;
  const kept = new Set([...files].sort((a, b) => (a.modified! < b.modified! ? 1 : -1)).slice(0, MAX_FILES));
  for (const file of files) if (!kept.has(file)) notes.failure(file.path, `there are ${formatCount(files.length)} files, only the ${formatCount(MAX_FILES)} newest are read`);
  return files.filter((file) => kept.has(file));
}

function sinkOf(file: FolderFile, builder: DatabaseBuilder, notes: BuildNotes): FeedSink {
  return {
    add: (indicator) => {
      if (!builder.add(indicator)) notes.leftOut(file, 'in private or documentation networks, which are never searched for');
    },
    problem: (place, message) => notes.problem(place, message),
    leftOut: (of, reason) => notes.leftOut(of, reason),
  };
}

async function readFeed(file: FolderFile, now: number, sink: FeedSink): Promise<void> {
  if (file.kind === 'stix2') {
    if (file.size > MAX_BUNDLE_BYTES) throw new Error(`it has ${formatBytes(file.size)}, a bundle may have ${formatBytes(MAX_BUNDLE_BYTES)}`);
    readStix2(file, readFileSync(file.file, 'utf8'), now, sink);
    return;
  }
  const input = createReadStream(file.file, 'utf8');
  const lines = createInterface({ input, crlfDelay: Infinity });
  await (file.kind === 'txt' ? readTxt : readNdjson)(file, lines, sink);
}

function write(database: Database, out: string, notes: BuildNotes, io: Io): ExitStatus {
  const { files, contributions } = database;
  if (contributions.length === 0) {
    io.stderr.write('nothing was written: there are no indicators that logs could be searched for\n');
    return ExitStatus.failed;
  }
  mkdirSync(out, { recursive: true });
  const sizes = (Object.keys(NAMES) as DatabaseFamily[]).map((family) => {
    const path = join(out, NAMES[family]);
    // a reader never sees half a file
    writeFileSync(`${path}.new`, files[family]);
    renameSync(`${path}.new`, path);
    return `${NAMES[family]} ${formatBytes(files[family].length)}`;
  });
  const indicators = contributions.reduce((sum, contribution) => sum + contribution.indicators, 0);
  const size = Object.values(files).reduce((sum, { length }) => sum + length, 0);
  io.stdout.write(`${renderTable(COLUMNS, contributions).join('\n')}\n\n`);
  io.stdout.write(`${formatCount(indicators)} indicators, ${formatBytes(size)}: ${sizes.join(', ')}\n`);
  return notes.failed > 0 ? ExitStatus.failed : ExitStatus.ok;
}

const COLUMNS: readonly Column<Contribution>[] = [
  { title: 'provider', cell: ({ provider }) => provider },
  { title: 'type', cell: ({ type }) => type },
  { title: 'indicators', align: 'right', cell: ({ indicators }) => formatCount(indicators) },
  { title: 'size, about', align: 'right', cell: ({ bytes }) => formatBytes(bytes) },
];
