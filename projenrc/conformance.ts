import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUITE = '../shared/conformance';
const LOADER = 'assets/bundles/functions/es-loader.lambda/index.js';
const SIEM = 'assets/bundles/cli/siem/index.js';

if (!existsSync(SUITE)) {
  console.log(`No conformance cases beside this project (${SUITE}): nothing to compare.`);
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
try {
  process.exitCode = compare(buildIndicators(), copyCases());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function compare(ioc: string, cases: string): number {
  return run(`${SUITE}/run.mjs`, '--bundle', LOADER, '--cases', cases, '--ioc', ioc, ...process.argv.slice(2));
}

/** The indicators that the cases rely on, as the loader reads them. */
function buildIndicators(): string {
  const own = join(scratch, 'indicators');
  const ioc = join(scratch, 'IOC');
  mkdirSync(own);
  cpSync(`${SUITE}/env/indicators.ndjson`, join(own, 'indicators.ndjson'));
  if (run(SIEM, 'ioc', 'build', own, '--out', ioc) !== 0) throw new Error('the indicators of the cases could not be built');
  return ioc;
}

/** The runner sets the variables of `lambda_env` only, and cases of OpenSearch Serverless say what they are under another name. */
function copyCases(): string {
  const cases = join(scratch, 'cases');
  cpSync(`${SUITE}/cases`, cases, { recursive: true });
  for (const file of globSync(`${cases}/**/case.json`)) {
    const testCase = JSON.parse(readFileSync(file, 'utf8'));
    const type = testCase.env?.aoss_type;
    if (type === undefined) continue;
    testCase.env.lambda_env = { AOSS_TYPE: type, ...testCase.env.lambda_env };
    writeFileSync(file, JSON.stringify(testCase));
  }
  return cases;
}

function run(...args: string[]): number {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
