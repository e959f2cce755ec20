import type { Observed } from '../observed';

/** What was found where the documents went. */
export interface Findings {
  /** A sentence for each thing that is not as it should be. */
  readonly problems: string[];
  /** A command line to try. */
  readonly query: string;
  readonly summary: string;
}

/** Where the demo's documents go: OpenSearch, or a file. */
export interface Place {
  readonly name: string;
  /** Tells the load. */
  readonly target: { readonly endpoint: string } | { readonly out: string };
  /** It goes on until somebody ends it. */
  readonly runs: boolean;
  /** Before the load. */
  prepare(): Promise<void>;
  /** After the load: is all there that was sent? */
  check(sent: Observed): Promise<Findings>;
  /** Ends what was started. */
  stop(): Promise<void>;
}
