import { Requests } from '../../src/domain-setup/requests';
import { applySnapshots, Snapshots } from '../../src/domain-setup/snapshots';
import { createClient } from '../../src/platform/opensearch-client';
import { ServiceFront } from '../support/opensearch/service-front';

const SNAPSHOTS: Snapshots = { bucket: 'snapshots', region: 'eu-central-1', roleArn: 'arn:aws:iam::123456789012:role/snapshots', warm: false };
const waits: number[] = [];
let front: ServiceFront;
let requests: Requests;

beforeEach(async () => {
  waits.length = 0;
  front = await ServiceFront.start('http://127.0.0.1:9');
  requests = new Requests(createClient({ url: front.urlOf('master', 'x') }), async (milliseconds) => void waits.push(milliseconds));
});
afterEach(() => front.stop());

const policy = () => front.jobs.policies.get('siem-snapshot-daily')!.body;

test('the bucket is registered, and a snapshot is made every day, of which 30 are kept', async () => {
  await applySnapshots(requests, SNAPSHOTS);

  expect(front.jobs.repositories.get('siem-snapshot')).toEqual({
    type: 's3', settings: { bucket: 'snapshots', region: 'eu-central-1', role_arn: 'arn:aws:iam::123456789012:role/snapshots' },
  });
  expect(policy()).toMatchObject({
    creation: { schedule: { cron: { expression: expect.stringMatching(/^\d+ \d+ \* \* \*$/) } } },
    deletion: { condition: { max_count: 30 } },
    snapshot_config: { repository: 'siem-snapshot', indices: 'log-*,metrics-*,.kibana*' },
  });
});

test('a second time changes nothing, another bucket does', async () => {
  await applySnapshots(requests, SNAPSHOTS);
  front.changes.length = 0;

  expect(await applySnapshots(requests, SNAPSHOTS)).toEqual([]);
  expect(front.changes).toEqual([]);
  expect(await applySnapshots(requests, { ...SNAPSHOTS, bucket: 'others' })).toEqual(['repository siem-snapshot']);
});

test('logs that may lie on warm nodes are left out, or no snapshot would be made', async () => {
  await applySnapshots(requests, SNAPSHOTS);
  await applySnapshots(requests, { ...SNAPSHOTS, warm: true });

  expect(policy().snapshot_config.indices).toBe('metrics-*,.kibana*');
});

test('in us-east-1 the repository is named by its endpoint', async () => {
  await applySnapshots(requests, { ...SNAPSHOTS, region: 'us-east-1' });

  expect(front.jobs.repositories.get('siem-snapshot').settings).toMatchObject({ endpoint: 's3.amazonaws.com' });
});

test('an engine without snapshot management keeps the repository', async () => {
  front.answers.set('GET /_plugins/_sm/policies/siem-snapshot-daily', [400, JSON.stringify({ error: 'no handler found for uri' })]);

  expect(await applySnapshots(requests, SNAPSHOTS)).toEqual(['repository siem-snapshot']);
});

test('a role that is not known yet is waited for, and then told', async () => {
  front.answers.set('PUT /_snapshot/siem-snapshot', [500, JSON.stringify({ error: { reason: 'could not assume the role' } })]);

  await expect(applySnapshots(requests, SNAPSHOTS)).rejects.toThrow(/PUT \/_snapshot\/siem-snapshot: 500 .*could not assume the role/);
  expect(waits.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(60_000);
});
