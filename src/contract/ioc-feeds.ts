/** Providers whose indicators are downloaded. */
export type DownloadedFeed = 'tor' | 'feodo-tracker' | 'alienvault-otx';

/** Formats of own indicators. */
export type FileFeed = 'txt' | 'stix2';

/** A feed, as the definition of the state machine hands it to the function that plans. */
export type FeedSettings = DownloadedFeedSettings | FileFeedSettings;

/** A provider to download from. */
export interface DownloadedFeedSettings {
  readonly feed: DownloadedFeed;
  /** Secret whose text is the provider's API key. */
  readonly secretArn?: string;
}

/** Files that lie ready: one object (a file or a zipped folder), or all objects below a prefix. */
export interface FileFeedSettings {
  readonly feed: FileFeed;
  readonly provider: string;
  readonly bucket: string;
  readonly key?: string;
  /** What the file at `key` is called where it comes from. */
  readonly name?: string;
  readonly prefix?: string;
}

/** Input of the function that plans. */
export interface PlanInput {
  readonly feeds?: readonly FeedSettings[];
}

/** Input of the function that downloads: what to get from one provider, and where the last run stopped. */
export interface DownloadItem extends DownloadedFeedSettings {
  /** When the download began that this one belongs to: ISO 8601. */
  readonly started?: string;
  /** Only what was changed since: ISO 8601; everything when it is missing. */
  readonly since?: string;
  /** First page to get; 1 when it is missing. */
  readonly page?: number;
  /** When everything was downloaded last: ISO 8601. */
  readonly complete?: string;
}

/** Output of the function that plans. */
export interface Plan {
  readonly downloads: readonly DownloadItem[];
  readonly files: readonly FileFeedSettings[];
}

/** What became of a download. */
export interface DownloadResult {
  readonly feed: DownloadedFeed;
  /** Files written to the cache. */
  readonly files?: number;
  /** Why nothing came, or less than there is. */
  readonly problems?: readonly string[];
  /** What Step Functions tells when the function itself failed. */
  readonly failure?: { readonly Error?: string; readonly Cause?: string };
}

/** Input of the function that makes the database. */
export interface DatabaseInput {
  readonly downloads?: readonly DownloadResult[];
  readonly files?: readonly FileFeedSettings[];
}
