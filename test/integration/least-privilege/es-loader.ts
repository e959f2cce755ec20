import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { CreateBucketCommand, DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { FOREIGN_BUCKETS, makeForeignLogs, makeRole } from './foreign-logs';
import { joinsNetwork, writesItsLog } from './function-log';
import { Names, Scenario, World } from './scenario';
import { CONTROL_TOWER, GIVEN, MANAGEMENT_ROLE, SECURITY_LAKE } from './templates';
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

/** Buckets whose objects the loader reads with its own role. */
const OWN_BUCKETS = [LOGS, GIVEN.trail.bucket, GIVEN.events.bucket];
/** Roles of other accounts, as they are called in moto. */
let roles: Names = {};

const settings = mkdtempSync(join(tmpdir(), 'least-privilege-'));

/** The way of a log with everything that the loader can meet on it. */
export const esLoader: Scenario = {
  name: 'es-loader',

  async prepare({ administrator }) {
    const s3 = new S3Client(administrator);
    for (const Bucket of [...OWN_BUCKETS, GEO]) await s3.send(new CreateBucketCommand({ Bucket }));
    const { city, asn } = documentationDatabases();
    await s3.send(new PutObjectCommand({ Bucket: GEO, Key: 'GeoLite2/GeoLite2-City.mmdb', Body: city }));
    await s3.send(new PutObjectCommand({ Bucket: GEO, Key: 'GeoLite2/GeoLite2-ASN.mmdb', Body: asn }));
    const put = (name: string, body: string) => s3.send(new PutObjectCommand({ Bucket: LOGS, Key: KEY.replace('0000', name), Body: body }));
    await put('good', object(line('203.0.113.7'), line('203.0.113.7', 'newer'), line('203.0.113.7', 'older')));
    // the index takes an object in this place only
    await put('refused', object(JSON.stringify({ ...JSON.parse(line('203.0.113.8')), userIdentity: 'nobody' })));
    await put('large', object(...Array.from({ length: 30 }, (_, index) => line(`203.0.113.${index}`))));
    await s3.send(new PutObjectCommand({ Bucket: LOGS, Key: ROLLED_OVER, Body: FINDING }));
    for (const Bucket of [GIVEN.trail.bucket, GIVEN.events.bucket]) await s3.send(new PutObjectCommand({ Bucket, Key: KEY, Body: object(line('203.0.113.7', Bucket)) }));
    const ssm = new SSMClient(administrator);
    await ssm.send(new PutParameterCommand({ Name: '/siem/log-filter/cloudtrail/newer', Type: 'String', Value: condition('newer') }));
    await ssm.send(new PutParameterCommand({ Name: '/siem/exclude-logs/cloudtrail/older', Type: 'String', Value: condition('older') }));
    const sqs = new SQSClient(administrator);
    for (const QueueName of [SPLIT, 'aes-siem-load', 'aes-siem-dlq']) await sqs.send(new CreateQueueCommand({ QueueName }));
    writeFileSync(join(settings, 'user.ini'), '[cloudtrail]\nmax_log_count = 20\n[guardduty]\nindex_rotation = auto\n');
    const bodies = Object.fromEntries(Object.values(FOREIGN_BUCKETS).map((bucket) => [bucket, object(line('203.0.113.7', bucket))]));
    roles = await makeForeignLogs(administrator, KEY, bodies);
    return roles;
  },

  async run(world) {
    await forgetResults(world);
    const { answer, lines } = await world.invoke(
      {
        Records: [
          ...['good', 'refused', 'large'].map((name) => notification(name)),
          notification('rolled-over', ROLLED_OVER),
          ...[...OWN_BUCKETS.slice(1), ...Object.values(FOREIGN_BUCKETS)].map((bucket) => notification(bucket, KEY, bucket)),
          ...OWN_BUCKETS.map((bucket) => notification(`missing ${bucket}`, KEY.replace('0000', 'missing'), bucket)),
        ],
      },
      {
        SIEM_CONFIG_DIR: settings,
        SQS_SPLIT_LOGS_URL: `${world.gate.url}/123456789012/${SPLIT}`,
        CONTROL_TOWER_ROLE_ARN: roles[CONTROL_TOWER.roleArn],
        SECURITY_LAKE_ROLE_ARN: roles[SECURITY_LAKE.roleArn],
      },
    );

    const missing = OWN_BUCKETS.map((bucket) => ({ itemIdentifier: `missing ${bucket}` }));
    assert.deepEqual(answer, { batchItemFailures: missing }, JSON.stringify(lines.filter(({ level }) => level === 'ERROR')));
    const unread = lines.filter(({ message }) => /missing0+\.json was not loaded/.test(message));
    assert.deepEqual(unread.map(({ message }) => /does not exist/.test(message)), [true, true, true]);
    assert.deepEqual(lines.filter(({ level }) => level === 'WARN').map(({ message }) => message), []);
    await fetch(`${world.openSearch}/_refresh`, { method: 'POST' });
    const found = await documents(world, 'id-203.0.113.7*');
    assert.equal(found.length, 5, 'of each bucket one; conditions exclude two of three');
    assert.ok(found[0].source?.geo && found[0].source?.as, 'the address has a place and a network');
    const { Contents = [] } = await new S3Client(world.administrator).send(new ListObjectsV2Command({ Bucket: LOGS, Prefix: 'siem-quarantine/' }));
    assert.ok(Contents.length > 0, 'what the index refuses is kept aside');
    const alias = await fetch(`${world.openSearch}/_alias/log-aws-guardduty`);
    assert.equal(alias.status, 200, 'the write alias of an index with rollover is made');
    assert.ok(await takePieces(world) > 0, 'a large object is passed on in pieces');
    lambdaService(world);
  },
};

/** What is different with a collection of OpenSearch Serverless, and with Organizations of another account. */
export const esLoaderOfCollection: Scenario = {
  name: 'es-loader',
  of: 'serverless',
  concerns: ({ Action }) => [Action].flat().every((action) => /^(aoss|sts):/.test(action)),

  async prepare({ administrator }) {
    const s3 = new S3Client(administrator);
    for (const Bucket of [LOGS, GEO]) await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket: LOGS, Key: KEY, Body: object(line('203.0.113.9')) }));
    await new OrganizationsClient(administrator).send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const managing = [{ Effect: 'Allow' as const, Action: 'organizations:ListAccounts', Resource: '*' }];
    roles = { [MANAGEMENT_ROLE]: await makeRole(administrator, MANAGEMENT_ROLE, managing) };
    return roles;
  },

  async run(world) {
    await forgetResults(world);
    const { answer, lines } = await world.invoke({ Records: [notification('good', KEY)] }, { ORGANIZATIONS_ROLE_ARN: roles[MANAGEMENT_ROLE] });

    assert.deepEqual(answer, { batchItemFailures: [] }, JSON.stringify(lines.filter(({ level }) => level === 'ERROR')));
    assert.ok(!lines.some(({ message }) => /names of accounts can't be read/.test(message)));
    await fetch(`${world.openSearch}/_refresh`, { method: 'POST' });
    assert.equal((await documents(world, 'id-203.0.113.9')).length, 1);
  },
};

function notification(name: string, key = KEY.replace('0000', name), bucket = LOGS): object {
  const body = { Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: bucket }, object: { key, size: 1 } } }] };
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

/** What the Lambda service does in the name of the role, and what the role is promised besides. */
function lambdaService(world: World): void {
  const { gate, template } = world;
  const queues = [template.arnOf('AWS::SQS::Queue', /QueuesLoad/), template.arnOf('AWS::SQS::Queue', /QueuesSplit/), CONTROL_TOWER.queueArn, SECURITY_LAKE.queueArn];
  for (const queue of queues) {
    for (const action of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) gate.require(`sqs:${action}`, queue);
  }
  gate.require('sqs:SendMessage', template.arnOf('AWS::SQS::Queue', /DeadLetter/));
  joinsNetwork(world);
  writesItsLog(world, /EsLoader/);
  // this OpenSearch has no cold storage, and so no second page of it
  gate.require('es:ESHttpPost', `${template.arnOf('AWS::OpenSearchService::Domain')}/_cold/indices/_search`);
  // code of log types may want the version that was announced
  for (const bucket of OWN_BUCKETS) gate.require('s3:GetObjectVersion', `arn:aws:s3:::${bucket}/${KEY}`);
}
