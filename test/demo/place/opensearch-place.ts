import type { Client } from '@opensearch-project/opensearch';
import { installIndexTemplates } from './index-templates';
import type { Place } from './place';
import { UnreachableError } from '../../../src/cli/exit-status';
import { parseEndpoint } from '../../../src/platform/endpoint';
import { createClient } from '../../../src/platform/opensearch-client';
import type { Observed } from '../observed';

/** Sign-ins to the console that failed. */
const INDICES = 'log-aws-cloudtrail-*';
const QUERY = 'event.action:ConsoleLogin AND event.outcome:failure';

/**
 * Documents go to an OpenSearch that runs.
 * @param bucket that they name
 * @param stop ends the server, when it is ours
 */
export function openSearchPlace(endpoint: string, bucket: string, stop?: () => Promise<void>): Place {
  const client = createClient(parseEndpoint(endpoint, process.env.AWS_REGION));
  return {
    name: endpoint,
    target: { endpoint },
    runs: stop !== undefined,
    prepare: async () => {
      await client.ping().catch((error: Error) => {
        throw new UnreachableError(`${endpoint} does not answer: ${error.message}`, { cause: error });
      });
      console.log(`${await installIndexTemplates(client)} index templates are installed.`);
    },
    check: async ({ ids }) => {
      const { total, problems } = await countDocuments(client, ids, bucket);
      const hits = (await client.count({ index: INDICES, q: QUERY })).body.count;
      if (hits === 0) problems.push(`${QUERY} finds nothing in ${INDICES}`);
      return {
        problems,
        summary: `OpenSearch counts ${total.toLocaleString('en-US')} documents in ${ids.size} indices.`,
        query: `curl -sG '${endpoint}/${INDICES}/_search?pretty&size=3' --data-urlencode 'q=${QUERY}'`,
      };
    },
    stop: async () => {
      await client.close();
      await stop?.();
    },
  };
}

/** Compares what was sent, index by index, with what OpenSearch finds. */
async function countDocuments(client: Client, ids: Observed['ids'], bucket: string): Promise<{ total: number; problems: string[] }> {
  const problems: string[] = [];
  let total = 0;
  for (const [index, sent] of ids) {
    await client.indices.refresh({ index });
    // an OpenSearch that has worked before holds documents of other buckets, too
    const { count } = (await client.count({ index, body: { query: { term: { '@log_s3bucket': { value: bucket } } } } })).body;
    total += count;
    if (count !== sent.size) problems.push(`${index} has ${count} documents, ${sent.size} were sent`);
  }
  return { total, problems };
}
