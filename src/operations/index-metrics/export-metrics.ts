import type { S3Client } from '@aws-sdk/client-s3';
import { ClusterCalls } from './cluster-calls';
import { collectFromCollection, collectFromDomain } from './collect';
import { putMetrics } from './metrics-object';
import { EnvNames } from '../../contract/env-names';
import { parseEndpoint } from '../../platform/endpoint';
import { createClient } from '../../platform/opensearch-client';

/** What a run came to. */
export interface ExportReport {
  /** Key of the object that was written. */
  readonly key: string;
  readonly documents: number;
  /** What the documents are silent about, because nobody answered. */
  readonly problems: readonly string[];
}

/** Writes down what the domain, or the collection, says about its indices. */
export async function exportMetrics(s3: S3Client, env: NodeJS.ProcessEnv, now: Date): Promise<ExportReport> {
  const required = (name: string): string => env[name] || missing(name);
  const endpoint = parseEndpoint(required(EnvNames.endpoint), env.AWS_REGION);
  const place = { bucket: required(EnvNames.logBucket), prefix: required(EnvNames.indexMetricsPrefix) };
  const calls = new ClusterCalls(createClient(endpoint));
  const serverless = endpoint.signing?.service === 'aoss' || Boolean(env[EnvNames.serverlessType]);

  const { documents, problems } = serverless
    ? await collectFromCollection(calls, collectionOf(endpoint.url, env[EnvNames.collectionName]), now)
    : await collectFromDomain(calls, now);
  if (documents.length === 0) throw new Error('there is no index, so there is nothing to write');
  return { key: await putMetrics(s3, place, documents, now), documents: documents.length, problems };
}

/** The first label of its host name is a collection's id. */
function collectionOf(url: string, name: string | undefined): { uuid: string; name: string } {
  const uuid = new URL(url).hostname.split('.')[0];
  return { uuid, name: name || uuid };
}

function missing(name: string): never {
  throw new Error(`${name} is not set`);
}
