import type { DocumentSink } from '../../loader/pipeline';
import type { ReadOnlyIndices } from '../../loader/sink/index-name';

/** Where a command's documents go. */
export interface Target {
  readonly indices: { readonly readOnly: ReadOnlyIndices; readonly serverless: boolean };
  /** A sink for one object. */
  sink(): DocumentSink;
  /** Ends connections and files. Throws when what was written could not be kept. */
  close(): Promise<void>;
}
