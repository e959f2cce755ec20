import { spawn } from 'node:child_process';

// Reads until its standard input ends, which the system sees to however this process ends, kill -9 included.
const SCRIPT = 'trap "" INT TERM HUP; read -r _; kill -9 "$1"; if [ -n "$2" ]; then sleep 1; rm -rf "$2"; fi';

/** Lets a process end with this one. */
export interface Watchdog {
  /** Stops watching, when the process has ended by itself. */
  release(): void;
}

/**
 * Kills process `pid` as soon as this process is gone, and then removes `folder`, if one is given.
 *
 * A signal handler would not do: a test runner that is killed, or interrupted twice, runs none.
 */
export function killWithParent(pid: number, folder?: string): Watchdog {
  const watchdog = spawn('/bin/sh', ['-c', SCRIPT, 'watchdog', String(pid), folder ?? ''], { stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return { release: () => watchdog.kill('SIGKILL') };
}
