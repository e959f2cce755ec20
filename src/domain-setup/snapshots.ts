import { describe } from './lifecycle-policies';
import { RequestRefused } from './requests';
import type { Requests } from './requests';
import { holds } from './same-state';

/** Name of the repository. */
const REPOSITORY = 'siem-snapshot';
/** A repository takes one policy. */
const SNAPSHOT_POLICY = 'siem-snapshot-daily';
const POLICY_PATH = `/_plugins/_sm/policies/${SNAPSHOT_POLICY}`;
const DASHBOARDS = '.kibana*';
const KEPT = 30;
/** A role and what it may do are known everywhere after that long. */
const UNTIL_ROLE_IS_KNOWN_MS = 120_000;

/** Where snapshots go. */
export interface Snapshots {
  readonly bucket: string;
  readonly region: string;
  /** OpenSearch Service assumes it. */
  readonly roleArn: string;
  /** Some indices may lie on warm nodes. */
  readonly warm: boolean;
}

/** Registers the bucket, and has a snapshot made every day, of which the last 30 are kept. */
export async function applySnapshots(requests: Requests, snapshots: Snapshots): Promise<string[]> {
  return [...await applyRepository(requests, snapshots), ...await applyPolicy(requests, snapshots)];
}

async function applyRepository(requests: Requests, { bucket, region, roleArn }: Snapshots): Promise<string[]> {
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshot-registerdirectory.html
  const place = region === 'us-east-1' ? { endpoint: 's3.amazonaws.com' } : { region };
  const wanted = { type: 's3', settings: { bucket, ...place, role_arn: roleArn } };
  const there = await requests.read<Record<string, unknown>>(`/_snapshot/${REPOSITORY}`);
  if (holds(there?.[REPOSITORY], wanted)) return [];
  await requests.untilKnown(UNTIL_ROLE_IS_KNOWN_MS, () => requests.send('PUT', `/_snapshot/${REPOSITORY}`, wanted));
  return [`repository ${REPOSITORY}`];
}

interface Stored { readonly _seq_no: number; readonly _primary_term: number; readonly sm_policy: { readonly description: string } }

async function applyPolicy(requests: Requests, { warm }: Snapshots): Promise<string[]> {
  const content = {
    enabled: true,
    creation: { schedule: { cron: { expression: '17 2 * * *', timezone: 'UTC' } }, time_limit: '12h' },
    deletion: { condition: { max_count: KEPT } },
    snapshot_config: {
      repository: REPOSITORY,
      // hot and warm indices in one snapshot make it fail, and warm ones lie on S3 anyway
      indices: warm ? `metrics-*,${DASHBOARDS}` : `log-*,metrics-*,${DASHBOARDS}`,
      ignore_unavailable: true,
      include_global_state: false,
      partial: true,
    },
  };
  const wanted = { description: describe('Logs and dashboards, every day', content), ...content };
  let stored: Stored | undefined;
  try {
    stored = await requests.read<Stored>(POLICY_PATH);
  } catch (error) {
    // before OpenSearch 2.5: the repository is there, and snapshots are made by hand
    if (error instanceof RequestRefused && error.isUnknownPath) return [];
    throw error;
  }
  if (stored?.sm_policy.description === wanted.description) return [];
  if (stored) await requests.send('PUT', POLICY_PATH, wanted, { if_seq_no: stored._seq_no, if_primary_term: stored._primary_term });
  else await requests.send('POST', POLICY_PATH, wanted);
  return [`policy ${SNAPSHOT_POLICY}`];
}
