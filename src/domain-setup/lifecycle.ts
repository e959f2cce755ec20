import { lifecyclePolicies, POLICY_NAMES, ROLLOVER_INDEX } from './lifecycle-policies';
import type { LifecyclePolicy, Retention } from './lifecycle-policies';
import { RequestRefused } from './requests';
import type { Requests } from './requests';

const API = '/_plugins/_ism';
/** Names of indices go into the path, which has 4096 bytes; a name has at most 255. */
const INDICES_A_REQUEST = 10;

interface Stored { readonly _seq_no: number; readonly _primary_term: number; readonly policy: { readonly description: string } }

/** An index and the policy that it follows. */
interface Managed { readonly index: string; readonly policy?: string; readonly policySeqNo?: number }

/**
 * Puts the policies, and makes the indices that are there follow them: those without any policy, and those with a former version of ours.
 * Without retention ours go; indices with other policies are left alone in any case. What a run that failed left undone, the next one does.
 */
export async function applyLifecycle(requests: Requests, retention: Retention | undefined): Promise<string[]> {
  const wanted = retention ? lifecyclePolicies(retention) : {};
  const changed: string[] = [];
  for (const name of Object.values(POLICY_NAMES)) {
    const done = wanted[name] ? await applyPolicy(requests, name, wanted[name]) : await removePolicy(requests, name);
    if (done) changed.push(`policy ${name}`);
  }
  return changed;
}

async function applyPolicy(requests: Requests, name: string, policy: LifecyclePolicy): Promise<boolean> {
  const stored = await storedPolicy(requests, name, false);
  const isNew = stored?.policy.description !== policy.description;
  const { _seq_no } = isNew ? await put(requests, name, policy, stored) : stored;

  const managed = await managedIndices(requests);
  const outdated = managed.filter((each) => each.policy === name && (isNew || (each.policySeqNo !== undefined && each.policySeqNo !== _seq_no)));
  const free = managed.filter((each) => each.policy === undefined && ROLLOVER_INDEX.test(each.index) === (name === POLICY_NAMES.rollover));
  await forAll(requests, 'change_policy', outdated, name);
  await forAll(requests, 'add', free, name);
  return isNew || outdated.length + free.length > 0;
}

async function removePolicy(requests: Requests, name: string): Promise<boolean> {
  if (await storedPolicy(requests, name, true) === undefined) return false;
  // an index keeps a copy of its policy: it would be deleted in time even when the policy is gone
  await forAll(requests, 'remove', (await managedIndices(requests)).filter(({ policy }) => policy === name));
  await requests.send('DELETE', `${API}/policies/${name}`);
  return true;
}

async function storedPolicy(requests: Requests, name: string, mayBeUnknown: boolean): Promise<Stored | undefined> {
  try {
    return await requests.read<Stored>(`${API}/policies/${name}`);
  } catch (error) {
    // without index management there is nothing to take away
    if (mayBeUnknown && error instanceof RequestRefused && error.isUnknownPath) return undefined;
    throw error;
  }
}

async function put(requests: Requests, name: string, policy: LifecyclePolicy, stored: Stored | undefined): Promise<Pick<Stored, '_seq_no'>> {
  const query = stored && { if_seq_no: stored._seq_no, if_primary_term: stored._primary_term };
  return await requests.send('PUT', `${API}/policies/${name}`, { policy }, query) as Stored;
}

async function managedIndices(requests: Requests): Promise<Managed[]> {
  const answer = await requests.read<Record<string, unknown>>(`${API}/explain/log-*,metrics-*`) ?? {};
  // beside the indices, the answer has their number
  const explained = Object.entries(answer).filter(([, value]) => typeof value === 'object' && value !== null) as [string, Record<string, unknown>][];
  return explained.map(([index, value]) => ({
    index,
    policy: (value['index.plugins.index_state_management.policy_id'] ?? value['index.opendistro.index_state_management.policy_id'] ?? undefined) as
      string | undefined,
    policySeqNo: value.policy_seq_no as number | undefined,
  }));
}

async function forAll(requests: Requests, verb: 'add' | 'change_policy' | 'remove', managed: readonly Managed[], policy_id?: string): Promise<void> {
  for (let start = 0; start < managed.length; start += INDICES_A_REQUEST) {
    const names = managed.slice(start, start + INDICES_A_REQUEST).map(({ index }) => encodeURIComponent(index)).join(',');
    const answer = await requests.send('POST', `${API}/${verb}/${names}`, policy_id === undefined ? undefined : { policy_id });
    const { failures, failed_indices } = answer as { failures?: boolean; failed_indices?: unknown[] };
    // told here: the answer is 200 even when nothing was done
    if (failures) throw new RequestRefused(`POST ${API}/${verb}/${names}`, 200, JSON.stringify(failed_indices).slice(0, 800));
  }
}
