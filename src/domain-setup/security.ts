import type { Requests } from './requests';
import { DASHBOARDS_ROLES, PEOPLE, ROLES } from './roles';
import { holds } from './same-state';

const API = '/_plugins/_security/api';

/** Who has which role: names of backend roles, which are ARNs of IAM roles. */
export type Members = { readonly [role: string]: readonly string[] };

interface Mapping {
  readonly backend_roles?: readonly string[];
  readonly users?: readonly string[];
  readonly hosts?: readonly string[];
  readonly and_backend_roles?: readonly string[];
}

/**
 * Defines the roles and maps their members. Whom others mapped stays.
 *
 * @param former members that were mapped before: who is no longer one is taken out
 */
export async function applySecurity(requests: Requests, members: Members, former: Members = {}): Promise<string[]> {
  const changed: string[] = [];
  for (const [role, definition] of Object.entries(ROLES)) {
    const there = await requests.read<Record<string, unknown>>(`${API}/roles/${role}`);
    if (!holds(there?.[role], definition)) {
      await requests.send('PUT', `${API}/roles/${role}`, definition);
      changed.push(`role ${role}`);
    }
    if (await map(requests, role, members[role], former[role])) changed.push(`members of ${role}`);
  }
  const dashboards = await firstThere(requests, DASHBOARDS_ROLES);
  if (dashboards !== undefined && await map(requests, dashboards, people(members), people(former))) changed.push(`members of ${dashboards}`);
  return changed;
}

async function map(requests: Requests, role: string, members: readonly string[] = [], former: readonly string[] = []): Promise<boolean> {
  const path = `${API}/rolesmapping/${role}`;
  const there = (await requests.read<Record<string, Mapping>>(path))?.[role];
  const now = there?.backend_roles ?? [];
  const kept = now.filter((each) => !former.includes(each) || members.includes(each));
  const next = [...new Set([...kept, ...members])];
  if (next.length === now.length && next.every((each) => now.includes(each))) return false;
  // the mapping is put as a whole, so what others wrote into it goes along
  const { users = [], hosts = [], and_backend_roles = [] } = there ?? {};
  await requests.send('PUT', path, { users, hosts, and_backend_roles, backend_roles: next });
  return true;
}

async function firstThere(requests: Requests, roles: readonly string[]): Promise<string | undefined> {
  for (const role of roles) if (await requests.read(`${API}/roles/${role}`) !== undefined) return role;
  return undefined;
}

function people(members: Members): string[] {
  return PEOPLE.flatMap((role) => members[role] ?? []);
}
