import { masterSession, sessionPolicy } from '../../src/domain-setup/master-session';
import { Moto } from '../support/aws/moto';

// the longest names that there can be
const ARN = `arn:aws-us-gov:es:us-gov-west-1:123456789012:domain/${'a'.repeat(28)}`;
const SNAPSHOTS = { Bucket: 'b', RoleArn: `arn:aws-us-gov:iam::123456789012:role/${'a'.repeat(28)}-snapshot-role`, Warm: 'false' };
const POLICY = sessionPolicy({ Arn: ARN, Snapshots: SNAPSHOTS }) as { Statement: { Action: string | string[]; Resource: string | string[] }[] };

const may = (method: string, path: string): boolean => POLICY.Statement.some(({ Action, Resource }) => [Action].flat().includes(`es:ESHttp${method}`)
  && [Resource].flat().some((each) => new RegExp(`^${each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.*')}$`).test(`${ARN}/${path}`)));

test('a session policy has room for the longest names', () => {
  expect(JSON.stringify(POLICY).length).toBeLessThanOrEqual(2048);
});

test.each([
  ['Get', ''],
  ['Get', '_component_template'],
  ['Put', '_component_template/component_template_log-aws'],
  ['Put', '_index_template/log-aws_aws'],
  ['Put', '_index_template/log-linux-os_rollover'],
  ['Put', '_index_template/default-opendistro-indices_aws'],
  ['Get', '_plugins/_security/api/roles/kibana_user'],
  ['Put', '_plugins/_security/api/roles/siem_loader'],
  ['Put', '_plugins/_security/api/rolesmapping/opensearch_dashboards_user'],
  ['Put', '_plugins/_ism/policies/siem_retention'],
  ['Delete', '_plugins/_ism/policies/siem_retention'],
  ['Get', '_plugins/_ism/explain/log-*,metrics-*'],
  ['Post', '_plugins/_ism/change_policy/log-a,log-b'],
  ['Put', '_snapshot/siem-snapshot'],
  ['Post', '_plugins/_sm/policies/siem-snapshot-daily'],
])('the session may %s %s', (method, path) => {
  expect(may(method, path)).toBe(true);
});

test.each([
  ['Get', 'log-aws-cloudtrail-2026-11/_search'],
  ['Put', '_index_template/mine'],
  ['Delete', '_index_template/log-aws_aws'],
  ['Delete', 'log-aws-cloudtrail-2026-11'],
  ['Put', '_plugins/_security/api/internalusers/somebody'],
  ['Put', '_plugins/_ism/policies/mine'],
  ['Post', '_bulk'],
])('the session may not %s %s', (method, path) => {
  expect(may(method, path)).toBe(false);
});

test('the master role is assumed where the domain is', async () => {
  const moto = await Moto.start();
  const before = { ...process.env };
  Object.assign(process.env, moto.environment());
  try {
    const session = masterSession({ Arn: ARN, MasterRoleArn: 'arn:aws:iam::123456789012:role/master', Snapshots: SNAPSHOTS }, 'eu-central-1');

    expect(await session()).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/), sessionToken: expect.any(String), expiration: expect.any(Date) });
  } finally {
    process.env = before;
    await moto.stop();
  }
}, 5 * 60_000);
