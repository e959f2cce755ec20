import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { parseEndpoint } from '../platform/endpoint';
import type { Environment } from '../platform/environment';
import { bulkSender, createClient, ensureWriteAlias, readOnlyIndices } from '../platform/opensearch-client';
import { S3Quarantine } from '../platform/s3-quarantine';
import { S3Store } from '../platform/s3-store';
import type { Catalogue } from './catalogue/catalogue';
import { readCatalogue } from './catalogue/read-catalogue';
import type { EventLog, LoadEventOptions } from './load-event';
import { createPipeline } from './pipeline';
import type { BulkBody } from './sink/bulk-body';
import { BulkWriter } from './sink/bulk-writer';
import { emitMetrics } from './telemetry/metrics';
import type { Tables } from './transform/enrich/enrich';
import { createGeoIp } from './transform/enrich/geoip';
import { createUserAgentParser } from './transform/enrich/user-agent';
import { NO_EXCLUSIONS } from './transform/exclude/exclusions';
import type { ObjectRef } from './types';

/** Time that is kept for reporting failures before the function is ended. */
const RESERVE_MS = 15_000;

/** All that one container keeps between invocations. */
export interface Container {
  /** How to load one event that has to be done by `deadline`, ms since 1970. */
  optionsFor(deadline: number): Omit<LoadEventOptions, 'onDeliveryFailure'>;
}

/** Reads configuration and databases and connects to OpenSearch: once a container. */
export async function startContainer(env: Environment, log: EventLog, startedAt: number): Promise<Container> {
  if (env.endpoint === undefined) throw new Error('ENDPOINT is not set: host name or URL of OpenSearch');
  const endpoint = parseEndpoint(env.endpoint, process.env.AWS_REGION);
  const serverless = endpoint.signing?.service === 'aoss' || env.serverlessType !== undefined;
  const client = createClient(endpoint);
  const catalogue = readCatalogue(env.configDir);
  const userAgent = catalogue.setting('custom_user_agent');
  const s3 = new S3Client({ followRegionRedirects: true, responseChecksumValidation: 'WHEN_REQUIRED', ...(userAgent === '' ? {} : { customUserAgent: userAgent }) });
  const store = new S3Store(s3);
  for (const problem of catalogue.problems) log.warn(`configuration: ${problem}`);

  const [tables, readOnly] = await Promise.all([
    readTables(store, env.geoBucket, log),
    serverless ? new Set<string>() : readOnlyIndices(client).catch((error: Error) => {
      log.warn(`read-only indices are not known: ${error.message}`);
      return new Set<string>();
    }),
  ]);
  if (!serverless) await ensureAliases(catalogue, (alias) => ensureWriteAlias(client, alias), log);

  const pipeline = createPipeline({
    catalogue,
    store,
    tables,
    exclusions: NO_EXCLUSIONS,
    readOnlyIndices: readOnly,
    serverless,
    now: Date.now,
    startedAt,
    sendRemainder: env.splitQueueUrl === undefined ? undefined : splitQueue(new SQSClient({}), env.splitQueueUrl),
  });
  const send = bulkSender(client, { compression: env.compressBulks });
  const quarantine = env.quarantineBucket === undefined ? undefined : new S3Quarantine(s3, env.quarantineBucket, Date.now);
  const bodies: BulkBody[] = [];
  const sinkUntil = (end: number) => () => new BulkWriter({
    bodies,
    send,
    quarantine,
    deadline: end,
    withIds: env.serverlessType !== 'TIMESERIES',
    now: Date.now,
    random: Math.random,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onRejected: ({ index, id, reason }) => log.error(`the index refused a document: ${reason}`, { index, id }),
  });
  return {
    optionsFor: (deadline) => ({
      pipeline,
      sinkFor: sinkUntil(deadline - RESERVE_MS),
      log,
      emitMetrics: env.inLambda ? emitMetrics : () => undefined,
      now: Date.now,
      deadline: deadline - RESERVE_MS,
    }),
  };
}

/** GeoIP databases of the geo bucket; without them documents have no locations. */
async function readTables(store: S3Store, bucket: string | undefined, log: EventLog): Promise<Tables> {
  const userAgents = createUserAgentParser();
  if (bucket === undefined) return { userAgents };
  const find = async (name: string): Promise<Buffer | undefined> => {
    try {
      return await store.find(bucket, `GeoLite2/${name}`);
    } catch (error) {
      // not allowed stays so; all else passes, and documents without locations would stay: the next invocation tries again
      if ((error as { cause?: { $metadata?: { httpStatusCode?: number } } }).cause?.$metadata?.httpStatusCode !== 403) throw error;
      log.warn(`no GeoIP: ${(error as Error).message}`);
      return undefined;
    }
  };
  const [city, asn] = await Promise.all([find('GeoLite2-City.mmdb'), find('GeoLite2-ASN.mmdb')]);
  if (city === undefined && asn === undefined) return { userAgents };
  try {
    return { userAgents, geoIp: createGeoIp(city, asn) };
  } catch (error) {
    log.error(`no GeoIP: a database of ${bucket} is damaged: ${(error as Error).message}`);
    return { userAgents };
  }
}

/** Log types with `index_rotation = auto` write to an alias, which has to be there. */
async function ensureAliases(catalogue: Catalogue, ensure: (alias: string) => Promise<void>, log: EventLog): Promise<void> {
  for (const alias of catalogue.writeAliases()) {
    await ensure(alias).catch((error: Error) => log.warn(`write alias ${alias}: ${error.message}`));
  }
}

/** Hands the rest of an object to a queue that calls the loader again. */
function splitQueue(client: SQSClient, url: string): (piece: ObjectRef) => Promise<void> {
  return async ({ bucket, key, startNumber, endNumber }) => {
    const siem = { start_number: startNumber, ...(endNumber === undefined ? {} : { end_number: endNumber }) };
    const message = { siem, s3: { bucket: { name: bucket }, object: { key } } };
    await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify(message) }));
  };
}
