import { execFileSync } from 'child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'fs';
import * as nodeModule from 'module';
import { join } from 'path';
import { missingImport } from './logic-imports';
import { ValidationError } from './validation';
import { LOGIC_FOLDER } from '../../contract/config-folder';

const PROP = 'loaderConfig.withCustomLogic';
const LOGIC_FILE = /^sf_(\w+)\.(?:js|cjs|mjs|ts)$/;
const MODULE_SYNTAX = /^\s*(?:export|import)\b/m;

/** Throws ValidationError when the folder holds no code of log types. */
export function checkLogicFolder(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new ValidationError(PROP, `there is no folder '${folder}'`, 'give the folder of the files sf_<log_type>.js or .ts, from where the app runs');
  }
  if (!readdirSync(folder).some((name) => LOGIC_FILE.test(name))) {
    throw new ValidationError(PROP, `'${folder}' holds no file sf_<log_type>.js or .ts`, 'name each file after its log type, with underscores for dashes');
  }
}

/** Names of the log types that the folder has code of, with underscores for dashes. */
export function logicNames(folder: string): string[] {
  return [...new Set(readdirSync(folder).flatMap((name) => (name.endsWith('.d.ts') ? [] : LOGIC_FILE.exec(name)?.[1] ?? [])))].sort();
}

/** Lays the folder's files out as the loader finds them; TypeScript loses its types. */
export function stageLogic(folder: string, stage: string): void {
  const target = join(stage, LOGIC_FOLDER);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(folder)) {
    const source = join(folder, name);
    if (name.endsWith('.d.ts')) continue;
    if (statSync(source).isDirectory()) cpSync(source, join(target, name), { recursive: true });
    else if (name.endsWith('.ts')) writeFileSync(join(target, name.replace(/\.ts$/, '.js')), withoutTypes(source));
    else copyFileSync(source, join(target, name));
  }
  for (const name of readdirSync(target)) {
    if (LOGIC_FILE.test(name)) checkCode(join(target, name), name);
  }
}

/** Node's own way to run TypeScript: types are erased, nothing else is rewritten (no enums, no namespaces). */
function withoutTypes(source: string): string {
  const { stripTypeScriptTypes } = nodeModule as unknown as { stripTypeScriptTypes?: (code: string) => string };
  if (stripTypeScriptTypes === undefined) {
    throw new ValidationError(PROP, `${source} is TypeScript, which Node.js ${process.version} can't read`, 'run the app on Node.js 22.13 or later, or compile it to JavaScript');
  }
  try {
    return stripTypeScriptTypes(readFileSync(source, 'utf8'));
  } catch (error) {
    throw new ValidationError(PROP, `${source}: ${(error as Error).message}`, 'types are erased only: write no enums and no namespaces');
  }
}

function checkCode(file: string, name: string): void {
  const code = readFileSync(file, 'utf8');
  const type = name.endsWith('.mjs') || MODULE_SYNTAX.test(code) ? 'module' : 'commonjs';
  try {
    // of a .js file that is a module, not all versions of Node.js find mistakes: they are told what the text is
    execFileSync(process.execPath, ['--check', `--input-type=${type}`, '-'], { input: code, stdio: 'pipe' });
  } catch (error) {
    const output = String((error as { stderr?: Buffer }).stderr ?? error);
    const line = /^\[stdin\](:\d+)/m.exec(output)?.[1] ?? '';
    const reason = output.split('\n').find((text) => /Error:/.test(text)) ?? output.slice(0, 200);
    throw new ValidationError(PROP, `${name}${line}: ${reason.trim()}`, 'mend the file');
  }
  const missing = missingImport(file);
  if (missing !== undefined) {
    throw new ValidationError(PROP, `${name} imports '${missing}', which is not there`, "put it into the folder and give its whole file name; take types by 'import type'");
  }
}
