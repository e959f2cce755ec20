import { lifecyclePolicies, POLICY_NAMES, ROLLOVER_INDEX } from './lifecycle-policies';
import type { LifecyclePolicy, Retention } from './lifecycle-policies';
import { RequestRefused } from './requests';
import type { Requests } from './requests';

const API = '/_plugins/_ism';
/** Names of indices go into the path, which has 4096 bytes; a name has at most 255. */
const INDICES_A_REQUEST = 10;

interface Stored { readonly _seq_no: number; readonly _primary_term: number; readonly policy: { readonly description: string } }

/**
 * Puts the policies, and makes the indices that are there follow them: those without any policy, and those with a former version of ours.
 * Without retention ours go; indices with other policies are left alone in any case.
 */
export async function applyLifecycle(requests: Requests, retention: Retention | undefined): Promise<string[]> {
  const wanted = retention ? lifecyclePolicies(retention) : {};
  const changed: string[] = [];
  for (const name of Object.values(POLICY_NAMES)) {
    const stored = await storedPolicy(requests, name, wanted[name] === undefined);
    if (wanted[name] === undefined ? stored === undefined : stored?.policy.description === wanted[name].description) continue;
    if (wanted[name]) await put(requests, name, wanted[name], stored);
    changed.push(wanted[name] ? `policy ${name}` : `no policy ${name}`);
  }
  if (changed.length === 0) return [];

  const followed = await policiesOfIndices(requests);
  for (const name of Object.values(POLICY_NAMES)) {
    const ours = indicesWith(followed, (policy) => policy === name);
    if (!wanted[name]) {
      // an index keeps a copy of its policy: it would be deleted in time even when the policy is gone
      await forAll(requests, 'remove', ours);
      if (changed.includes(`no policy ${name}`)) await requests.send('DELETE', `${API}/policies/${name}`);
      continue;
    }
    await forAll(requests, 'change_policy', ours, name);
    const rollsOver = name === POLICY_NAMES.rollover;
    await forAll(requests, 'add', indicesWith(followed, (policy, index) => !policy && ROLLOVER_INDEX.test(index) === rollsOver), name);
  }
  return changed;
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

async function put(requests: Requests, name: string, policy: LifecyclePolicy, stored: Stored | undefined): Promise<void> {
  const query = stored && { if_seq_no: stored._seq_no, if_primary_term: stored._primary_term };
  await requests.send('PUT', `${API}/policies/${name}`, { policy }, query);
}

/** Policy of every index with logs; undefined: none. */
async function policiesOfIndices(requests: Requests): Promise<Map<string, string | undefined>> {
  const answer = await requests.read<Record<string, unknown>>(`${API}/explain/log-*,metrics-*`) ?? {};
  const explained = Object.entries(answer).filter(([, value]) => typeof value === 'object' && value !== null) as [string, Record<string, unknown>][];
  return new Map(explained.map(([index, value]) => [
    index, (value['index.plugins.index_state_management.policy_id'] ?? value['index.opendistro.index_state_management.policy_id'] ?? undefined) as string | undefined,
  ]));
}

function indicesWith(followed: ReadonlyMap<string, string | undefined>, fits: (policy: string | undefined, index: string) => boolean): string[] {
  return [...followed].filter(([index, policy]) => fits(policy, index)).map(([index]) => index);
}

async function forAll(requests: Requests, verb: 'add' | 'change_policy' | 'remove', indices: readonly string[], policy_id?: string): Promise<void> {
  for (let start = 0; start < indices.length; start += INDICES_A_REQUEST) {
    const names = indices.slice(start, start + INDICES_A_REQUEST).map(encodeURIComponent).join(',');
    const answer = await requests.send('POST', `${API}/${verb}/${names}`, policy_id === undefined ? undefined : { policy_id });
    const { failures, failed_indices } = answer as { failures?: boolean; failed_indices?: unknown[] };
    // in words of the answer: it is 200 even when nothing was done
    if (failures) throw new RequestRefused(`POST ${API}/${verb}/${names}`, 200, JSON.stringify(failed_indices).slice(0, 800));
  }
}
