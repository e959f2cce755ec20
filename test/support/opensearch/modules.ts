/**
 * A module of OpenSearch that the full distribution contains and the one served by Maven does not.
 * It becomes `modules/<name>/` = its jars + plugin-descriptor.properties (+ plugin-security.policy).
 */
export interface OpenSearchModule {
  readonly name: string;
  /** Artifact in the group org.opensearch.plugin; its own dependencies come along. */
  readonly artifact: string;
  /** Modules whose classes it sees. */
  readonly extends?: string;
  /** Java permissions it needs under the security manager of OpenSearch 2. */
  readonly permissions?: readonly string[];
}

export const MODULES: readonly OpenSearchModule[] = [
  {
    name: 'lang-painless',
    artifact: 'lang-painless',
    // scripts are compiled to classes of a class loader of their own
    permissions: ['java.lang.RuntimePermission "createClassLoader"', 'java.lang.RuntimePermission "getClassLoader"'],
  },
  { name: 'analysis-common', artifact: 'analysis-common', extends: 'lang-painless' },
  { name: 'ingest-common', artifact: 'ingest-common', extends: 'lang-painless' },
  { name: 'mapper-extras', artifact: 'mapper-extras-client' },
  { name: 'geo', artifact: 'geo' },
  { name: 'reindex', artifact: 'reindex-client' }, // _update_by_query and _delete_by_query, too
];

/** The text of plugin-descriptor.properties, which the server reads before it loads a module. */
export function moduleDescriptor(module: OpenSearchModule, className: string, version: string): string {
  return Object.entries({
    'name': module.name,
    'description': module.name,
    'version': version,
    'opensearch.version': version,
    'java.version': '11',
    'classname': className,
    'custom.foldername': '',
    'extended.plugins': module.extends ?? '',
    'has.native.controller': 'false',
  }).map(([key, value]) => `${key}=${value}\n`).join('');
}

/** The text of plugin-security.policy, or undefined for a module that needs no permission. */
export function modulePolicy(module: OpenSearchModule): string | undefined {
  return module.permissions && `grant {\n${module.permissions.map((permission) => `  permission ${permission};\n`).join('')}};\n`;
}

/**
 * The class of a module's main jar that the server starts. Its name differs between OpenSearch 2 (`…Plugin`) and 3 (`…ModulePlugin`).
 *
 * @param jar - the bytes of the jar: a zip file holds the names of its entries as plain text
 */
export function pluginClass(jar: Buffer): string | undefined {
  const found = new Set(jar.toString('latin1').match(/org\/opensearch\/[\w/]*Plugin(?=\.class)/g));
  return found.size === 1 ? [...found][0].replaceAll('/', '.') : undefined;
}
