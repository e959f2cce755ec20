import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { BulkWriter } from '../../loader/sink/bulk-writer';
import type { RejectedDocument } from '../../loader/sink/quarantine';
import { parseEndpoint } from '../../platform/endpoint';
import { bulkSender, createClient, ensureWriteAlias, readOnlyIndices } from '../../platform/opensearch-client';
import { UnreachableError, UsageError } from '../exit-status';
import { Patience } from './patience';
import { RejectedFile } from './rejected-file';
import type { Target } from './target';

/** How long requests are sent again when OpenSearch takes nothing. */
const PATIENCE_MS = 5 * 60_000;

export interface OpenSearchTargetOptions {
  /** Host name (https, signed) or `http(s)://…` URL (unsigned). */
  readonly endpoint: string;
  /** Region of signatures when the host name has none. */
  readonly region?: string;
  /** Write aliases that have to be there. */
  readonly aliases: readonly string[];
  /** Takes the documents that an index refuses. */
  readonly rejectedFile: string;
  readonly onRejected: (document: RejectedDocument) => void;
  readonly onWarning: (message: string) => void;
}

/** Documents go to OpenSearch. Throws UsageError for an endpoint that is none, and an error when nobody answers there. */
export async function openOpenSearchTarget(options: OpenSearchTargetOptions): Promise<Target> {
  const endpoint = readEndpoint(options);
  const serverless = endpoint.signing?.service === 'aoss';
  const client = createClient(endpoint);
  const readOnly = serverless ? new Set<string>() : await prepare(client, options);
  const quarantine = new RejectedFile(options.rejectedFile);
  const patience = new Patience(PATIENCE_MS, Date.now);
  const send = patience.watch(bulkSender(client));
  return {
    indices: { readOnly, serverless },
    sink: () => new BulkWriter({
      send,
      quarantine,
      withIds: true,
      get deadline() {
        return patience.deadline;
      },
      now: Date.now,
      random: Math.random,
      sleep: async (ms) => sleep(ms),
      onRejected: options.onRejected,
    }),
    close: () => client.close(),
  };
}

function readEndpoint({ endpoint, region }: OpenSearchTargetOptions): ReturnType<typeof parseEndpoint> {
  try {
    return parseEndpoint(endpoint, region);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Asks what takes no documents, and makes the aliases that log types with rollover write to. */
async function prepare(client: Client, { endpoint, aliases, onWarning }: OpenSearchTargetOptions): Promise<Set<string>> {
  const readOnly = await readOnlyIndices(client).catch(async (error: Error & { statusCode?: number }) => {
    if (error.statusCode === undefined) {
      await client.close();
      // an answer that says no is no reason to stop, silence is
      throw new UnreachableError(`${endpoint} does not answer: ${error.message}`, { cause: error });
    }
    onWarning(`read-only indices are not known: ${error.message}`);
    return new Set<string>();
  });
  for (const alias of aliases) {
    await ensureWriteAlias(client, alias).catch((error: Error) => onWarning(`write alias ${alias}: ${error.message}`));
  }
  return readOnly;
}
