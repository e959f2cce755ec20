import type { Catalogue } from '../../src/loader/catalogue/catalogue';
import type { LogTypePlan } from '../../src/loader/plan';
import { Role } from '../../src/loader/types';

/** Decodes every field of every record, as for custom logic: the slow way that must not differ from the fast one. */
export function withEveryFieldDecoded(catalogue: Catalogue): Catalogue {
  const decoded = Object.create(catalogue) as Catalogue;
  decoded.plan = (name): LogTypePlan => {
    const plan = catalogue.plan(name);
    return { ...plan, roles: { ...plan.roles, ownsAll: true, reads: [], roleOf: () => Role.Own } };
  };
  return decoded;
}
