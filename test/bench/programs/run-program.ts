import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ProgramName, StartOptions, startProgram } from './start-program';

/** Runs a program on core 0 with a job and gives what it measured. */
export async function runProgram<Result extends object>(name: ProgramName, job: object, options: Omit<StartOptions, 'core'> = {}): Promise<Result> {
  const file = join(CACHE, 'programs', `${name}-job.json`);
  writeFileSync(file, JSON.stringify(job));
  const child = startProgram(name, [file], { ...options, core: 0 });
  const result = await new Promise<Result & { failure?: string }>((resolve, reject) => {
    let message: Result | undefined;
    child.once('message', (sent) => {
      message = sent as Result;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => message
      ? resolve(message)
      : reject(new Error(`${name} ended with ${signal ?? `status ${code}`} and no result; it printed:\n${printed(name)}`)));
  });
  if (result.failure) {
    throw new Error(`${result.failure}\nThe loader printed:\n${printed(name)}`);
  }
  return result;
}

function printed(name: ProgramName): string {
  return readFileSync(join(CACHE, 'programs', `${name}.log`), 'utf8').slice(-3000);
}
