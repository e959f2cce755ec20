import { DomainRoles } from '../contract/domain-setup';
import type { DomainRole } from '../contract/domain-setup';

/** Indices of documents. */
const LOGS = ['log-*', 'metrics-*'];

/** What a role may do, in the words of the security plugin. */
export interface RoleDefinition {
  readonly description: string;
  readonly cluster_permissions: readonly string[];
  readonly index_permissions: readonly { readonly index_patterns: readonly string[]; readonly allowed_actions: readonly string[] }[];
  readonly tenant_permissions: readonly { readonly tenant_patterns: readonly string[]; readonly allowed_actions: readonly string[] }[];
}

/** Definitions of the SIEM's roles. */
export const ROLES: Readonly<Record<DomainRole, RoleDefinition>> = {
  [DomainRoles.loader]: {
    description: 'The SIEM writes logs, and reads none',
    cluster_permissions: [
      'cluster:monitor/main',
      // which indices are blocked, or lie in cold storage
      'cluster:monitor/state',
      'cluster:admin/cold/indices/search',
      'indices:data/write/bulk',
    ],
    index_permissions: [
      {
        index_patterns: LOGS,
        allowed_actions: [
          'indices:admin/create',
          // a new index comes with its write alias, and new fields with documents
          'indices:admin/aliases',
          'indices:admin/mapping/put',
          'indices:data/write/bulk*',
          'indices:data/write/index',
        ],
      },
      // an alias that is not there yet matches no pattern
      { index_patterns: ['*'], allowed_actions: ['indices:admin/aliases/get'] },
    ],
    tenant_permissions: [],
  },
  [DomainRoles.monitor]: {
    description: 'The SIEM measures its indices',
    cluster_permissions: ['cluster_monitor', 'cluster:admin/cold/indices/search'],
    index_permissions: [{ index_patterns: ['*'], allowed_actions: ['indices:monitor/settings/get', 'indices:monitor/stats'] }],
    tenant_permissions: [],
  },
  [DomainRoles.reader]: {
    description: 'People search logs of the SIEM',
    cluster_permissions: ['cluster_composite_ops_ro'],
    index_permissions: [{
      index_patterns: LOGS,
      allowed_actions: ['read', 'indices:admin/mappings/get', 'indices:admin/resolve/index', 'indices:monitor/settings/get', 'indices:monitor/stats'],
    }],
    tenant_permissions: [{ tenant_patterns: ['global_tenant'], allowed_actions: ['kibana_all_read'] }],
  },
  [DomainRoles.admin]: {
    description: 'People run the SIEM: everything but who may do what',
    cluster_permissions: ['cluster_all', 'cluster_composite_ops', 'indices:admin/template/*', 'indices:admin/index_template/*'],
    index_permissions: [
      { index_patterns: LOGS, allowed_actions: ['indices_all'] },
      { index_patterns: ['*'], allowed_actions: ['indices:monitor/*', 'indices:admin/aliases/get', 'indices:admin/mappings/get', 'indices:admin/resolve/index'] },
    ],
    tenant_permissions: [{ tenant_patterns: ['*'], allowed_actions: ['kibana_all_write'] }],
  },
};

/** Roles whose members sign in to Dashboards. */
export const PEOPLE: readonly DomainRole[] = [DomainRoles.reader, DomainRoles.admin];

/** What everybody needs there, as the service or, elsewhere, the plugin calls it. */
export const DASHBOARDS_ROLES = ['opensearch_dashboards_user', 'kibana_user'];
