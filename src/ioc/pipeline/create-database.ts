import { ReportBuilder } from './database-report';
import type { DatabaseReport } from './database-report';
import { linesOf } from './lines';
import { attachedFiles, cachedFiles, deployedFiles, ownFiles } from './stored-files';
import type { StoredFile } from './stored-files';
import type { DatabaseInput, DownloadResult, FileFeed, FileFeedSettings } from '../../contract/ioc-feeds';
import { GeoBucketKeys, IocPrefixes } from '../../contract/key-prefixes';
import type { ObjectFolder } from '../../platform/object-folder';
import type { DatabaseFamily } from '../database/format';
import { DatabaseBuilder } from '../database/write';
import type { Database } from '../database/write';
import type { CachedFile } from '../feeds/feed';
import { FEEDS } from '../feeds/feeds';
import type { FeedFile, FeedSink } from '../files/feed-file';
import { readStix2 } from '../files/stix2';
import { readTxt } from '../files/txt';

/** Read at once, as long as they are small. */
const BATCH_FILES = 32;
const BATCH_BYTES = 32 * 1024 * 1024;

const KEYS: Readonly<Record<DatabaseFamily, string>> = {
  ipv4: GeoBucketKeys.ipv4Indicators,
  ipv6: GeoBucketKeys.ipv6Indicators,
  domains: GeoBucketKeys.domainIndicators,
};

export interface DatabaseOptions {
  readonly geoBucket: ObjectFolder;
  /** ms since 1970; indicators that are no longer valid then are left out. */
  readonly now: number;
  /** Bytes that the database may have. */
  readonly limit?: number;
  /** Opens a bucket by its name. */
  open(bucket: string): ObjectFolder;
  /** Writes a line of the log. */
  say(problem: string): void;
}

type Parse = (file: CachedFile, sink: FeedSink) => Promise<void> | void;

/** Makes the database of all that was downloaded and of own files, and puts it where the loader finds it. */
export async function createDatabase(input: DatabaseInput, options: DatabaseOptions): Promise<DatabaseReport> {
  const creation = new Creation(options);
  await creation.readOwn('txt', IocPrefixes.txt);
  await creation.readOwn('stix2', IocPrefixes.stix2);
  for (const settings of input.files ?? []) await creation.readAttached(settings);
  for (const download of input.downloads ?? []) await creation.readDownloaded(download);
  return creation.finish();
}

class Creation {
  private readonly report: ReportBuilder;
  private readonly builder: DatabaseBuilder;
  private readonly providers = new Set<string>();

  constructor(private readonly options: DatabaseOptions) {
    this.report = new ReportBuilder(options.say);
    this.builder = new DatabaseBuilder(options.limit);
  }

  private readonly tell = (place: string, message: string): void => this.report.problem(place, message);

  async readOwn(format: FileFeed, prefix: string): Promise<void> {
    await this.guarded(prefix, async () => this.readAll(await ownFiles(this.options.geoBucket, prefix, this.tell), this.parserOf(format)));
  }

  async readAttached(settings: FileFeedSettings): Promise<void> {
    const { feed, provider, key, prefix = '' } = settings;
    this.providers.add(provider);
    await this.guarded(`s3://${settings.bucket}/${key ?? prefix}`, async () => {
      const bucket = this.options.open(settings.bucket);
      const parse = this.parserOf(feed);
      if (key === undefined) return this.readAll(await attachedFiles(bucket, settings, this.tell), parse);
      for (const file of await deployedFiles(bucket, settings, this.tell)) await this.parse({ ...file, metadata: {} }, parse);
    });
  }

  async readDownloaded({ feed, files, problems = [], failure }: DownloadResult): Promise<void> {
    const { provider, folder, parse } = FEEDS[feed];
    this.providers.add(provider);
    await this.guarded(provider, async () => {
      const cached = await cachedFiles(this.options.geoBucket, `${IocPrefixes.cache}${folder}`, provider, this.tell);
      const latest = cached.reduce((time, { modified = '' }) => (modified > time ? modified : time), '');
      const instead = files ? '' : latest === '' ? '; there is no earlier download' : `; the last download is used, of ${latest}`;
      for (const problem of failure === undefined ? problems : [`the download broke off: ${causeOf(failure)}`]) this.tell(provider, `${problem}${instead}`);
      await this.readAll(cached, (file, sink) => parse(file, this.options.now, sink));
    });
  }

  /** Throws DatabaseTooLargeError. */
  async finish(): Promise<DatabaseReport> {
    const { files, contributions } = this.builder.finish();
    // with nothing at all because of what went wrong, the database of the last run is better
    const isWritten = contributions.length > 0 || this.report.problemCount === 0;
    if (isWritten) await this.write(files);
    const sizes = Object.fromEntries((Object.keys(KEYS) as DatabaseFamily[]).map((family) => [KEYS[family], isWritten ? files[family].length : 0]));
    return this.report.finish(contributions, [...this.providers], sizes, isWritten);
  }

  private async write(files: Database['files']): Promise<void> {
    for (const family of Object.keys(KEYS) as DatabaseFamily[]) await this.options.geoBucket.write(KEYS[family], files[family]);
  }

  private async readAll(files: readonly StoredFile[], parse: Parse): Promise<void> {
    for (const batch of batchesOf(files)) {
      const contents = await Promise.allSettled(batch.map(({ bucket, key }) => bucket.read(key)));
      for (const [i, content] of contents.entries()) {
        if (content.status === 'rejected') this.tell(batch[i].path, `it can't be read: ${(content.reason as Error).message}`);
        else await this.parse({ ...batch[i], ...content.value, modified: batch[i].modified }, parse);
      }
    }
  }

  private async parse(file: CachedFile, parse: Parse): Promise<void> {
    this.providers.add(file.provider);
    const sink: FeedSink = {
      add: (indicator) => {
        if (!this.builder.add(indicator)) this.report.leftOut(file, 'in private or documentation networks, which are never searched for');
      },
      problem: this.tell,
      leftOut: (of, reason) => this.report.leftOut(of, reason),
    };
    await this.guarded(file.path, async () => parse(file, sink));
    this.report.endFile(file.path);
  }

  private parserOf(format: FileFeed): Parse {
    const { now } = this.options;
    return format === 'txt'
      ? (file, sink) => readTxt(withoutBytes(file), linesOf(file.bytes), sink)
      : (file, sink) => readStix2(withoutBytes(file), file.bytes.toString('utf8'), now, sink);
  }

  /** What one source throws is told, and stops no other. */
  private async guarded(place: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.tell(place, (error as Error).message);
    }
  }
}

function withoutBytes({ path, provider, name, modified }: FeedFile): FeedFile {
  return { path, provider, name, modified };
}

function* batchesOf(files: readonly StoredFile[]): Generator<StoredFile[]> {
  let batch: StoredFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length === BATCH_FILES || (batch.length > 0 && bytes + file.size > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) yield batch;
}

/** Of a function that failed, the cause is JSON with its error's message. */
function causeOf({ Error: name = 'an unknown error', Cause: cause }: NonNullable<DownloadResult['failure']>): string {
  try {
    return (JSON.parse(cause ?? '') as { errorMessage?: string }).errorMessage ?? name;
  } catch {
    return cause ?? name;
  }
}
