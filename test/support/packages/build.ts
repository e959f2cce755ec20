import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, run } from './run';

/** The packages as they would be published, as files. */
export interface Packages {
  readonly npm: string;
  readonly wheel: string;
  /** Folder that is laid out as a repository of Maven. */
  readonly mavenRepository: string;
  /** Folder of the C# project. */
  readonly dotnet: string;
  /** Folder of the Go module. */
  readonly go: string;
}

/** Compiles the constructs and packs them: for .NET and Go the sources, for all others what is published. */
export function buildPackages(): Packages {
  const outdir = join(CACHE, 'packages');
  rmSync(outdir, { recursive: true, force: true });
  run('npx', ['jsii', '--silence-warnings=reserved-word']);
  run('npx', ['jsii-pacmak', '--targets', 'js', 'python', 'java', '--outdir', outdir]);
  run('npx', ['jsii-pacmak', '--code-only', '--targets', 'dotnet', 'go', '--outdir', outdir]);
  return {
    npm: only(join(outdir, 'js'), '.tgz'),
    wheel: only(join(outdir, 'python'), '.whl'),
    mavenRepository: folder(join(outdir, 'java')),
    dotnet: folder(join(outdir, 'dotnet')),
    go: folder(join(outdir, 'go')),
  };
}

function only(parent: string, ending: string): string {
  const files = readdirSync(parent).filter((name) => name.endsWith(ending));
  if (files.length !== 1) {
    throw new Error(`${parent} holds ${files.length} files that end with ${ending}, not one`);
  }
  return join(parent, files[0]);
}

function folder(path: string): string {
  if (!existsSync(path)) throw new Error(`there is no ${path}`);
  return path;
}
