import { existsSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Command, Option } from 'commander';
import { geoipDatabases } from './geoip';
import { cachedLoad } from './load/cached-load';
import { LOAD_TYPES, LoadTypeName, Manifest, readManifest } from './load/manifest';
import { Part, PARTS, Parts } from './measure/parts';
import { BenchResult } from './measure/results';
import { BUNDLE, Workplace } from './measure/workplace';
import { profile } from './profile';
import { buildPrograms, pins } from './programs/start-program';
import { report } from './report/report';

const QUICK = { megabytes: 5, runs: 1, largestMegabytes: 100 };
const FULL = { megabytes: 50, runs: 3, largestMegabytes: 1000 };
const TOP_FUNCTIONS = 40;

const command = new Command('bench')
  .description('Measures the bundled loader: records per CPU second, memory, cold start.')
  .option('--data <dir>', 'load of another generator: <dir>/manifest.json and <dir>/<type>/*.gz')
  .option('--json <file>', 'also write the result as JSON')
  .addOption(new Option('--only <type>', 'measure one log type').choices(LOAD_TYPES))
  .addOption(new Option('--profile <type>', 'only print which functions take the CPU time').choices(LOAD_TYPES))
  .addOption(new Option('--skip <parts...>', 'leave parts out').choices(PARTS).default([]))
  .option('--runs <n>', `runs of each measurement (default: ${FULL.runs}, quick: ${QUICK.runs})`)
  .option('--quick', `${QUICK.megabytes} MB of each log type, ${QUICK.largestMegabytes} MB as the largest object`)
  .parse();
const options = command.opts<{
  data?: string;
  json?: string;
  only?: LoadTypeName;
  profile?: LoadTypeName;
  skip: Part[];
  runs?: string;
  quick?: true;
}>();

async function main(): Promise<void> {
  if (!existsSync(BUNDLE)) {
    throw new Error(`There is no ${BUNDLE}: run 'npx projen bundle' first.`);
  }
  const { megabytes } = options.quick ? QUICK : FULL;
  const load = options.data ? readManifest(options.data) : cachedLoad({ megabytes });
  buildPrograms();
  const workplace = await Workplace.open(geoipDatabases());
  try {
    if (options.profile) {
      console.log(await profile(workplace, load[options.profile], TOP_FUNCTIONS));
    } else {
      const result = await measure(workplace, load, options.data ?? `${megabytes} MB of each log type`);
      console.log(report(result));
      if (options.json) {
        writeFileSync(options.json, JSON.stringify(result, null, 2));
      }
      // slow is a result; a loader that loses records or falls over is a failure
      process.exitCode = result.failures.length ? 1 : 0;
    }
  } finally {
    workplace.close();
  }
}

async function measure(workplace: Workplace, load: Manifest, origin: string): Promise<BenchResult> {
  const size = options.quick ? QUICK : FULL;
  const runs = Number(options.runs ?? size.runs);
  const types = LOAD_TYPES.filter((type) => !options.only || type === options.only);
  const parts = new Parts(workplace, types, options.skip);
  const throughput = await parts.throughput(load, runs);
  return {
    load: origin,
    node: process.versions.node,
    cpu: cpus()[0].model,
    pinned: pins(),
    runs,
    bundleBytes: statSync(BUNDLE).size,
    types: await parts.endToEnd(load, throughput),
    memory: await parts.memory(size.largestMegabytes),
    coldStart: await parts.coldStart(),
    failures: parts.failures,
  };
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
