import type { Client } from '@opensearch-project/opensearch';
import { STATS_METRICS } from './index-document';
import type { IndexStats } from './index-document';
import { INDEX_COLUMNS } from './listed-index';
import type { CatRow, ColdRow } from './listed-index';
import { SHARD_COLUMNS } from './shard-document';

const PATIENCE = { requestTimeout: 30_000, maxRetries: 2 };

/** What a request failed with. */
interface RequestError extends Error { readonly statusCode?: number }

/** A path that this kind of domain does not have: without warm nodes there is no list of them, without cold storage no API of it. */
export function isUnknownPath(error: unknown): boolean {
  return [400, 404, 405].includes((error as RequestError).statusCode ?? 0);
}

/** The requests that the figures come from. Each rejects by itself when it is not answered. */
export class ClusterCalls {
  constructor(private readonly client: Client) {}

  async cluster(): Promise<{ uuid: string; name: string }> {
    const { cluster_uuid, cluster_name } = await this.get<{ cluster_uuid: string; cluster_name: string }>('/');
    // a domain is called `<account>:<domain>` there
    return { uuid: cluster_uuid, name: cluster_name.split(':').at(-1)! };
  }

  /** @param which indices of the data nodes (`_hot`), of the warm nodes (`_warm`), or all of them */
  async indices(which: '_hot' | '_warm' | 'all'): Promise<CatRow[]> {
    return this.get(which === 'all' ? '/_cat/indices' : `/_cat/indices/${which}`, {
      format: 'json', s: 'index', expand_wildcards: 'all', h: INDEX_COLUMNS,
    });
  }

  async serverlessIndices(): Promise<CatRow[]> {
    return this.get('/_cat/indices', { format: 'json' });
  }

  async coldIndices(): Promise<ColdRow[]> {
    const path = '/_cold/indices/_search';
    const found: ColdRow[] = [];
    let page = await this.get<ColdPage>(path, { page_size: 2000 });
    while (page.indices !== undefined && page.indices.length > 0) {
      found.push(...page.indices);
      if (page.pagination_id === undefined) break;
      const next = { method: 'POST', path, querystring: { page_size: 2000 }, body: { pagination_id: page.pagination_id } };
      page = (await this.client.transport.request(next, PATIENCE)).body as ColdPage;
    }
    return found;
  }

  /** By index; closed ones have none. */
  async stats(): Promise<ReadonlyMap<string, IndexStats>> {
    const { indices = {} } = await this.get<{ indices?: Record<string, IndexStats> }>(`/_stats/${STATS_METRICS}`, { expand_wildcards: 'open,hidden' });
    return new Map(Object.entries(indices));
  }

  async shards(): Promise<CatRow[]> {
    return this.get('/_cat/shards', { format: 'json', bytes: 'b', h: SHARD_COLUMNS });
  }

  private async get<T>(path: string, querystring: Record<string, string | number> = {}): Promise<T> {
    const { body } = await this.client.transport.request({ method: 'GET', path, querystring }, PATIENCE);
    return body as T;
  }
}

interface ColdPage { readonly indices?: readonly ColdRow[]; readonly pagination_id?: string }
