import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import type { Endpoint } from './endpoint';
import { TransportError } from '../loader/sink/bulk-writer';
import type { SendBulk } from '../loader/sink/bulk-writer';

const compress = promisify(gzip);
/** Log documents shrink to a tenth at the cheapest level; the next levels cost twice the CPU for a few percent. */
const LEVEL = constants.Z_BEST_SPEED;
const REQUEST_TIMEOUT_MS = 60_000;
const ANSWER_FIELDS = 'took,errors,items.*.status,items.*.error';

/** @param credentials that requests are signed with; the process's own when they are not given */
export function createClient(endpoint: Endpoint, credentials: ReturnType<typeof defaultProvider> = defaultProvider()): Client {
  const signer = endpoint.signing === undefined ? {} : AwsSigv4Signer({ ...endpoint.signing, getCredentials: credentials });
  // what is sent again is decided item by item, not here
  return new Client({ ...signer, node: endpoint.url, maxRetries: 0, requestTimeout: REQUEST_TIMEOUT_MS });
}

interface RawItem { status: number; error?: { type?: string; reason?: string } }
interface RawAnswer { took: number; items?: Record<string, RawItem>[] }

/** Sends bulk requests through the client, the body compressed unless told otherwise. */
export function bulkSender(client: Client, options: { compression?: boolean } = {}): SendBulk {
  const packed = options.compression !== false;
  return async (bytes, timeoutMs = REQUEST_TIMEOUT_MS) => {
    const body = packed ? await compress(bytes, { level: LEVEL }) : bytes;
    const headers = { 'content-type': 'application/x-ndjson', ...(packed ? { 'content-encoding': 'gzip' } : {}) };
    try {
      const response = await client.transport.request({ method: 'POST', path: '/_bulk', querystring: { filter_path: ANSWER_FIELDS }, body }, { headers, requestTimeout: Math.min(REQUEST_TIMEOUT_MS, timeoutMs) });
      const answer = response.body as unknown as RawAnswer;
      return { took: answer.took, items: (answer.items ?? []).map((item) => Object.values(item)[0]) };
    } catch (error) {
      throw asTransportError(error);
    }
  };
}

interface ClientError extends Error { statusCode?: number; meta?: { body?: unknown } }

/** Without an answer, or with one that says «not now», the request is sent again. */
function asTransportError(error: unknown): TransportError {
  const { name, message, statusCode, meta } = error as ClientError;
  const retryable = statusCode === undefined || statusCode === 0 || statusCode === 429 || statusCode >= 500;
  const detail = statusCode === undefined ? '' : ` ${statusCode} ${JSON.stringify(meta?.body ?? '').slice(0, 500)}`;
  return new TransportError(`OpenSearch: ${name}: ${message}${detail}`, retryable, statusCode, { cause: error });
}

/** Indices that take no documents: blocked ones, and those in cold storage. */
export async function readOnlyIndices(client: Client): Promise<Set<string>> {
  const found = new Set<string>();
  const state = await client.transport.request({ method: 'GET', path: '/_cluster/state/blocks' });
  const blocked = (state.body as { blocks?: { indices?: Record<string, unknown> } }).blocks?.indices ?? {};
  for (const index of Object.keys(blocked)) if (index.startsWith('log-')) found.add(index);
  for (const index of await coldIndices(client)) if (index.startsWith('log-')) found.add(index);
  return found;
}

interface ColdPage { indices?: { index: string }[]; pagination_id?: string }

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cold-storage.html */
async function coldIndices(client: Client): Promise<string[]> {
  const names: string[] = [];
  try {
    let page = await coldPage(client, {});
    while (page.indices !== undefined && page.indices.length > 0) {
      names.push(...page.indices.map(({ index }) => index));
      if (page.pagination_id === undefined) break;
      page = await coldPage(client, { pagination_id: page.pagination_id });
    }
  } catch {
    // domains without cold storage have no such path
  }
  return names;
}

async function coldPage(client: Client, body: { pagination_id?: string }): Promise<ColdPage> {
  const first = body.pagination_id === undefined;
  const response = await client.transport.request(
    { method: first ? 'GET' : 'POST', path: '/_cold/indices/_search', querystring: { page_size: 2000 }, ...(first ? {} : { body }) },
    { requestTimeout: 3000 },
  );
  return response.body as ColdPage;
}

/** Makes the write alias of an index with rollover, unless it is there. */
export async function ensureWriteAlias(client: Client, alias: string): Promise<void> {
  const known = await client.transport.request({ method: 'GET', path: `/_cat/aliases/${encodeURIComponent(alias)}`, querystring: { format: 'json' } });
  if (Array.isArray(known.body) && known.body.length > 0) return;
  try {
    await client.transport.request({ method: 'PUT', path: `/${encodeURIComponent(alias)}-000001`, body: { aliases: { [alias]: { is_write_index: true } } } });
  } catch (error) {
    if (!JSON.stringify((error as ClientError).meta?.body ?? '').includes('resource_already_exists_exception')) throw error;
  }
}
