import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, run } from './run';

/** The packages as they would be published, as files. */
export interface Packages {
  readonly npm: string;
  readonly wheel: string;
}

/** Compiles the constructs and packs them for npm and PyPI. */
export function buildPackages(): Packages {
  const outdir = join(CACHE, 'packages');
  rmSync(outdir, { recursive: true, force: true });
  run('npx', ['jsii', '--silence-warnings=reserved-word']);
  run('npx', ['jsii-pacmak', '--targets', 'js', 'python', '--outdir', outdir]);
  return { npm: only(join(outdir, 'js'), '.tgz'), wheel: only(join(outdir, 'python'), '.whl') };
}

function only(folder: string, ending: string): string {
  const files = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (files.length !== 1) {
    throw new Error(`${folder} holds ${files.length} files that end with ${ending}, not one`);
  }
  return join(folder, files[0]);
}
