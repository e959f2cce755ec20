import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

export const CACHE = resolve(__dirname, '../../../.cache/bench');
const PROGRAMS = { load: 'programs/load.ts', floor: 'programs/floor.ts', stub: 'stub/server.ts' };

export type ProgramName = keyof typeof PROGRAMS;

export interface StartOptions {
  /** Core that the process is pinned to, where `taskset` exists. */
  readonly core: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly nodeArgs?: readonly string[];
}

/** Compiles the programs to plain JavaScript: a TypeScript loader inside the measured process would be measured with it. */
export function buildPrograms(): void {
  buildSync({
    entryPoints: Object.entries(PROGRAMS).map(([out, file]) => ({ out, in: resolve(__dirname, '..', file) })),
    outdir: join(CACHE, 'programs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    logLevel: 'warning',
  });
}

/** Starts a program in a process of its own; what it prints goes to `.cache/bench/programs/<name>.log`. */
export function startProgram(name: ProgramName, args: readonly string[], { core, env, nodeArgs = [] }: StartOptions): ChildProcess {
  const folder = join(CACHE, 'programs');
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, `${name}.log`), 'w');
  const command = [...pin(core), process.execPath, ...nodeArgs, join(folder, `${name}.js`), ...args];
  const child = spawn(command[0], command.slice(1), { env, stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  return child;
}

let canPin: boolean | undefined;

/** Whether processes are pinned to a core each. */
export function pins(): boolean {
  canPin ??= availableParallelism() > 1 && spawnSync('taskset', ['-c', '0,1', process.execPath, '--version']).status === 0;
  return canPin;
}

function pin(core: number): string[] {
  return pins() ? ['taskset', '-c', String(core)] : [];
}
