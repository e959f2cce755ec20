import { chownSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Security, SECURITY_SETTINGS, writeSecurity } from './security';

/** Users other than root and the owner: `nobody` where the system has no better one. */
const NOBODY = 65534;

/** Whom the server runs as. Undefined: the user of this process. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** OpenSearch refuses to run as root. */
export function runAs(): RunAs | undefined {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : undefined;
}

/** The folders of one running server. */
export interface ServerFolder {
  readonly config: string;
  readonly logs: string;
  readonly temp: string;
}

/**
 * Makes the folder of one server: config/, data/, logs/ and temp/, owned by whom it runs as.
 *
 * One node, bound to the loopback address, on ports that the system chooses, and no watermark that stops indexing on a full disk.
 *
 * @param security - who may send requests; none: everybody
 */
export function makeServerFolder(folder: string, user: RunAs | undefined, security?: Security): ServerFolder {
  const [config, data, logs, temp] = ['config', 'data', 'logs', 'temp'].map((name) => join(folder, name));
  [config, data, logs, temp].forEach((path) => mkdirSync(path, { recursive: true }));
  writeFileSync(join(config, 'opensearch.yml'), lines({
    'cluster.name': 'local',
    'node.name': 'local',
    'path.data': JSON.stringify(data),
    'path.logs': JSON.stringify(logs),
    'network.host': '127.0.0.1',
    'http.port': '0',
    'transport.port': '0',
    'node.portsfile': 'true',
    'discovery.type': 'single-node',
    'cluster.routing.allocation.disk.threshold_enabled': 'false',
    ...(security && SECURITY_SETTINGS),
  }, ': '));
  if (security) writeSecurity(config, security);
  writeFileSync(join(config, 'log4j2.properties'), lines({
    'status': 'error',
    'appender.console.type': 'Console',
    'appender.console.name': 'console',
    'appender.console.layout.type': 'PatternLayout',
    'appender.console.layout.pattern': '[%d{ISO8601}][%-5p][%c{1.}] %m%n',
    'rootLogger.level': 'info',
    'rootLogger.appenderRef.console.ref': 'console',
    'logger.deprecation.name': 'org.opensearch.deprecation',
    'logger.deprecation.level': 'off',
  }, ' = '));
  if (user) {
    giveTo(folder, user);
  }
  return { config, logs, temp };
}

/**
 * Where `user` can read the distribution: its own place, or a copy in the server's folder when a folder above it is closed to others
 * (as the home folder of root is).
 */
export function readableHome(home: string, folder: string, user: RunAs | undefined): string {
  if (!user || openToAll(home)) {
    return home;
  }
  const copy = join(folder, 'home');
  cpSync(home, copy, { recursive: true });
  giveTo(copy, user);
  return copy;
}

function openToAll(path: string): boolean {
  const ofOthers = statSync(path).mode % 8;
  return (ofOthers === 5 || ofOthers === 7) && (dirname(path) === path || openToAll(dirname(path)));
}

function giveTo(path: string, user: RunAs): void {
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) {
      giveTo(child, user);
    } else {
      chownSync(child, user.uid, user.gid);
    }
  }
}

function lines(settings: Record<string, string>, separator: string): string {
  return Object.entries(settings).map(([key, value]) => `${key}${separator}${value}\n`).join('');
}
