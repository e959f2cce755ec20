import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

export const PROJECT = resolve(__dirname, '..', '..', '..');

/** Kept between runs, never committed: packages, virtual environments. */
export const CACHE = join(PROJECT, '.cache');

/** Runs a program and returns what it printed; when it fails the error carries all of that. */
export function run(command: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd ?? PROJECT,
    env: { ...process.env, ...options.env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${status ?? error?.message}\n${stdout}\n${stderr}`);
  }
  return stdout;
}
