import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Artifact of the plugin. */
export const SECURITY_PLUGIN = 'opensearch-security';

/** Of all users. */
export const PASSWORD = 'admin';

/** The same, hashed by bcrypt. */
const HASH = '$2a$12$VcCDgh2NDk07JGN0rjGbM.Ad41qVR/YFJcgHp0UGns5JDymv..TOG';

/** Who may send requests. */
export interface Security {
  /** Backend roles by user; of the first user the health of the server is asked for, so it needs one of `masters`. */
  readonly users: { readonly [user: string]: readonly string[] };
  /** Backend roles that may do everything, as master users may. */
  readonly masters: readonly string[];
}

/** TLS between nodes only: there is one node, and the plugin asks for it. */
export const SECURITY_SETTINGS = {
  'plugins.security.ssl.transport.pemcert_filepath': 'node.pem',
  'plugins.security.ssl.transport.pemkey_filepath': 'node-key.pem',
  'plugins.security.ssl.transport.pemtrustedcas_filepath': 'node.pem',
  'plugins.security.ssl.transport.enforce_hostname_verification': 'false',
  'plugins.security.ssl.http.enabled': 'false',
  'plugins.security.allow_default_init_securityindex': 'true',
  'plugins.security.restapi.roles_enabled': '["all_access"]',
  'plugins.security.system_indices.enabled': 'true',
};

const BASIC = {
  http_enabled: true, order: 0, http_authenticator: { type: 'basic', challenge: true }, authentication_backend: { type: 'internal' },
};

/** Writes a certificate and the plugin's first configuration. */
export function writeSecurity(config: string, { users, masters }: Security): void {
  execFileSync('openssl', [
    'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=local',
    '-keyout', join(config, 'node-key.pem'), '-out', join(config, 'node.pem'),
  ], { stdio: 'pipe' });
  const folder = join(config, SECURITY_PLUGIN);
  mkdirSync(folder, { recursive: true });
  const files: { [type: string]: object } = {
    config: { config: { dynamic: { authc: { basic: BASIC } } } },
    internalusers: Object.fromEntries(Object.entries(users).map(([user, backend_roles]) => [user, { hash: HASH, backend_roles }])),
    rolesmapping: { all_access: { reserved: false, backend_roles: masters } },
    roles: {},
    actiongroups: {},
    tenants: {},
    nodesdn: {},
  };
  const names: { [type: string]: string } = { internalusers: 'internal_users', rolesmapping: 'roles_mapping', actiongroups: 'action_groups', nodesdn: 'nodes_dn' };
  for (const [type, content] of Object.entries(files)) {
    // JSON is YAML, too
    writeFileSync(join(folder, `${names[type] ?? type}.yml`), JSON.stringify({ _meta: { type, config_version: 2 }, ...content }));
  }
}
