import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that is made from sources and committed. */
export interface GeneratedFile {
  /** Relative to the project's root. */
  readonly path: string;
  readonly content: string;
}

const ROOT = join(__dirname, '../..');

export function pathOf(file: GeneratedFile): string {
  return join(ROOT, file.path);
}

export function write(file: GeneratedFile): void {
  mkdirSync(dirname(pathOf(file)), { recursive: true });
  writeFileSync(pathOf(file), file.content);
}
