/** What was loaded of one log type. `records` = `indexed` + `excluded` + `failed`. */
export interface ReportRow {
  logType: string;
  objects: number;
  records: number;
  indexed: number;
  excluded: number;
  failed: number;
  indices: string[];
  /** Uncompressed bytes that were read. */
  bytes: number;
  /** Wall-clock time of the load. */
  seconds: number;
}

/** How many events of a log type happened when, in buckets of any one width. */
export interface ReportTimeline {
  logType: string;
  /** `time`: start of the bucket, ISO 8601. */
  points: { time: string; count: number }[];
}

/** All that the page shows. */
export interface ReportData {
  /** ISO 8601. */
  generatedAt: string;
  /** The endpoint or the file that the documents went to. */
  target: string;
  rows: ReportRow[];
  timeline: ReportTimeline[];
  example: { index: string; id: string; source: object };
  /** A command line. */
  query: string;
}
