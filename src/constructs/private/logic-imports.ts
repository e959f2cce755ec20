import { existsSync, readFileSync } from 'fs';
import { createRequire, isBuiltin } from 'module';
import { dirname, join } from 'path';

const IMPORT = /^\s*(?:import\s*(?:[^'"`;=()]*\bfrom\s*)?|export\s*[*{][^'"`;=()]*\bfrom\s*)['"]([^'"\n]+)['"]/gm;
const REQUIRE = /\brequire\(\s*['"]([^'"\n]+)['"]\s*\)/g;
/** What the runtime of Lambda brings. */
const OF_LAMBDA = /^@(aws-sdk|smithy)\//;

/** What a file asks for by name and would not find beside it in the loader; undefined when all is there. */
export function missingImport(file: string): string | undefined {
  const code = readFileSync(file, 'utf8');
  const find = createRequire(file);
  const resolves = (name: string): boolean => {
    try {
      return find.resolve(name) !== '';
    } catch {
      return false;
    }
  };
  const names = (pattern: RegExp): string[] => [...code.matchAll(pattern)].map(([, name]) => name);
  // only `require` finds files whose names are not complete
  const missing = names(IMPORT).find((name) => (name.startsWith('.') ? !existsSync(join(dirname(file), name)) : !isKnown(name) && !resolves(name)));
  return missing ?? names(REQUIRE).find((name) => !isKnown(name) && !resolves(name));
}

function isKnown(name: string): boolean {
  return isBuiltin(name) || OF_LAMBDA.test(name);
}
