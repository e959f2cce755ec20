import { numberOf } from './listed-index';
import type { CatRow, ListedIndex } from './listed-index';

/** Figures by group and name, as `_stats` has them. */
type Figures = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** What `_stats` says about an index. */
export interface IndexStats {
  readonly uuid?: string;
  readonly primaries?: Figures;
  readonly total?: Figures;
}

/** What is asked of `_stats`, in the words of its path. */
export const STATS_METRICS = 'docs,indexing,merge,refresh,segments,store,fielddata,search';

type Fields = Readonly<Record<string, readonly string[]>>;

const OF_PRIMARIES: Fields = {
  docs: ['count', 'deleted'],
  indexing: ['index_time_in_millis', 'index_total', 'throttle_time_in_millis'],
  merges: ['total_size_in_bytes'],
  refresh: ['total_time_in_millis'],
  segments: ['count'],
  store: ['size_in_bytes'],
};

const OF_ALL_COPIES: Fields = {
  ...OF_PRIMARIES,
  fielddata: ['memory_size_in_bytes'],
  search: ['query_time_in_millis', 'query_total'],
  segments: [
    'count', 'doc_values_memory_in_bytes', 'fixed_bit_set_memory_in_bytes', 'index_writer_memory_in_bytes', 'memory_in_bytes',
    'norms_memory_in_bytes', 'points_memory_in_bytes', 'stored_fields_memory_in_bytes', 'term_vectors_memory_in_bytes',
    'terms_memory_in_bytes', 'version_map_memory_in_bytes',
  ],
};

/** `opensearch.index` of a document about an index; cold and closed indices have no statistics. */
export function describeIndex(index: ListedIndex, stats?: IndexStats): object {
  const { name, tier, primaries, replicas } = index;
  const ofPrimaries = pick(stats?.primaries, OF_PRIMARIES);
  return {
    name,
    uuid: stats?.uuid ?? index.uuid,
    index_status: index.indexStatus,
    status: index.health,
    storage_tier: tier,
    creation: { date: index.createdAt },
    start_time: index.startTime,
    end_time: index.endTime,
    shards: {
      primaries,
      total: primaries === undefined || replicas === undefined ? undefined : primaries * (replicas + 1),
    },
    primaries: ofPrimaries,
    total: {
      ...pick(stats?.total, OF_ALL_COPIES),
      // warm indices have one copy, and what is counted of all of them is not theirs
      ...(tier === 'warm' && { docs: ofPrimaries.docs, store: ofPrimaries.store }),
      ...(tier === 'cold' && { store: { size_in_bytes: index.size } }),
    },
  };
}

/** The same for an index of a serverless collection, which tells less about itself. */
export function describeServerlessIndex(row: CatRow): object {
  return {
    name: row.index,
    uuid: row.uuid,
    primaries: { docs: { count: numberOf(row['docs.count']), deleted: numberOf(row['docs.deleted']) } },
  };
}

function pick(figures: Figures | undefined, fields: Fields): Record<string, object> {
  return Object.fromEntries(Object.entries(fields).map(([group, names]) =>
    [group, Object.fromEntries(names.map((name) => [name, figures?.[group]?.[name]]))]));
}
