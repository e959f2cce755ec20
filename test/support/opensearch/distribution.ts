import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fetchWithMaven } from './maven-project';
import { moduleDescriptor, modulePolicy, MODULES, pluginClass } from './modules';

const CACHE = resolve(__dirname, '../../../.cache/opensearch');
/** Raise it when the making of a distribution changes, so that no older one is taken for it. */
const RECIPE = 1;
const ABANDONED_AFTER_MS = 3_600_000;

/**
 * The home folder of an OpenSearch that is ready to start, made on the first call and kept in the project's `.cache` folder.
 *
 * It is made in a folder of its own and renamed at the end: an interrupted run leaves nothing that looks finished,
 * and of two that make the same version at once the first one wins.
 *
 * @param options - `cache`: the folder to keep it in; `maven`: the command that fetches it; `plugins`: artifacts of plugins that it has
 * @throws MissingToolError when Maven is missing or can't get it.
 */
export async function prepareDistribution(
  version: string, { cache = CACHE, maven = 'mvn', plugins = [] }: { cache?: string; maven?: string; plugins?: readonly string[] } = {},
): Promise<string> {
  const home = join(cache, [`${version}-r${RECIPE}`, ...plugins].join('-'));
  if (existsSync(home)) {
    return home;
  }
  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache);
  const staging = mkdtempSync(join(cache, 'staging-'));
  try {
    await fetchWithMaven(staging, version, maven, plugins);
    const made = join(staging, `opensearch-${version}`);
    completeModules(made, version);
    moveUnlessThere(made, home);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return home;
}

function completeModules(home: string, version: string): void {
  const ofServer = new Set(readdirSync(join(home, 'lib')));
  for (const module of MODULES) {
    const folder = join(home, 'modules', module.name);
    // the server refuses a class that it finds twice on a module's class path
    readdirSync(folder).filter((jar) => ofServer.has(jar)).forEach((jar) => rmSync(join(folder, jar)));
    const jar = join(folder, `${module.artifact}-${version}.jar`);
    const className = pluginClass(readFileSync(jar));
    if (!className) {
      throw new Error(`no single plugin class in ${jar}`);
    }
    writeFileSync(join(folder, 'plugin-descriptor.properties'), moduleDescriptor(module, className, version));
    const policy = modulePolicy(module);
    if (policy) {
      writeFileSync(join(folder, 'plugin-security.policy'), policy);
    }
  }
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) {
      throw error;
    }
  }
}

function removeAbandoned(cache: string): void {
  for (const name of readdirSync(cache).filter((entry) => entry.startsWith('staging-'))) {
    const folder = join(cache, name);
    if (Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > ABANDONED_AFTER_MS) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
