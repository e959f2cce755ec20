import { numberOf } from './listed-index';
import type { CatRow, ListedIndex } from './listed-index';

/** Columns of `_cat/shards` that are read. */
export const SHARD_COLUMNS = 'index,shard,prirep,state,docs,store,id,node';

/** `opensearch` of a document about a shard. A shard without a node has neither size nor documents. */
export function describeShard(row: CatRow, index: ListedIndex | undefined): object {
  return {
    index: { name: row.index, index_status: index?.indexStatus, status: index?.health, storage_tier: index?.tier },
    node: { id: row.id },
    shard: {
      number: numberOf(row.shard),
      primary: row.prirep === 'p',
      state: row.state,
      docs: { count: numberOf(row.docs) },
      store: { size_in_bytes: numberOf(row.store) },
      // a shard on its way is written `from -> address id to`
      source_node: { name: row.node?.split(' -> ')[0], uuid: row.id },
    },
  };
}
