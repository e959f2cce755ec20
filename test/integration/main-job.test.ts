import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBundle } from '../support/functions/run-bundle';
import type { Invocation } from '../support/functions/run-bundle';
import { readSample, samplesUnderOneConfiguration } from '../support/log-type-samples';
import { documentationDatabases } from '../support/mmdb/documentation-networks';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { installTemplates } from '../support/opensearch/install-templates';

const BUCKET = 'aes-siem-123456789012-log';
const GEO_BUCKET = 'aes-siem-123456789012-geo';

interface SampleFile { readonly logType: string; readonly key: string; readonly object: Buffer; readonly documents: readonly string[] }

const configured = samplesUnderOneConfiguration();
const samples: SampleFile[] = configured.samples.map((sample) => {
  const { key, body } = readSample(sample);
  const documents = readFileSync(join(sample.folder, 'expected.ndjson'), 'utf8').trim().split('\n').map((line) => {
    const { index, id } = JSON.parse(line) as { index: string; id: string };
    return `${index}/${id}`;
  });
  return { logType: sample.logType, key, object: body, documents };
});

let openSearch: LocalOpenSearch;
let s3: Server;
let scratch: string;
const objects = new Map<string, Buffer>();
/** Which access key read which path. */
const readers = new Map<string, string>();
/** What STS answers to AssumeRole. */
const ASSUMED_ROLE = '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>subscriber</AccessKeyId>'
  + '<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'main-job-'));
  writeFileSync(join(scratch, 'user.ini'), configured.userIni);
  for (const { key, object } of samples) objects.set(`/${BUCKET}/${key}`, object);
  const { city, asn } = documentationDatabases();
  objects.set(`/${GEO_BUCKET}/GeoLite2/GeoLite2-City.mmdb`, city);
  objects.set(`/${GEO_BUCKET}/GeoLite2/GeoLite2-ASN.mmdb`, asn);
  s3 = createServer((request, response) => {
    if (request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(ASSUMED_ROLE);
      return;
    }
    readers.set(request.url!, /Credential=([^/]*)/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    const object = objects.get(decodeURIComponent(new URL(request.url!, 'http://s3').pathname));
    if (object) response.writeHead(200, { 'content-length': object.length }).end(object);
    else response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
  });
  await new Promise<void>((done) => s3.listen(0, '127.0.0.1', done));
  openSearch = await startOpenSearch();
  await installTemplates(openSearch.url);
}, 180_000);

afterAll(async () => {
  await openSearch?.stop();
  s3?.close();
  rmSync(scratch, { recursive: true, force: true });
});

/** Hands the loader one SQS message for each key; gives its answer and its log lines. */
async function load(keys: string[], { bucket = BUCKET, env = {} }: { bucket?: string; env?: Record<string, string> } = {}): Promise<Invocation> {
  const encoded = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
  const Records = keys.map((key) => ({
    messageId: key,
    eventSource: 'aws:sqs',
    body: JSON.stringify({ Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: bucket }, object: { key: encoded(key), size: 1 } } }] }),
  }));
  const { port } = s3.address() as AddressInfo;
  return runBundle('es-loader', { Records }, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    ENDPOINT: openSearch.url,
    GEOIP_BUCKET: GEO_BUCKET,
    SIEM_CONFIG_DIR: scratch,
    ...env,
  });
}

async function search(path: string, query: object): Promise<{ hits: { total: { value: number }; hits: { _source: Record<string, any> }[] } }> {
  const answer = await fetch(`${openSearch.url}/${path}/_search`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, track_total_hits: true }),
  });
  return await answer.json() as never;
}

const count = async (): Promise<number> => {
  await fetch(`${openSearch.url}/_refresh`, { method: 'POST' });
  return (await search('log-*,metrics-*', { match_all: {} })).hits.total.value;
};

test('logs of S3 become documents that are found by address, time and words, and only once', async () => {
  // the same event may come in two ways, and is one document
  const expected = new Set(samples.flatMap(({ documents }) => documents)).size;

  const first = await load(samples.map(({ key }) => key));
  expect(first.answer).toEqual({ batchItemFailures: [] });
  expect(await count()).toBe(expected);

  const byAddress = await search('log-aws-vpcflowlogs-*', { term: { 'source.ip': '203.0.113.0/24' } });
  expect(byAddress.hits.total.value).toBeGreaterThan(0);
  expect(byAddress.hits.hits[0]._source.source).toMatchObject({ geo: { country_iso_code: expect.any(String) } });
  const byTime = await search('log-aws-cloudtrail-*', { range: { '@timestamp': { gte: '2025-06-01', lt: '2025-07-01' } } });
  expect(byTime.hits.total.value).toBeGreaterThan(0);
  const byWord = await search('log-linux-secure-*', { term: { 'event.outcome': 'failure' } });
  expect(byWord.hits.total.value).toBeGreaterThan(0);

  await load(samples.map(({ key }) => key));
  expect(await count()).toBe(expected);
}, 300_000);

test('an object that can not be read fails its own message, and the log names it', async () => {
  const [good] = samples;
  const missing = 'AWSLogs/123456789012/CloudTrail/us-east-1/2025/06/12/missing.json.gz';
  const { answer, lines } = await load([missing, good.key]);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: missing }] });
  expect(lines).toContainEqual(expect.objectContaining({ level: 'ERROR', s3_key: missing, s3_bucket: BUCKET, service: 'es-loader', message: expect.stringContaining('missing.json.gz') }));
  expect(lines).toContainEqual(expect.objectContaining({ level: 'INFO', s3_key: good.key, message: 'loaded' }));
}, 60_000);

test('each object has its own set of metrics', async () => {
  const keys = samples.filter(({ logType }) => logType === 'alb' || logType === 'waf').map(({ key }) => key);
  const { lines } = await load(keys);
  const metrics = lines.filter((line) => '_aws' in line);
  expect(metrics.map(({ s3_key }) => s3_key).sort()).toEqual([...keys].sort());
  for (const line of metrics) {
    const [definition] = (line._aws as any).CloudWatchMetrics;
    expect(definition.Namespace).toBe('SIEM');
    expect(definition.Dimensions[0].sort()).toEqual(['logtype', 'service']);
    const units = Object.fromEntries(definition.Metrics.map(({ Name, Unit }: { Name: string; Unit: string }) => [Name, Unit]));
    expect(units).toEqual({
      InputLogFileSize: 'Bytes',
      OutputDataSize: 'Bytes',
      SuccessLogLoadCount: 'Count',
      ErrorLogLoadCount: 'Count',
      ExcludedLogCount: 'Count',
      CountedLogCount: 'Count',
      TotalDurationTime: 'Milliseconds',
      EsResponseTime: 'Milliseconds',
      TotalLogFileCount: 'Count',
      TotalLogCount: 'Count',
    });
    expect(line.SuccessLogLoadCount).toBe(line.TotalLogCount);
  }
}, 60_000);

test('what Security Lake holds is read by its subscriber\'s role', async () => {
  const bucket = 'aws-security-data-lake-us-east-1-example';
  const [{ key, object }] = samples;
  objects.set(`/${bucket}/${key}`, object);
  const { answer } = await load([key], { bucket, env: { SECURITY_LAKE_ROLE_ARN: 'arn:aws:iam::123456789012:role/subscriber', SECURITY_LAKE_EXTERNAL_ID: 'ext' } });
  expect(answer).toEqual({ batchItemFailures: [] });
  const [reader] = [...readers].filter(([path]) => path.startsWith(`/${bucket}/`)).map(([, accessKey]) => accessKey);
  expect(reader).toBe('subscriber');
}, 60_000);
