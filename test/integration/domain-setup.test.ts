import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CloudFormation, ResourceAnswer } from '../support/aws/cloudformation';
import { Moto } from '../support/aws/moto';
import { runBundle } from '../support/functions/run-bundle';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { PASSWORD } from '../support/opensearch/security';
import { ServiceFront } from '../support/opensearch/service-front';

// the first time OpenSearch and its security plugin are fetched
jest.setTimeout(10 * 60_000);

const arn = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;
const ROLES = { master: arn('master'), loader: arn('loader'), exporter: arn('exporter'), analyst: arn('analyst'), lead: arn('lead'), operator: arn('operator') };
const MEMBERS = { siem_loader: [ROLES.loader], siem_monitor: [ROLES.exporter], siem_reader: [ROLES.analyst], siem_admin: [ROLES.lead] };

let openSearch: LocalOpenSearch;
let front: ServiceFront;
let cloudFormation: CloudFormation;

beforeAll(async () => {
  const users = Object.fromEntries(Object.entries(ROLES).map(([user, role]) => [user, [role]]));
  [openSearch, cloudFormation] = await Promise.all([startOpenSearch({ security: { users, masters: [ROLES.master] } }), CloudFormation.start()]);
  front = await ServiceFront.start(openSearch.url);
  const theirs = { index_patterns: ['log-aws-waf-*'], priority: 10, template: { mappings: { properties: { mine: { type: 'long' } } } } };
  await as('master').put('_index_template/my-waf', theirs);
  await as('master').put('_plugins/_security/api/rolesmapping/kibana_user', { users: ['somebody'], backend_roles: [ROLES.operator] });
  expect(await setUp(properties())).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: expect.stringMatching(/^domain-setup\//) });
});

afterAll(async () => {
  await front?.stop();
  await Promise.all([openSearch?.stop(), cloudFormation?.stop()]);
});

function properties(domain: object = {}) {
  return {
    Endpoint: front.urlOf('master', PASSWORD),
    Version: '1',
    Domain: {
      Arn: 'arn:aws:es:us-east-1:123456789012:domain/aes-siem',
      MasterRoleArn: ROLES.master,
      Members: MEMBERS,
      Snapshots: { Bucket: 'snapshots', RoleArn: arn('snapshots'), Warm: 'false' },
      Replicas: '0',
      ...domain,
    },
  };
}

/** What the bundled function answers to CloudFormation, which asks for a creation, or for an update of what was. */
async function setUp(ResourceProperties: object, OldResourceProperties?: object): Promise<ResourceAnswer> {
  const request = { RequestType: OldResourceProperties ? 'Update' : 'Create', ResourceProperties, OldResourceProperties };
  await runBundle('configure-opensearch', cloudFormation.request(request), { AWS_REGION: 'us-east-1' });
  return cloudFormation.takeAnswer();
}

function as(user: keyof typeof ROLES) {
  const send = async (method: string, path: string, body?: object | string): Promise<{ status: number; body: any }> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'authorization': `Basic ${btoa(`${user}:${PASSWORD}`)}`, 'content-type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' };
    const answer = await fetch(`${openSearch.url}/${path}`, { method, headers, ...(body !== undefined && { body: text }) });
    return { status: answer.status, body: await answer.json() };
  };
  return {
    get: (path: string) => send('GET', path),
    put: (path: string, body: object = {}) => send('PUT', path, body),
    post: (path: string, body: object | string = {}) => send('POST', path, body),
    delete: (path: string) => send('DELETE', path),
  };
}

const bulk = (...indices: string[]): string => indices.map((_index) => `${JSON.stringify({ create: { _index } })}\n{"source":{"ip":"192.0.2.1"}}\n`).join('');

