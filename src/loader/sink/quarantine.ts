/** A document that the index will not take. */
export interface RejectedDocument {
  readonly index: string;
  readonly id: string;
  readonly status: number;
  readonly reason: string;
  /** The document as JSON text. */
  readonly source: string;
}

/**
 * Keeps rejected documents aside. Without a quarantine the object fails, so that it comes back and ends in the dead
 * letter queue: either way nothing is dropped.
 */
export interface Quarantine {
  keep(documents: readonly RejectedDocument[]): Promise<void>;
}
