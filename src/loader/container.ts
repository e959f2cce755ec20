import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { AccountNames } from '../platform/account-names';
import { readChanged } from '../platform/changed-object';
import { parseEndpoint } from '../platform/endpoint';
import type { Environment } from '../platform/environment';
import { logBucketClients } from '../platform/log-bucket-clients';
import { bulkSender, createClient, ensureWriteAlias, readOnlyIndices } from '../platform/opensearch-client';
import { S3Quarantine } from '../platform/s3-quarantine';
import { S3Store } from '../platform/s3-store';
import type { Catalogue } from './catalogue/catalogue';
import { readCatalogue } from './catalogue/read-catalogue';
import { watchRules } from './exclusion-rules';
import { GeoTables } from './geo-tables';
import type { EventLog, LoadEventOptions } from './load-event';
import { createPipeline } from './pipeline';
import type { Pipeline } from './pipeline';
import type { BulkBody } from './sink/bulk-body';
import { BulkWriter } from './sink/bulk-writer';
import type { ObjectStore } from './source/read-object';
import { emitMetrics } from './telemetry/metrics';
import type { Tables } from './transform/enrich/enrich';
import type { Exclusions } from './transform/exclude/exclusions';
import type { ObjectRef } from './types';

/** Time that is kept for reporting failures before the function is ended. */
const RESERVE_MS = 15_000;

/** All that one container keeps between invocations. */
export interface Container {
  /** How to load one event that has to be done by `deadline`, ms since 1970. Now and then it looks first at what operators may have changed. */
  optionsFor(deadline: number): Promise<Omit<LoadEventOptions, 'onDeliveryFailure'>>;
}

/** Reads configuration and databases and connects to OpenSearch: once a container. */
export async function startContainer(env: Environment, log: EventLog, startedAt: number): Promise<Container> {
  if (env.endpoint === undefined) throw new Error('ENDPOINT is not set: host name or URL of OpenSearch');
  const endpoint = parseEndpoint(env.endpoint, process.env.AWS_REGION);
  const serverless = endpoint.signing?.service === 'aoss' || env.serverlessType !== undefined;
  const client = createClient(endpoint);
  const catalogue = readCatalogue(env.configDir);
  const userAgent = catalogue.setting('custom_user_agent');
  const ofS3 = { followRegionRedirects: true, responseChecksumValidation: 'WHEN_REQUIRED', ...(userAgent === '' ? {} : { customUserAgent: userAgent }) } as const;
  const s3 = new S3Client(ofS3);
  const clientOf = logBucketClients(s3, env, (credentials) => new S3Client({ ...ofS3, credentials }));
  const store: ObjectStore = { read: (ref) => new S3Store(clientOf(ref.bucket)).read(ref) };
  for (const problem of catalogue.problems) log.warn(`configuration: ${problem}`);

  const accountNames = await watchAccountNames(env.accountNames, log);
  const rules = watchRules(catalogue, env, s3, (message) => log.warn(message));
  const { geoBucket } = env;
  const ofGeoBucket = geoBucket === undefined ? undefined : (key: string, etag?: string) => readChanged(s3, geoBucket, key, etag);
  const geo = new GeoTables({ readChanged: ofGeoBucket, log, now: Date.now });
  const [readOnly] = await Promise.all([
    serverless ? new Set<string>() : readOnlyIndices(client).catch((error: Error) => {
      log.warn(`read-only indices are not known: ${error.message}`);
      return new Set<string>();
    }),
    rules.refresh(),
    geo.refresh(),
  ]);
  if (!serverless) await ensureAliases(catalogue, (alias) => ensureWriteAlias(client, alias), log);

  const pipelineWith = (tables: Tables, exclusions: Exclusions): Pipeline => createPipeline({
    catalogue,
    store,
    tables: accountNames === undefined ? tables : { ...tables, accountNames },
    exclusions,
    readOnlyIndices: readOnly,
    serverless,
    now: Date.now,
    startedAt,
    sendRemainder: env.splitQueueUrl === undefined ? undefined : splitQueue(new SQSClient({}), env.splitQueueUrl),
  });
  let { tables } = geo;
  let { exclusions } = rules;
  let pipeline = pipelineWith(tables, exclusions);
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
    optionsFor: async (deadline) => {
      void accountNames?.refresh();
      await Promise.all([rules.refresh(), geo.refresh()]);
      // what was compiled for the old rules does not decode what the new ones read
      if (rules.exclusions !== exclusions || geo.tables !== tables) pipeline = pipelineWith(tables = geo.tables, exclusions = rules.exclusions);
      return {
        pipeline,
        sinkFor: sinkUntil(deadline - RESERVE_MS),
        log,
        emitMetrics: env.inLambda ? emitMetrics : () => undefined,
        now: Date.now,
        deadline: deadline - RESERVE_MS,
      };
    },
  };
}

/** Begins to read the names while all else is read. Its client is loaded only where it is asked for: most SIEMs stand in one account. */
async function watchAccountNames(options: Environment['accountNames'], log: EventLog): Promise<AccountNames | undefined> {
  if (options === undefined) return undefined;
  const { AccountNames: Names, organizationsClient } = await import('../platform/account-names');
  const names = new Names({ client: organizationsClient(options.roleArn), warn: (message) => log.warn(message), now: Date.now });
  void names.refresh();
  return names;
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