describe('the loader', () => {
  test('writes documents to log-* and metrics-*, and to no other index', async () => {
    const { body } = await as('loader').post('_bulk', bulk('log-aws-cloudtrail-2026-11', 'metrics-opensearch-index-2026-11', 'accounts', '.kibana_1'));

    expect(body.items.map(({ create }: any) => create.status)).toEqual([201, 201, 403, 403]);
  });

  test('makes the first index of an alias, and sees whether there is one', async () => {
    expect((await as('loader').get('_cat/aliases/log-web-nginx?format=json')).body).toEqual([]);
    expect((await as('loader').put('log-web-nginx-000001', { aliases: { 'log-web-nginx': { is_write_index: true } } })).status).toBe(200);
    expect((await as('loader').get('_cat/aliases/log-web-nginx?format=json')).body).toMatchObject([{ index: 'log-web-nginx-000001', is_write_index: 'true' }]);
    expect((await as('loader').post('_bulk', bulk('log-web-nginx'))).body.errors).toBe(false);
  });

  test('asks for blocks of indices', async () => {
    expect((await as('loader').get('_cluster/state/blocks')).body.blocks).toEqual({});
  });

  test.each([
    ['POST', 'log-*/_search', {}],
    ['POST', 'log-aws-cloudtrail-2026-11/_mget', { ids: ['1'] }],
    ['DELETE', 'log-aws-cloudtrail-2026-11', {}],
    ['POST', 'log-aws-cloudtrail-2026-11/_delete_by_query', { query: { match_all: {} } }],
    ['POST', 'log-aws-cloudtrail-2026-11/_update/1', { doc: {} }],
    ['PUT', 'log-aws-cloudtrail-2026-11/_settings', { index: { blocks: { write: true } } }],
    ['PUT', 'accounts', {}],
    ['PUT', '_index_template/x', { index_patterns: ['x'] }],
    ['PUT', '_plugins/_security/api/rolesmapping/siem_admin', { backend_roles: [ROLES.loader] }],
    ['PUT', '_cluster/settings', { persistent: { 'cluster.max_shards_per_node': 1 } }],
  ])('may not %s /%s', async (method, path, body) => {
    const verb = method.toLowerCase() as 'put' | 'post' | 'delete';
    expect((await as('loader')[verb](path, body)).status).toBe(403);
  });
});

test('the exporter of metrics reads sizes, and no document', async () => {
  const asked = ['', '_cat/indices?format=json&expand_wildcards=all', '_stats/docs,store?expand_wildcards=open,hidden', '_cat/shards?format=json'];

  for (const path of asked) expect([path, (await as('exporter').get(path)).status]).toEqual([path, 200]);
  expect((await as('exporter').get('log-*/_search')).status).toBe(403);
});

test('the functions themselves get along with their roles', async () => {
  const moto = await Moto.start();
  try {
    const [Bucket, Key] = ['aes-siem-123456789012-log', 'AWSLogs/123456789012/GuardDuty/us-east-1/2025/03/04/finding.jsonl'];
    const finding = { accountId: '123456789012', region: 'us-east-1', id: 'f1', type: 'Recon:EC2/Portscan', severity: 2, updatedAt: '2025-03-04T05:06:07.000Z' };
    const s3 = new S3Client(moto.client());
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(finding) }));
    const SIEM_CONFIG_DIR = mkdtempSync(join(tmpdir(), 'domain-setup-'));
    writeFileSync(join(SIEM_CONFIG_DIR, 'user.ini'), '[guardduty]\nindex_rotation = auto\n');
    const environment = (user: string) => ({ ...moto.environment(), ENDPOINT: openSearch.url.replace('//', `//${user}:${PASSWORD}@`), LOG_BUCKET: Bucket, SIEM_CONFIG_DIR });

    const body = JSON.stringify({ Records: [{ eventSource: 'aws:s3', s3: { bucket: { name: Bucket }, object: { key: Key, size: 1 } } }] });
    const { answer, lines } = await runBundle('es-loader', { Records: [{ messageId: '1', eventSource: 'aws:sqs', body }] }, environment('loader'));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(lines.find((line) => '_aws' in line)).toMatchObject({ SuccessLogLoadCount: 1, ErrorLogLoadCount: 0 });
    expect((await as('master').get('_cat/aliases/log-aws-guardduty?format=json')).body).toMatchObject([{ index: 'log-aws-guardduty-000001' }]);

    const exported = await runBundle('index-metrics-exporter', {}, { ...environment('exporter'), INDEX_METRICS_PREFIX: 'metrics/' });
    expect(exported.answer.problems).toEqual([]);
  } finally {
    await moto.stop();
  }
});

