import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Scenario, World } from './scenario';
import { documentationDatabases } from '../../support/mmdb/documentation-networks';

const LOGS = 'aes-siem-123456789012-log';
const GEO = 'aes-siem-123456789012-geo';
const SPLIT = 'aes-siem-sqs-split-logs';

const line = (address: string, more = '') => JSON.stringify({
  eventVersion: '1.08',
  eventTime: '2025-03-04T05:06:07Z',
  eventID: `id-${address}${more}`,
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'us-east-1',
  sourceIPAddress: address,
  recipientAccountId: '123456789012',
  ...(more !== '' && { [more]: true }),
});
const object = (...records: string[]) => `{"Records":[${records.join(',')}]}`;
const condition = (name: string) => JSON.stringify({ action: 'EXCLUDE', expression: `${name} == \`true\`` });
const KEY = 'AWSLogs/123456789012/CloudTrail/us-east-1/2025/03/04/123456789012_CloudTrail_us-east-1_20250304T0510Z_0000000000000000.json';

const ROLLED_OVER = 'AWSLogs/123456789012/GuardDuty/us-east-1/2025/03/04/finding.jsonl';
const FINDING = JSON.stringify({
  schemaVersion: '2.0',
  accountId: '123456789012',
  region: 'us-east-1',
  id: 'finding-1',
  type: 'Recon:EC2/Portscan',
  severity: 2,
  createdAt: '2025-03-04T05:06:07.000Z',
  updatedAt: '2025-03-04T05:06:07.000Z',
  title: 'a scan',
  service: { count: 1 },
  resource: { resourceType: 'Instance' },
});

const settings = mkdtempSync(join(tmpdir(), 'least-privilege-'));

/** The way of a log with everything that the loader can meet on it. */
export const esLoader: Scenario = {
  name: 'es-loader',

  async prepare({ administrator }) {
    const s3 = new S3Client(administrator);
    for (const Bucket of [LOGS, GEO]) await s3.send(new CreateBucketCommand({ Bucket }));
    const { city, asn } = documentationDatabases();
    await s3.send(new PutObjectCommand({ Bucket: GEO, Key: 'GeoLite2/GeoLite2-City.mmdb', Body: city }));
    await s3.send(new PutObjectCommand({ Bucket: GEO, Key: 'GeoLite2/GeoLite2-ASN.mmdb', Body: asn }));
    const put = (name: string, body: string) => s3.send(new PutObjectCommand({ Bucket: LOGS, Key: KEY.replace('0000', name), Body: body }));
    await put('good', object(line('203.0.113.7'), line('203.0.113.7', 'newer'), line('203.0.113.7', 'older')));
    // the index takes an object in this place only
    await put('refused', object(JSON.stringify({ ...JSON.parse(line('203.0.113.8')), userIdentity: 'nobody' })));
    await put('large', object(...Array.from({ length: 30 }, (_, index) => line(`203.0.113.${index}`))));
    await s3.send(new PutObjectCommand({ Bucket: LOGS, Key: ROLLED_OVER, Body: FINDING }));
    const ssm = new SSMClient(administrator);
    await ssm.send(new PutParameterCommand({ Name: '/siem/log-filter/cloudtrail/newer', Type: 'String', Value: condition('newer') }));
    await ssm.send(new PutParameterCommand({ Name: '/siem/exclude-logs/cloudtrail/older', Type: 'String', Value: condition('older') }));
    const sqs = new SQSClient(administrator);
    for (const QueueName of [SPLIT, 'aes-siem-load', 'aes-siem-dlq']) await sqs.send(new CreateQueueCommand({ QueueName }));
    writeFileSync(join(settings, 'user.ini'), '[cloudtrail]\nmax_log_count = 20\n[guardduty]\nindex_rotation = auto\n');
  },

  async run(world) {
    await forgetResults(world);
    const { answer, lines } = await world.invoke(
      { Records: [...['good', 'refused', 'large', 'missing'].map((name) => notification(name)), notification('rolled-over', ROLLED_OVER)] },
      { SIEM_CONFIG_DIR: settings, SQS_SPLIT_LOGS_URL: `${world.gate.url}/123456789012/${SPLIT}` },
    );

    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: 'missing' }] }, JSON.stringify(lines.filter(({ level }) => level === 'ERROR')));
    assert.match(lines.find(({ message }) => /missing0+\.json was not loaded/.test(message))?.message, /does not exist/);
    assert.deepEqual(lines.filter(({ level }) => level === 'WARN').map(({ message }) => message), []);
    await fetch(`${world.openSearch}/_refresh`, { method: 'POST' });
    const found = await documents(world, 'id-203.0.113.7*');
    assert.equal(found.length, 1, 'conditions exclude two of three');
    assert.ok(found[0].source?.geo && found[0].source?.as, 'the address has a place and a network');
    const { Contents = [] } = await new S3Client(world.administrator).send(new ListObjectsV2Command({ Bucket: LOGS, Prefix: 'siem-quarantine/' }));
    assert.ok(Contents.length > 0, 'what the index refuses is kept aside');
    const alias = await fetch(`${world.openSearch}/_alias/log-aws-guardduty`);
    assert.equal(alias.status, 200, 'the write alias of an index with rollover is made');
    assert.ok(await takePieces(world) > 0, 'a large object is passed on in pieces');
    lambdaService(world);
  },
};

function notification(name: string, key = KEY.replace('0000', name)): object {
  const body = { Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: LOGS }, object: { key, size: 1 } } }] };
  return { messageId: name, eventSource: 'aws:sqs', body: JSON.stringify(body) };
}

async function forgetResults({ openSearch, administrator }: World): Promise<void> {
  const s3 = new S3Client(administrator);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: LOGS, Prefix: 'siem-quarantine/' }));
  for (const { Key } of Contents) await s3.send(new DeleteObjectCommand({ Bucket: LOGS, Key }));
  await fetch(`${openSearch}/log-*`, { method: 'DELETE' });
}

async function documents({ openSearch }: World, ids: string): Promise<any[]> {
  const query = { query: { wildcard: { eventID: ids } } };
  const answer = await fetch(`${openSearch}/log-*/_search`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(query),
  });
  const { hits } = await answer.json() as { hits: { hits: { _source: object }[] } };
  return hits.hits.map(({ _source }) => _source);
}

async function takePieces({ administrator }: World): Promise<number> {
  const sqs = new SQSClient(administrator);
  const QueueUrl = `${administrator.endpoint}/123456789012/${SPLIT}`;
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.length;
}

/** What the Lambda service does in the name of the role. */
function lambdaService({ gate, template }: World): void {
  for (const queue of [/QueuesLoad/, /QueuesSplit/]) {
    const arn = template.arnOf('AWS::SQS::Queue', queue);
    for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) gate.require(`sqs:${action}`, arn);
  }
  gate.require('sqs:SendMessage', template.arnOf('AWS::SQS::Queue', /DeadLetter/));
  const stream = template.arnOf('AWS::Logs::LogGroup', /EsLoader/).replace(/\*$/, 'log-stream:x');
  for (const action of ['CreateLogStream', 'PutLogEvents']) gate.require(`logs:${action}`, stream);
}
