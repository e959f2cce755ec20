import { gunzipSync } from 'node:zlib';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { Moto } from '../support/aws/moto';
import { runBundle } from '../support/functions/run-bundle';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { installTemplates } from '../support/opensearch/install-templates';

const BUCKET = 'aes-siem-123456789012-log';
const PREFIX = 'AWSLogs/123456789012/OpenSearch/metrics/us-east-1/';
jest.setTimeout(5 * 60_000);

let moto: Moto;
let openSearch: LocalOpenSearch;
let s3: S3Client;

beforeAll(async () => {
  [moto, openSearch] = await Promise.all([Moto.start(), startOpenSearch()]);
  s3 = new S3Client(moto.client());
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await installTemplates(openSearch.url);
  await request('PUT', 'log-aws-cloudtrail-2025-06/_doc/1', { a: 1 });
  await request('PUT', 'log-closed');
  await request('POST', 'log-closed/_close');
  await request('PUT', '.hidden', { settings: { 'index.hidden': true } });
});

afterAll(() => Promise.all([moto?.stop(), openSearch?.stop()]));

async function request(method: string, path: string, body?: object): Promise<any> {
  const answer = await fetch(`${openSearch.url}/${path}`, {
    method, ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  return answer.json();
}

const environment = (): Record<string, string> => ({ ...moto.environment(), ENDPOINT: openSearch.url, LOG_BUCKET: BUCKET });

test('what the exporter writes about a real cluster is loaded whole, as index-metrics', async () => {
  const { answer } = await runBundle('index-metrics-exporter', {}, { ...environment(), INDEX_METRICS_PREFIX: PREFIX });
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(Contents.map(({ Key }) => Key)).toEqual([answer.key]);
  expect(answer).toMatchObject({ problems: [], key: expect.stringMatching(new RegExp(`^${PREFIX}\\d{4}/\\d\\d/\\d\\d/aos_index_metrics_[0-9a-f]{32}\\.json\\.gz$`)) });

  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: answer.key }));
  const written = gunzipSync(await Body!.transformToByteArray()).toString().trim().split('\n').map((line) => JSON.parse(line));
  expect(written).toHaveLength(answer.documents);
  const index = (name: string) => written.find(({ event, opensearch }) => event.dataset === 'opensearch.index' && opensearch.index.name === name)?.opensearch.index;
  expect(index('log-aws-cloudtrail-2025-06')).toMatchObject({
    storage_tier: 'hot',
    index_status: 'open',
    uuid: expect.any(String),
    creation: { date: expect.stringMatching(/^20\d\d-/) },
    primaries: { docs: { count: expect.any(Number), deleted: 0 }, store: { size_in_bytes: expect.any(Number) } },
    total: { search: { query_total: expect.any(Number) } },
  });
  expect(index('log-closed')).toMatchObject({ index_status: 'close' });
  expect(index('.hidden')).toBeDefined();
  expect(written.filter(({ event }) => event.dataset === 'opensearch.shard').length).toBeGreaterThan(1);

  const loaded = await load(answer.key);
  expect(loaded).toMatchObject({ SuccessLogLoadCount: answer.documents, ErrorLogLoadCount: 0, logtype: 'index-metrics' });
  await request('POST', '_refresh');
  const { hits } = await request('POST', 'metrics-opensearch-index-*/_search', {
    query: { term: { 'opensearch.index.name': 'log-aws-cloudtrail-2025-06' } }, track_total_hits: true,
  });
  expect(hits.total.value).toBe(written.filter(({ opensearch }) => opensearch.index.name === 'log-aws-cloudtrail-2025-06').length);
});

test('a cluster that does not answer fails the run, and nothing is written', async () => {
  const before = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));

  await expect(runBundle('index-metrics-exporter', {}, { ...environment(), ENDPOINT: 'http://127.0.0.1:9', INDEX_METRICS_PREFIX: PREFIX })).rejects.toThrow('ECONNREFUSED');

  const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
  expect(KeyCount).toBe(before.KeyCount);
});

/** Hands the object to the loader; gives its metrics. */
async function load(key: string): Promise<Record<string, unknown> | undefined> {
  const body = JSON.stringify({ Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: BUCKET }, object: { key, size: 1 } } }] });
  const { answer, lines } = await runBundle('es-loader', { Records: [{ messageId: 'metrics', eventSource: 'aws:sqs', body }] }, environment());
  expect(answer).toEqual({ batchItemFailures: [] });
  return lines.find((line) => '_aws' in line);
}
