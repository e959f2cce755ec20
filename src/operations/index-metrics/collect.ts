import { isUnknownPath } from './cluster-calls';
import type { ClusterCalls } from './cluster-calls';
import { compact } from './compact';
import { describeIndex, describeServerlessIndex } from './index-document';
import { readColdRow, readIndexRow } from './listed-index';
import type { ListedIndex } from './listed-index';
import { describeShard } from './shard-document';
import { INDEX_METRICS_HOURS } from '../../contract/index-metrics';

/** What a run found. */
export interface Collected {
  readonly documents: readonly object[];
  /** What is missing in them. */
  readonly problems: readonly string[];
}

/** Describes every index and every shard of a domain. Rejects without the list of indices or their figures; goes without anything else. */
export async function collectFromDomain(calls: ClusterCalls, now: Date): Promise<Collected> {
  const problems: string[] = [];
  const orNone = async <T>(what: string, call: () => Promise<T[]>): Promise<T[]> => {
    try {
      return await call();
    } catch (error) {
      if (!isUnknownPath(error)) problems.push(`${what}: ${(error as Error).message}`);
      return [];
    }
  };

  const cluster = await calls.cluster();
  const indices = [
    ...await onDataNodes(calls),
    ...(await orNone('warm indices', () => calls.indices('_warm'))).map((row) => readIndexRow(row, 'warm')),
    ...(await orNone('cold indices', () => calls.coldIndices())).map(readColdRow),
  ];
  const stats = await calls.stats();
  const shards = await orNone('shards', () => calls.shards());

  const byName = new Map(indices.map((index) => [index.name, index]));
  const document = frame(cluster, now);
  return {
    problems,
    documents: [
      ...indices.map((index) => document('index', { index: describeIndex(index, index.tier === 'cold' ? undefined : stats.get(index.name)) })),
      ...shards.map((row) => document('shard', describeShard(row, byName.get(row.index!)))),
    ],
  };
}

/** Describes every index of a serverless collection. */
export async function collectFromCollection(calls: ClusterCalls, collection: { uuid: string; name: string }, now: Date): Promise<Collected> {
  const document = frame(collection, now);
  const rows = await calls.serverlessIndices();
  return { problems: [], documents: rows.map((row) => document('index', { index: describeServerlessIndex(row) })) };
}

/** Domains without warm nodes may not know the list of hot indices: then all are. */
async function onDataNodes(calls: ClusterCalls): Promise<ListedIndex[]> {
  const rows = await calls.indices('_hot').catch((error) => {
    if (isUnknownPath(error)) return calls.indices('all');
    throw error;
  });
  return rows.map((row) => readIndexRow(row, 'hot'));
}

/** What all documents of a run have in common. */
function frame(cluster: { uuid: string; name: string }, now: Date): (kind: 'index' | 'shard', opensearch: object) => object {
  // microseconds, as other documents have
  const timestamp = now.toISOString().replace('Z', '000Z');
  return (kind, opensearch) => compact({
    '@timestamp': timestamp,
    'event': { dataset: `opensearch.${kind}` },
    'metricset': { name: kind, period: INDEX_METRICS_HOURS * 3_600_000 },
    'opensearch': { cluster: { id: cluster.uuid, name: cluster.name }, ...opensearch },
  })!;
}
