import type { Delivered } from '../loader/sink/bulk-writer';
import type { Account } from '../loader/telemetry/account';

/** What was loaded of one log type. `records` = `indexed` + `excluded` + `failed`. */
export interface DirectoryRow {
  readonly logType: string;
  /** Files of the log type, with those that failed. */
  objects: number;
  failedObjects: number;
  records: number;
  /** Documents that are in their index (or in the file), with `duplicates`. */
  indexed: number;
  /** Documents that were in the index before. */
  duplicates: number;
  excluded: number;
  /** Records that were read, but are not in the index: refused by it, or not delivered. */
  failed: number;
  /** Records of `indexed` that were not all that their log type promises: their documents say what is wrong. */
  errors: number;
  /** Indices that documents went to. */
  readonly indices: Set<string>;
  /** Bytes as stored, mostly compressed. */
  bytes: number;
  /** Wall-clock time, from the first byte read to the last document delivered. */
  seconds: number;
}

/** A file that was not loaded, or that failed on its way. */
export interface FileNote {
  readonly key: string;
  readonly logType?: string;
  readonly reason: string;
}

/** What became of a folder. */
export interface DirectoryReport {
  /** In the order in which the log types came up. */
  readonly rows: DirectoryRow[];
  /** Files that no log type wants, with reasons. */
  readonly skipped: FileNote[];
  /** Files that could not be loaded to their end. */
  readonly failures: FileNote[];
  /** Documents that the index refused, the first of each file. */
  readonly rejected: FileNote[];
  /** Records that were loaded with an error, the first of each kind in each file. */
  readonly recordErrors: FileNote[];
  /** What is wrong or without effect in the configuration, and what the target had to say. */
  readonly warnings: string[];
  /** Where refused documents are kept; absent when there are none. */
  readonly rejectedFile?: string;
  readonly seconds: number;
}

export function newRow(logType: string): DirectoryRow {
  return {
    logType,
    objects: 0,
    failedObjects: 0,
    records: 0,
    indexed: 0,
    duplicates: 0,
    excluded: 0,
    failed: 0,
    errors: 0,
    indices: new Set(),
    bytes: 0,
    seconds: 0,
  };
}

/** Books an object that was loaded to its end. */
export function addLoaded(row: DirectoryRow, account: Account): void {
  row.records += account.read;
  row.indexed += account.indexed + account.duplicates;
  row.duplicates += account.duplicates;
  row.excluded += account.excluded;
  row.failed += account.rejected;
  row.errors += account.errors;
}

/** Books what came through of an object that failed. @param documents that were on their way */
export function addFailed(row: DirectoryRow, documents: number, delivered: Delivered): void {
  const indexed = delivered.indexed + delivered.duplicates;
  row.failedObjects++;
  row.records += documents;
  row.indexed += indexed;
  row.duplicates += delivered.duplicates;
  row.failed += documents - indexed;
}
