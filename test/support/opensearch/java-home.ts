import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { MissingToolError } from './missing-tool-error';

const JVM_FOLDERS: { folder: string; home: string }[] = [
  { folder: '/usr/lib/jvm', home: '' },
  { folder: '/Library/Java/JavaVirtualMachines', home: 'Contents/Home' },
];

/** The Java releases that run one major version of OpenSearch, both ends included. */
export interface JavaRange {
  readonly min: number;
  readonly max: number;
}

/**
 * OpenSearch 2 runs under the security manager, which Java 24 took away; OpenSearch 3 replaced it by an agent for Java 21 and newer.
 */
export function javaRangeFor(version: string): JavaRange {
  return Number.parseInt(version, 10) < 3 ? { min: 17, max: 23 } : { min: 21, max: Infinity };
}

/** The major release of the JDK at `home`, from its `release` file; undefined where that is no JDK. */
export function javaMajor(home: string): number | undefined {
  if (!existsSync(join(home, 'bin', 'java'))) {
    return undefined;
  }
  try {
    const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(home, 'release'), 'utf8'));
    return version ? Number(version[1]) : undefined;
  } catch {
    return undefined; // a JDK without a release file is too old or too odd to rely on
  }
}

/**
 * The home folder of a JDK that runs the version: JAVA_HOME, then `java` on the PATH, then the system's JVM folders.
 *
 * @throws MissingToolError naming the wanted release and what was found instead.
 */
export function findJavaHome(version: string, env: NodeJS.ProcessEnv = process.env, jvmFolders = JVM_FOLDERS): string {
  const range = javaRangeFor(version);
  const found: string[] = [];
  for (const home of candidates(env, jvmFolders)) {
    const major = javaMajor(home);
    if (major !== undefined && major >= range.min && major <= range.max) {
      return home;
    }
    if (major !== undefined) {
      found.push(`Java ${major} at ${home}`);
    }
  }
  const wanted = range.max === Infinity ? `${range.min} or newer` : `${range.min} to ${range.max}`;
  throw new MissingToolError('java', `OpenSearch ${version} needs Java ${wanted}; found ${[...new Set(found)].join(', ') || 'none'}. ` +
    'Install a JDK, or let JAVA_HOME point to one.');
}

function* candidates(env: NodeJS.ProcessEnv, jvmFolders: typeof JVM_FOLDERS): Generator<string> {
  if (env.JAVA_HOME) {
    yield env.JAVA_HOME;
  }
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    const java = join(folder, 'java');
    if (folder && existsSync(java)) {
      yield dirname(dirname(realpathSync(java)));
    }
  }
  for (const { folder, home } of jvmFolders) {
    const names = existsSync(folder) ? readdirSync(folder).sort() : [];
    yield* names.map((name) => join(folder, name, home));
  }
}
