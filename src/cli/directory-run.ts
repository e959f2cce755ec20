import { join } from 'node:path';
import { addFailed, addLoaded, newRow } from './directory-report';
import type { DirectoryRow, FileNote } from './directory-report';
import { FileStore } from './file-store';
import { describeError } from './io';
import type { ListedFile } from './list-files';
import type { LoadDirectoryOptions } from './load-directory';
import { DEFAULT_BUCKET, createLocalPipeline } from './local-pipeline';
import type { LocalKnowledge } from './local-pipeline';
import { DeliveryError } from '../loader/errors';
import type { ObjectResult, Pipeline } from '../loader/pipeline';
import type { Target } from './target/target';

/** Characters of a record that a note quotes. */
const QUOTED = 200;
/** Name of the row of objects whose log type can't be told. */
const UNKNOWN = 'unknown';

/** One pass over the files of a folder, and the books of it. */
export class DirectoryRun {
  readonly rows = new Map<string, DirectoryRow>();
  readonly skipped: FileNote[] = [];
  readonly failures: FileNote[] = [];
  readonly recordErrors: FileNote[] = [];
  private readonly pipeline: Pipeline;
  private readonly totalBytes: number;
  private done = 0;
  private doneBytes = 0;
  /** Bytes read of the file at hand. */
  private readBytes = 0;
  private documents = 0;

  constructor(
    private readonly options: LoadDirectoryOptions,
    private readonly files: readonly ListedFile[],
    private readonly knowledge: LocalKnowledge,
    private readonly target: Target,
  ) {
    const store = new FileStore((key) => join(options.dir, key), (bytes) => {
      this.readBytes += bytes;
      this.tell();
    });
    this.pipeline = createLocalPipeline(knowledge, store, target.indices);
    this.totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  }

  /** Loads one file; what is wrong with it goes into the books. */
  async load(file: ListedFile): Promise<void> {
    const detection = this.knowledge.catalogue.detect(file.key);
    if (detection.kind === 'skip') this.skipped.push({ key: file.key, logType: detection.logType, reason: detection.reason });
    else await this.loadObject(file, detection.logType ?? UNKNOWN);
    this.done++;
    this.doneBytes += file.size;
    this.readBytes = 0;
    this.tell();
  }

  private async loadObject(file: ListedFile, logType: string): Promise<void> {
    const { key, size } = file;
    const started = performance.now();
    const sink = this.target.sink();
    const before = this.documents;
    const indices = new Set<string>();
    let booking: (row: DirectoryRow) => void;
    try {
      const result = await this.pipeline({ bucket: this.options.bucket ?? DEFAULT_BUCKET, key, size }, sink, (document, index) => {
        this.documents++;
        indices.add(index);
        this.options.observe?.(document, index, logType);
      });
      if (!this.noteResult(key, logType, result)) return;
      booking = (row) => addLoaded(row, result.account);
    } catch (error) {
      const reasons = [describeError(error)];
      // what could be read of a damaged file is worth keeping; ids make a second load of the same harmless
      if (!(error instanceof DeliveryError)) await sink.finish().catch((second: unknown) => reasons.push(describeError(second)));
      this.failures.push({ key, logType, reason: [...new Set(reasons)].join('; ') });
      booking = (row) => addFailed(row, this.documents - before, sink.delivered);
    }
    const row = this.row(logType);
    row.objects++;
    row.bytes += size;
    row.seconds += (performance.now() - started) / 1000;
    for (const index of indices) row.indices.add(index);
    booking(row);
  }

  private noteResult(key: string, logType: string, result: ObjectResult): result is ObjectResult & { kind: 'loaded' } {
    if (result.kind === 'skipped') {
      this.skipped.push({ key, logType, reason: result.reason });
      return false;
    }
    for (const { error, text } of result.account.samples.values()) {
      this.recordErrors.push({ key, logType, reason: `${error.message}: ${text.slice(0, QUOTED)}` });
    }
    return true;
  }

  private row(logType: string): DirectoryRow {
    let row = this.rows.get(logType);
    if (row === undefined) this.rows.set(logType, row = newRow(logType));
    return row;
  }

  private tell(): void {
    const { done, doneBytes, readBytes, totalBytes, documents } = this;
    this.options.onProgress?.({ done, total: this.files.length, bytes: doneBytes + readBytes, totalBytes, documents });
  }
}
