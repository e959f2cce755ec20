import { applyLifecycle } from '../../src/domain-setup/lifecycle';
import { lifecyclePolicies } from '../../src/domain-setup/lifecycle-policies';
import { Requests } from '../../src/domain-setup/requests';
import { createClient } from '../../src/platform/opensearch-client';
import { ServiceFront } from '../support/opensearch/service-front';

const NOWHERE = 'http://127.0.0.1:9';
let front: ServiceFront;
let requests: Requests;

beforeEach(async () => {
  front = await ServiceFront.start(NOWHERE);
  requests = new Requests(createClient({ url: front.urlOf('master', 'x') }), async () => {});
});
afterEach(() => front.stop());

/** Names of the states of a policy, each with the age at which the next one comes. */
const ages = (policy: string): object => Object.fromEntries(front.jobs.policies.get(policy)!.body.states.map(({ name, transitions }: any) =>
  [name, transitions[0]?.conditions.min_index_age]));
const state = (policy: string, name: string): any => front.jobs.policies.get(policy)!.body.states.find((each: any) => each.name === name);

test('indices go from hot to warm to cold, and are deleted', async () => {
  await applyLifecycle(requests, { warmAfterDays: 7, coldAfterDays: 30, deleteAfterDays: 365 });

  expect(ages('siem_retention')).toEqual({ hot: '7d', warm: '30d', cold: '365d', delete: undefined });
  expect(state('siem_retention', 'warm').actions).toMatchObject([{ warm_migration: {} }]);
  expect(state('siem_retention', 'cold').actions).toMatchObject([{ cold_migration: { timestamp_field: '@timestamp' } }]);
  expect(state('siem_retention', 'delete').actions).toMatchObject([{ cold_delete: {} }]);
});

test('without tiers they are deleted from where they are', async () => {
  await applyLifecycle(requests, { deleteAfterDays: 90 });

  expect(ages('siem_retention')).toEqual({ hot: '90d', delete: undefined });
  expect(state('siem_retention', 'delete').actions).toMatchObject([{ delete: {} }]);
});

test('only indices with an alias roll over, by size and at the latest before their first step', async () => {
  await applyLifecycle(requests, { warmAfterDays: 7, rolloverMebibytes: 51200 });

  expect(state('siem_retention', 'hot').actions).toEqual([]);
  expect(state('siem_rollover', 'hot').actions).toMatchObject([{ rollover: { min_size: '51200mb', min_index_age: '7d' } }]);
});

test('an index with rollover gets its own policy, not the one that others get', () => {
  const { siem_retention, siem_rollover } = lifecyclePolicies({ deleteAfterDays: 90 });

  expect(siem_retention.ism_template).toEqual([{ index_patterns: ['log-*', 'metrics-*'], priority: 1 }]);
  expect(siem_rollover.ism_template).toEqual([{ index_patterns: ['log-*-0*'], priority: 2 }]);
});

describe('indices that are there', () => {
  beforeEach(() => {
    for (const index of ['log-a-2026-01', 'log-b-000001', 'metrics-a-2026-01']) front.jobs.followed.set(index, undefined);
    front.jobs.followed.set('log-c-2026-01', 'mine');
  });

  test('get the policy, unless an operator gave them one', async () => {
    await applyLifecycle(requests, { deleteAfterDays: 90 });

    expect(Object.fromEntries(front.jobs.followed)).toEqual({
      'log-a-2026-01': 'siem_retention', 'log-b-000001': 'siem_rollover', 'metrics-a-2026-01': 'siem_retention', 'log-c-2026-01': 'mine',
    });
  });

  test('get the new one when it changes, and only then', async () => {
    await applyLifecycle(requests, { deleteAfterDays: 90 });
    front.changes.length = 0;

    await applyLifecycle(requests, { deleteAfterDays: 90 });
    expect(front.changes).toEqual([]);

    await applyLifecycle(requests, { deleteAfterDays: 180 });
    expect(ages('siem_retention')).toMatchObject({ hot: '180d' });
    expect(front.changes).toContain('POST /_plugins/_ism/change_policy/log-a-2026-01,metrics-a-2026-01');
    expect(front.jobs.followed.get('log-c-2026-01')).toBe('mine');
  });

  test('stay for good when there is no retention any more', async () => {
    await applyLifecycle(requests, { deleteAfterDays: 90 });
    await applyLifecycle(requests, undefined);

    expect([...front.jobs.policies.keys()]).toEqual([]);
    expect([...front.jobs.followed.values()].filter(Boolean)).toEqual(['mine']);
    front.changes.length = 0;
    expect(await applyLifecycle(requests, undefined)).toEqual([]);
    expect(front.changes).toEqual([]);
  });

  test('that a failed run left without a policy get it from the next one', async () => {
    front.answers.set('POST /_plugins/_ism/add/log-a-2026-01,metrics-a-2026-01', [500, '{}']);
    await expect(applyLifecycle(requests, { deleteAfterDays: 90 })).rejects.toThrow(/500/);
    front.answers.clear();

    await applyLifecycle(requests, { deleteAfterDays: 90 });
    expect([...front.jobs.followed.values()]).not.toContain(undefined);
  });

  test('that take no policy are told', async () => {
    front.answers.set('POST /_plugins/_ism/add/log-b-000001', [200, JSON.stringify({ failures: true, failed_indices: [{ reason: 'This index is closed' }] })]);

    await expect(applyLifecycle(requests, { deleteAfterDays: 90 })).rejects.toThrow(/add\/log-b-000001: 200 .*This index is closed/);
  });
});

test('without index management nothing has to go, and a retention is an error', async () => {
  const unknown: [number, string] = [400, JSON.stringify({ error: 'no handler found for uri [/_plugins/_ism] and method [GET]' })];
  for (const name of ['siem_retention', 'siem_rollover']) front.answers.set(`GET /_plugins/_ism/policies/${name}`, unknown);

  expect(await applyLifecycle(requests, undefined)).toEqual([]);
  await expect(applyLifecycle(requests, { deleteAfterDays: 90 })).rejects.toThrow(/no handler found/);
});