test('people search, and change nothing; who leads changes what is there, but not who may do what', async () => {
  expect((await as('analyst').get('log-*/_search')).status).toBe(200);
  expect((await as('analyst').delete('log-aws-cloudtrail-2026-11')).status).toBe(403);
  expect((await as('analyst').get('_plugins/_security/authinfo')).body.tenants.global_tenant).toBe(false);

  expect((await as('lead').put('_index_template/team', { index_patterns: ['team-*'] })).status).toBe(200);
  expect((await as('lead').put('log-mine')).status).toBe(200);
  expect((await as('lead').delete('log-mine')).status).toBe(200);
  expect((await as('lead').put('_plugins/_security/api/roles/mine')).status).toBe(403);
  expect((await as('operator').get('log-*/_search')).status).toBe(403);
});

describe('templates', () => {
  const newIndex = async (name: string) => {
    await as('master').put(name);
    return (await as('master').get(name)).body[name];
  };

  test('give fields their types, and shards the copies that the domain has place for', async () => {
    const { mappings, settings } = await newIndex('log-aws-cloudtrail-2026-12');

    expect(mappings.properties.source.properties.ip).toMatchObject({ type: 'ip' });
    expect(settings.index).toMatchObject({ number_of_replicas: '0', refresh_interval: '30s' });
  });

  test('of an operator win from priority 10 on, and stay', async () => {
    const { mappings } = await newIndex('log-aws-waf-2026-12');

    expect(mappings.properties).toEqual({ mine: { type: 'long' } });
  });

  test('tell index management the alias of indices that roll over', async () => {
    const { index_templates: [{ index_template }] } = (await as('master').get('_index_template/log-aws-rds-mysql_rollover')).body;

    expect(index_template).toMatchObject({
      index_patterns: ['log-aws-rds-mysql-0*'], priority: 5, composed_of: ['component_template_log', 'component_template_log-aws', 'component_template_log-aws-rds'],
    });
  });
});

test('whom others mapped stays, and who is no longer a member goes', async () => {
  const mappings = async (role: string) => (await as('master').get(`_plugins/_security/api/rolesmapping/${role}`)).body[role];
  await as('master').put('_plugins/_security/api/rolesmapping/siem_reader', { backend_roles: [ROLES.analyst, ROLES.operator] });

  const next = properties({ Members: { ...MEMBERS, siem_reader: [] } });
  expect(await setUp(next, properties())).toMatchObject({ Status: 'SUCCESS' });
  expect((await mappings('siem_reader')).backend_roles).toEqual([ROLES.operator]);
  expect(await mappings('kibana_user')).toMatchObject({ users: ['somebody'], backend_roles: [ROLES.operator, ROLES.lead] });

  await setUp(properties(), next);
  expect((await mappings('siem_reader')).backend_roles).toEqual([ROLES.operator, ROLES.analyst]);
});

test('a second run changes nothing', async () => {
  front.changes.length = 0;

  expect(await setUp(properties())).toMatchObject({ Status: 'SUCCESS' });
  expect(front.changes).toEqual([]);
});

test('what somebody changed in a template of the SIEM is put right, and nothing else is touched', async () => {
  await as('master').put('_component_template/component_template_log-aws-waf', { template: { mappings: { properties: { action: { type: 'text' } } } } });
  front.changes.length = 0;

  await setUp(properties());
  expect(front.changes).toEqual(['PUT /_component_template/component_template_log-aws-waf']);
});

test('a request that is refused fails the resource with the text of the answer', async () => {
  const clash = { index_patterns: ['log-aws-config-*'], priority: 2 };
  await as('master').delete('_index_template/log-aws-config_aws');
  await as('master').put('_index_template/clash', clash);

  const { Status, Reason } = await setUp(properties());
  expect(Status).toBe('FAILED');
  expect(Reason).toMatch(/^RequestRefused: PUT \/_index_template\/log-aws-config_aws: 400 .*clash/);
});
