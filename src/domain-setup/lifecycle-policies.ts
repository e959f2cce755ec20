import { createHash } from 'node:crypto';

/** What becomes of indices, in days since they were made. */
export interface Retention {
  readonly warmAfterDays?: number;
  readonly coldAfterDays?: number;
  readonly deleteAfterDays?: number;
  /** Of all primary shards of an index with rollover. */
  readonly rolloverMebibytes?: number;
}

/** A policy of index state management. */
export interface LifecyclePolicy {
  readonly description: string;
  readonly default_state: string;
  readonly states: readonly object[];
  readonly ism_template: readonly { readonly index_patterns: readonly string[]; readonly priority: number }[];
}

/** Names of the policies that the SIEM makes. */
export const POLICY_NAMES = { byTime: 'siem_retention', rollover: 'siem_rollover' } as const;

/** Indices that an alias moves along: `<alias>-000001`. */
export const ROLLOVER_INDEX = /-0\d{5,}$/;
/** Above the policy of the reference, 0; operators' own win with more than 2. */
const PRIORITY = { byTime: 1, rollover: 2 };
/** Else an index could be written to until it is to be deleted. */
const LONGEST_WRITTEN_DAYS = 30;
/** Moving shards to S3 fails while another index is moved. */
const RETRY = { count: 5, backoff: 'exponential', delay: '1h' };

/**
 * One policy for indices with a date in their name, and one for those that roll over first: the step fails for an index without an alias.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ism.html
 */
export function lifecyclePolicies(retention: Retention): Record<string, LifecyclePolicy> {
  const { warmAfterDays: warm, coldAfterDays: cold, deleteAfterDays: gone } = retention;
  const firstStep = Math.min(...[warm, cold, gone].filter((days) => days !== undefined), LONGEST_WRITTEN_DAYS);
  const rollover = {
    retry: RETRY,
    rollover: {
      min_index_age: `${firstStep}d`,
      ...(retention.rolloverMebibytes !== undefined && { min_size: `${retention.rolloverMebibytes}mb` }),
    },
  };
  return {
    [POLICY_NAMES.byTime]: policy('Logs by age', statesOf(retention, []), { index_patterns: ['log-*', 'metrics-*'], priority: PRIORITY.byTime }),
    [POLICY_NAMES.rollover]: policy('Logs by size and age', statesOf(retention, [rollover]), { index_patterns: ['log-*-0*'], priority: PRIORITY.rollover }),
  };
}

function statesOf(retention: Retention, first: readonly object[]): object[] {
  const { warmAfterDays, coldAfterDays, deleteAfterDays } = retention;
  const remove = coldAfterDays === undefined ? { delete: {} } : { cold_delete: {} };
  const steps = [
    { name: 'hot', days: 0, actions: first },
    { name: 'warm', days: warmAfterDays, actions: [{ retry: RETRY, timeout: '24h', warm_migration: {} }] },
    { name: 'cold', days: coldAfterDays, actions: [{ retry: RETRY, timeout: '24h', cold_migration: { timestamp_field: '@timestamp' } }] },
    { name: 'delete', days: deleteAfterDays, actions: [{ retry: RETRY, ...remove }] },
  ].filter(({ days }) => days !== undefined);
  return steps.map(({ name, actions }, index) => {
    const next = steps[index + 1];
    return {
      name, actions, transitions: next ? [{ state_name: next.name, conditions: { min_index_age: `${next.days}d` } }] : [],
    };
  });
}

/** The description carries a hash: what is stored has more than what was put, so it can't be compared. */
function policy(what: string, states: object[], template: LifecyclePolicy['ism_template'][number]): LifecyclePolicy {
  const content = { default_state: 'hot', states, ism_template: [template] };
  return { description: describe(what, content), ...content };
}

/** Says what made something, and of which content. */
export function describe(what: string, content: object): string {
  return `${what}. Made by siem-on-opensearch (${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)}).`;
}
