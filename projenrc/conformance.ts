import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SUITE = '../shared/conformance';
const LOADER = 'assets/bundles/functions/es-loader.lambda/index.js';

if (!existsSync(SUITE)) {
  console.log(`No conformance cases beside this project (${SUITE}): nothing to compare.`);
  process.exit(0);
}
const { status } = spawnSync(
  process.execPath,
  [`${SUITE}/run.mjs`, '--bundle', LOADER, '--cases', `${SUITE}/cases`, ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
