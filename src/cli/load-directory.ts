import { resolve } from 'node:path';
import type { DirectoryReport, FileNote } from './directory-report';
import { DirectoryRun } from './directory-run';
import { UsageError } from './exit-status';
import { listFiles } from './list-files';
import { readKnowledge } from './local-pipeline';
import type { LocalFolders } from './local-pipeline';
import type { SiemDocument } from '../loader/types';
import { openFileTarget } from './target/file-target';
import type { Target } from './target/target';
import type { RejectedDocument } from '../loader/sink/quarantine';

/** How far a load is. */
export interface LoadProgress {
  /** Files that are done, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Bytes as stored. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Documents so far. */
  readonly documents: number;
}

export interface LoadDirectoryOptions extends LocalFolders {
  /** Folder whose files are loaded: the key of each is its path below it. */
  readonly dir: string;
  /** OpenSearch: host name (https, signed) or `http(s)://…` URL (unsigned). Either this or `out`. */
  readonly endpoint?: string;
  /** File that takes the documents as NDJSON `{"index","id","source"}`; it is written anew. */
  readonly out?: string;
  /** Bucket that documents name. Default: `local`. */
  readonly bucket?: string;
  /** Takes, behind what it holds, the documents that OpenSearch refuses. Default: `<dir>.rejected.ndjson`. */
  readonly rejectedFile?: string;
  /** Region of signatures when the endpoint's host name has none. */
  readonly region?: string;
  /** Told at once what is wrong or without effect in the configuration, and what the target has to say. */
  readonly onWarning?: (message: string) => void;
  /** Told after each file, and each time that a piece of one was read. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Told of each document before it is sent. */
  readonly observe?: (document: SiemDocument, index: string, logType: string) => void;
}

/**
 * Loads the files of a folder as if they were the objects of a bucket, one after the other. What is wrong with one of
 * them is reported and does not stop the others. Throws when nothing can be loaded at all: UsageError for options that
 * can't be, an error for a target that does not answer or a folder that can't be read.
 */
export async function loadDirectory(options: LoadDirectoryOptions): Promise<DirectoryReport> {
  if ((options.endpoint === undefined) === (options.out === undefined)) throw new UsageError('name either an endpoint or a file for the documents');
  const started = performance.now();
  const { files, skipped, unreadable } = await listFiles(options.dir);
  const rejectedFile = options.rejectedFile ?? `${resolve(options.dir)}.rejected.ndjson`;
  const warnings: string[] = [];
  const warn = (message: string): void => {
    warnings.push(message);
    options.onWarning?.(message);
  };
  const knowledge = readKnowledge(options, warn);
  for (const problem of knowledge.catalogue.problems) warn(`configuration: ${problem}`);
  const refusals = new Refusals();
  const target = await openTarget(options, {
    aliases: knowledge.catalogue.writeAliases(), rejectedFile, onRejected: (document) => refusals.note(document), onWarning: warn,
  });
  const run = new DirectoryRun(options, files, knowledge, target);
  try {
    for (const file of files) {
      refusals.key = file.key;
      await run.load(file);
    }
  } finally {
    await target.close();
  }
  return {
    rows: [...run.rows.values()],
    skipped: [...skipped, ...run.skipped],
    failures: [...unreadable, ...run.failures],
    rejected: refusals.notes(),
    recordErrors: run.recordErrors,
    warnings,
    ...(refusals.any ? { rejectedFile } : {}),
    seconds: (performance.now() - started) / 1000,
  };
}

interface OpenSearchSide {
  readonly aliases: readonly string[];
  readonly rejectedFile: string;
  readonly onRejected: (document: RejectedDocument) => void;
  readonly onWarning: (message: string) => void;
}

async function openTarget({ endpoint, out, region }: LoadDirectoryOptions, side: OpenSearchSide): Promise<Target> {
  if (out !== undefined) return openFileTarget(out);
  // the clients of AWS and OpenSearch take most of the start-up time, and a file needs none of them
  const { openOpenSearchTarget } = await import('./target/opensearch-target');
  return openOpenSearchTarget({ endpoint: endpoint!, region, ...side });
}

/** Documents that OpenSearch refused: how many of each file, and the first. */
class Refusals {
  /** The file at hand. */
  key = '';
  private readonly byKey = new Map<string, { count: number; readonly first: RejectedDocument }>();

  get any(): boolean {
    return this.byKey.size > 0;
  }

  note(document: RejectedDocument): void {
    const seen = this.byKey.get(this.key);
    if (seen === undefined) this.byKey.set(this.key, { count: 1, first: document });
    else seen.count++;
  }

  notes(): FileNote[] {
    return [...this.byKey].map(([key, { count, first: { index, id, reason } }]) => ({ key, reason: `${count} refused, the first: ${index} ${id}: ${reason}` }));
  }
}
