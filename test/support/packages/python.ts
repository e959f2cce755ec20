import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, run } from './run';

/** A virtual environment that is made once for a list of requirements. */
export class PythonEnvironment {
  /** @param requirements file of pinned packages; another content makes a new environment */
  static with(requirements: string): PythonEnvironment {
    const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
    const folder = join(CACHE, `python-${hash}`);
    const complete = join(folder, 'complete');
    if (!existsSync(complete)) {
      rmSync(folder, { recursive: true, force: true });
      run('python3', ['-m', 'venv', folder]);
      run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
      writeFileSync(complete, '');
    }
    return new PythonEnvironment(folder);
  }

  private constructor(private readonly folder: string) {}

  /** Puts a wheel in the place of the one before; its dependencies are among the requirements. */
  install(wheel: string): void {
    this.run('python', ['-m', 'pip', 'install', '--quiet', '--force-reinstall', '--no-deps', wheel]);
  }

  run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): string {
    return run(this.program(program), args, options);
  }

  /** Path of a program of the environment. */
  program(name: string): string {
    return join(this.folder, 'bin', name);
  }
}
