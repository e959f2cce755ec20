import type { DocumentSink } from '../loader/pipeline';
import { nothingDelivered } from '../loader/sink/bulk-writer';

/** Takes documents and keeps none: for commands that only watch what becomes of records. */
export function discardingSink(): DocumentSink {
  return { add: () => true, flush: async () => undefined, finish: async () => undefined, delivered: nothingDelivered() };
}
