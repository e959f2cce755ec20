import type { Indicator } from '../indicator';

/** A file with indicators. */
export interface FeedFile {
  /** How messages name it. */
  readonly path: string;
  readonly provider: string;
  /** Name of the file without its folders. */
  readonly name: string;
  /** When it was written, as ISO 8601. */
  readonly modified?: string;
}

/** What becomes of a file. Nothing in it stops the rest of it. */
export interface FeedSink {
  add(indicator: Indicator): void;
  /** Something is wrong. @param place file and line, or file and object */
  problem(place: string, message: string): void;
  /** Something is as it should be and still no indicator that logs are searched for. @param reason one of a few texts */
  leftOut(file: FeedFile, reason: string): void;
}
