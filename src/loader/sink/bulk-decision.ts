/** What to do with an item of a bulk response. */
export type Decision = 'indexed' | 'duplicate' | 'retry' | 'rejected';

/** One item's part of a bulk response. */
export interface BulkResponseItem {
  readonly status: number;
  readonly error?: { readonly type?: string; readonly reason?: string };
}

/** Rejections of the moment, not of the document. */
const TRANSIENT = /^(cluster_block_exception|es_rejected_execution_exception|rejected_execution_exception|circuit_breaking_exception|unavailable_shards_exception|process_cluster_event_timeout_exception)$/;

/**
 * 201: created; 200: the id was there and has been written again; 409: the id was there. 429, 5xx and blocks of the
 * cluster are tried again; all else says that the index will never take this document.
 */
export function decide(item: BulkResponseItem): Decision {
  const { status, error } = item;
  if (status === 409) return 'duplicate';
  if (status === 200 && error === undefined) return 'duplicate';
  if (status < 300 && error === undefined) return 'indexed';
  if (status === 429 || status >= 500 || TRANSIENT.test(error?.type ?? '')) return 'retry';
  return 'rejected';
}
