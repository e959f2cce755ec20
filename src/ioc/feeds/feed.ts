import type { HttpClient } from './http-client';
import type { DownloadItem, DownloadedFeed, DownloadedFeedSettings } from '../../contract/ioc-feeds';
import type { FeedFile, FeedSink } from '../files/feed-file';

/** The folder `IOC/tmp/` of the geo bucket, where what was downloaded last lies. Keys are those below it. */
export interface CacheReader {
  readIfThere(key: string): Promise<{ readonly bytes: Buffer } | undefined>;
}

export interface CacheWriter {
  write(key: string, bytes: Buffer | string, metadata?: Readonly<Record<string, string>>): Promise<void>;
}

/** What a download works with. */
export interface DownloadTools {
  readonly http: HttpClient;
  readonly cache: CacheWriter;
  /** Addresses that take the place of the providers' own. */
  readonly urls: Readonly<Partial<Record<DownloadedFeed, string>>>;
  /** ms since 1970 at which the function is ended; what takes long stops in time before. */
  readonly deadline: number;
  readSecret(arn: string): Promise<string>;
  /** ms since 1970, as it is now. */
  now(): number;
}

/** What came. */
export interface Downloaded {
  /** Files written to the cache. */
  readonly files: number;
  /** What did not come. */
  readonly problems: readonly string[];
}

/** A file of the cache. */
export interface CachedFile extends FeedFile {
  readonly bytes: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A provider on the internet: one file beside this one each, and its line in feeds.ts. */
export interface Feed {
  /** As `threat.enrichments` names it. */
  readonly provider: string;
  /** Its folder in the cache. All files in it are parsed. */
  readonly folder: string;
  /** What to download, after what the last run left behind. */
  plan(settings: DownloadedFeedSettings, cache: CacheReader, now: number): Promise<DownloadItem>;
  /**
   * Puts what the provider has into the cache. Throws when nothing usable came; then the cache is as it was before: a bad answer never
   * takes the place of a good one.
   */
  download(item: DownloadItem, tools: DownloadTools): Promise<Downloaded>;
  /** Reads a file of the cache; `now` is ms since 1970. Throws for one that is broken. */
  parse(file: CachedFile, now: number, sink: FeedSink): void;
}
