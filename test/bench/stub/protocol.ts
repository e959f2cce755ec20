export const LOG_BUCKET = 'bench-log';
/** Bucket of the GeoIP databases. */
export const GEO_BUCKET = 'bench-geo';

/** What the bench asks of the stub's process. */
export type StubRequest =
  /** Serves these files as the objects of all buckets: `<bucket>/<key>` → path of the file. */
  | { readonly call: 'expose'; readonly objects: { readonly [name: string]: string } }
  /** Forgets what was counted. With `capture`, documents of the log object read last go into its file: `<bucket>/<key>` → path. */
  | { readonly call: 'reset'; readonly capture?: { readonly [name: string]: string } }
  | { readonly call: 'stats' };

/** What arrived at `_bulk` since the last reset. */
export interface StubStats {
  readonly documents: number;
  readonly bulks: number;
  /** Bytes of the bodies as they came over the wire. */
  readonly bytes: number;
  /** Bulks whose body was compressed. */
  readonly compressed: number;
  /** `process.hrtime.bigint()` when the first complete body had arrived; '' when none has. The clock is the machine's. */
  readonly firstBulkAt: string;
  /** Messages that were sent to the queue of split objects. */
  readonly splits: number;
}

/** What the stub's process sends once it listens. */
export interface StubReady {
  readonly awsUrl: string;
  readonly searchUrl: string;
}
