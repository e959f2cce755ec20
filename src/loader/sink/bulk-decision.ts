/** What to do with an item of a bulk response. */
export type Decision = 'indexed' | 'duplicate' | 'retry' | 'barred' | 'rejected';

/** One item's part of a bulk response. */
export interface BulkResponseItem {
  readonly status: number;
  readonly error?: { readonly type?: string; readonly reason?: string };
}

/** Rejections of the moment, not of the document. */
const TRANSIENT = /^(cluster_block_exception|es_rejected_execution_exception|rejected_execution_exception|circuit_breaking_exception|unavailable_shards_exception|process_cluster_event_timeout_exception)$/;

/** What stands in the way of any document: missing rights, no index, no room for one. */
const BARRED = /^(security_exception|authorization_exception|index_not_found_exception|index_closed_exception|index_create_block_exception)$/;
const NO_ROOM = /maximum (?:normal )?shards open/;

/**
 * 201: created; 200: the id was there and has been written again; 409: the id was there. 429, 5xx and blocks of the
 * cluster are tried again. barred: an operator has to act, the documents are good; all else says that the index will
 * never take this document.
 */
export function decide(item: BulkResponseItem): Decision {
  const { status, error } = item;
  if (status === 409) return 'duplicate';
  if (status === 200 && error === undefined) return 'duplicate';
  if (status < 300 && error === undefined) return 'indexed';
  if (status === 429 || status >= 500 || TRANSIENT.test(error?.type ?? '')) return 'retry';
  if (status === 401 || status === 403 || status === 404 || BARRED.test(error?.type ?? '') || NO_ROOM.test(error?.reason ?? '')) return 'barred';
  return 'rejected';
}
