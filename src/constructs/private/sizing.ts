import { heapOf, largestVolumeOf } from './instance-types';

/** An index is often a tenth larger than its source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-storage.html */
const INDEXING_OVERHEAD = 1.1;

/** The same page: Linux keeps 5 % of a volume, OpenSearch Service 20 %. */
const USABLE = 0.95 * 0.8;

/** GiB: where 10 to 30 for searches meets 30 to 50 for logs, https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-sharding.html */
const SHARD_SIZE = 30;

/** The same page. */
const SHARDS_PER_GIB_OF_HEAP = 25;
const SHARDS_PER_NODE = 1000;

/** Without an increase of the quota: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/limits.html#clusterresource */
const NODES_PER_DOMAIN = 80;

/** From the longest; days of each. */
const ROTATIONS = [['monthly', 30], ['weekly', 7], ['daily', 1]] as const;

const CANDIDATES = ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge'].map((size) => `r7g.${size}.search`);

/** What the logs ask of a domain. */
export interface Load {
  /** Uncompressed, by log type; a GB counts as a GiB. */
  readonly gigabytesPerDay: { readonly [logType: string]: number };
  readonly hotDays: number;
  /** On warm nodes, behind the hot days. */
  readonly warmDays: number;
  readonly replicas: number;
  readonly zones: number;
}

/** Primary shards of an index, and how often the next one begins. */
export interface IndexAdvice {
  readonly rotation: 'monthly' | 'weekly' | 'daily';
  readonly primaryShards: number;
  /** GiB of its primary shards together when it is full. */
  readonly size: number;
}

/** Data nodes. */
export interface Nodes {
  readonly type: string;
  readonly count: number;
  /** GiB of each node's volume; none: disks of its own. */
  readonly volumeSize?: number;
}

/** An estimate to begin with; only the logs themselves tell more. */
export interface Estimate {
  /** GiB of volumes. */
  readonly hotStorage: number;
  /** GiB on warm nodes, which keep no replicas. */
  readonly warmStorage: number;
  readonly indices: { readonly [logType: string]: IndexAdvice };
  /** Of all indices on the data nodes, with replicas. */
  readonly shards: number;
  readonly suggestion: Nodes;
}

/** Storage, shards and nodes for a load. */
export function estimate(load: Load): Estimate {
  const { hotDays, warmDays, replicas } = load;
  const perDay = Object.values(load.gigabytesPerDay).reduce((sum, each) => sum + each, 0);
  const hotStorage = Math.ceil(perDay * hotDays * (1 + replicas) * INDEXING_OVERHEAD / USABLE);
  const suggestion = suggestNodes(hotStorage, load.zones);
  const indices = Object.fromEntries(Object.entries(load.gigabytesPerDay).map(([logType, gigabytes]) =>
    [logType, adviseIndex(gigabytes * INDEXING_OVERHEAD, suggestion.count)]));
  const shards = Object.values(indices).reduce((sum, index) => sum + index.primaryShards * (1 + replicas) * indicesIn(hotDays, index), 0);
  return { hotStorage, warmStorage: Math.ceil(perDay * warmDays * INDEXING_OVERHEAD), indices, shards, suggestion };
}

/** What the estimate says against nodes as they are. */
export function shortcomings({ hotStorage, shards }: Estimate, nodes: Nodes): string[] {
  const found: string[] = [];
  const { type, count, volumeSize } = nodes;
  const storage = volumeSize === undefined ? undefined : count * volumeSize;
  if (storage !== undefined && storage < hotStorage) {
    found.push(`the data nodes have ${storage} GiB of volumes, and the logs need ${hotStorage} GiB`);
  }
  const largest = largestVolumeOf(type);
  if (volumeSize !== undefined && largest !== undefined && volumeSize > largest) {
    found.push(`${type} takes volumes of ${largest} GiB at most, as far as is known here, not ${volumeSize}`);
  }
  const heap = heapOf(type);
  const most = Math.min(SHARDS_PER_NODE, heap === undefined ? SHARDS_PER_NODE : heap * SHARDS_PER_GIB_OF_HEAP);
  const perNode = Math.ceil(shards / count);
  if (perNode > most) found.push(`each data node would hold ${perNode} shards, and ${type} holds ${most} well`);
  if (count > NODES_PER_DOMAIN) found.push(`${count} data nodes need a higher quota than ${NODES_PER_DOMAIN}`);
  return found;
}

/** The longest rotation whose index needs no more primary shards than there are nodes: fewer, fuller shards. */
function adviseIndex(perDay: number, nodes: number): IndexAdvice {
  const advices = ROTATIONS.map(([rotation, days]) => {
    const size = perDay * days;
    return { rotation, size: Math.ceil(size), primaryShards: Math.max(1, Math.ceil(size / SHARD_SIZE)) };
  });
  return advices.find(({ primaryShards }) => primaryShards <= nodes) ?? advices[advices.length - 1];
}

/** Full ones, and the one that is written. */
function indicesIn(days: number, { rotation }: IndexAdvice): number {
  return Math.ceil(days / ROTATIONS.find(([name]) => name === rotation)![1]) + 1;
}

/** As few zones' worth of nodes as do with volumes half as large as they can be, where memory and disk still fit together. */
function suggestNodes(storage: number, zones: number): Nodes {
  const choices = CANDIDATES.map((type) => {
    const count = zones * Math.max(1, Math.ceil(storage / (largestVolumeOf(type)! / 2) / zones));
    return { type, count, volumeSize: Math.max(100, Math.ceil(storage / count / 10) * 10) };
  });
  return choices.find(({ count }) => count <= zones * 5) ?? choices[choices.length - 1];
}
