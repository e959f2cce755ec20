import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDistribution } from './distribution';
import { javaCommand } from './java-command';
import { findJavaHome } from './java-home';
import { PASSWORD, Security, SECURITY_PLUGIN } from './security';
import { makeServerFolder, readableHome, runAs } from './server-folder';
import { killWithParent } from './watchdog';

const DEFAULT_VERSION = '2.19.4';
const DEFAULT_HEAP_MB = 512;
const READY_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 20_000;
const POLL_MS = 100;
const LAST_LINES = 15;

/** Which server to start. */
export interface OpenSearchOptions {
  /** @default '2.19.4' */
  readonly version?: string;
  /** A folder whose data outlives the server. @default - a temporary folder, removed when the server stops */
  readonly dataDir?: string;
  /** Gets what is done, and each line that the server logs. @default - nobody is told */
  readonly log?: (line: string) => void;
  /** Java heap in MiB. @default 512 */
  readonly heapMb?: number;
  /** Makes the server ask who sends a request, and whether that user may. @default - everybody may everything */
  readonly security?: Security;
}

/** A server that runs on this machine, reachable from this machine only. */
export interface LocalOpenSearch {
  /** For example `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly version: string;
  /** Ends it and resolves when its port is closed and its temporary folder is gone. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): void;
}

/**
 * Starts a real OpenSearch of one node, without security unless that is asked for, and resolves when it takes requests.
 *
 * The first start of a version fetches it with Maven. The server ends with this process, however that ends.
 *
 * @throws MissingToolError when this machine has no fitting Java, no Maven or no way to get the version.
 */
export async function startOpenSearch(options: OpenSearchOptions = {}): Promise<LocalOpenSearch> {
  const { version = DEFAULT_VERSION, log = () => {}, heapMb = DEFAULT_HEAP_MB, security } = options;
  const javaHome = findJavaHome(version);
  log(`preparing OpenSearch ${version}`);
  const prepared = await prepareDistribution(version, security && { plugins: [SECURITY_PLUGIN] });

  const folder = options.dataDir ? resolve(options.dataDir) : mkdtempSync(join(tmpdir(), 'opensearch-'));
  mkdirSync(folder, { recursive: true });
  const disposable = options.dataDir ? undefined : folder;
  const user = runAs();
  const files = makeServerFolder(folder, user, security);
  const home = readableHome(prepared, folder, user);
  const portsFile = join(files.logs, 'http.ports');
  rmSync(portsFile, { force: true });

  log(`starting OpenSearch ${version} with ${javaHome}`);
  const [command, ...args] = javaCommand({ javaHome, home, folder: files, heapMb });
  const server = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], ...user });
  await once(server, 'spawn');
  const lastLines = follow(server, log);
  const watchdog = killWithParent(server.pid!, disposable);
  const ended = once(server, 'close').then(() => {
    watchdog.release();
    if (disposable) {
      rmSync(disposable, { recursive: true, force: true });
    }
  });
  try {
    const url = await whenReady(server, portsFile, security && Object.keys(security.users)[0]);
    return {
      url,
      version,
      kill: () => {
        server.kill('SIGKILL');
      },
      stop: async () => {
        server.kill('SIGTERM');
        const late = setTimeout(() => server.kill('SIGKILL'), STOP_WITHIN_MS);
        await ended;
        clearTimeout(late);
      },
    };
  } catch (error) {
    server.kill('SIGKILL');
    await ended;
    throw new Error(`OpenSearch ${version} did not start: ${(error as Error).message}\n${lastLines.join('\n')}`, { cause: error });
  }
}

/** Hands the server's output on line by line, and keeps the last lines for an error message. */
function follow(server: ChildProcess, log: (line: string) => void): string[] {
  const last: string[] = [];
  for (const stream of [server.stdout, server.stderr]) {
    createInterface({ input: stream! }).on('line', (line) => {
      last.push(line);
      last.splice(0, last.length - LAST_LINES);
      log(line);
    });
  }
  return last;
}

async function whenReady(server: ChildProcess, portsFile: string, user?: string): Promise<string> {
  const headers: Record<string, string> = user === undefined ? {} : { authorization: `Basic ${btoa(`${user}:${PASSWORD}`)}` };
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`it ended with ${server.signalCode ?? `code ${server.exitCode}`}`);
    }
    const port = existsSync(portsFile) && /^127\.0\.0\.1:(\d+)$/m.exec(readFileSync(portsFile, 'utf8'))?.[1];
    if (port && await isHealthy(`http://127.0.0.1:${port}`, headers)) {
      return `http://127.0.0.1:${port}`;
    }
    await sleep(POLL_MS);
  }
  throw new Error(`it took no request within ${READY_WITHIN_MS / 1000} s`);
}

async function isHealthy(url: string, headers: Record<string, string>): Promise<boolean> {
  try {
    const response = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=5s`, { headers });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // not listening yet
  }
}
