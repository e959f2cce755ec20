import { existsSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Command, Option } from 'commander';
import { geoipDatabases } from './geoip';
import { cachedLoad } from './load/cached-load';
import { LOAD_TYPES, LoadObject, LoadTypeName, Manifest, readManifest } from './load/manifest';
import { Part, PARTS, Parts } from './measure/parts';
import { BenchResult } from './measure/results';
import { BUNDLE, Workplace } from './measure/workplace';
import { profile } from './profile';
import { buildPrograms, pins } from './programs/start-program';
import { report } from './report/report';
import { sampleLoad } from './samples/sample-load';
import { typicalSamples } from './samples/typical-samples';

const QUICK = { megabytes: 5, runs: 1, largestMegabytes: 100, sampleMegabytes: 1 };
const FULL = { megabytes: 50, runs: 3, largestMegabytes: 1000, sampleMegabytes: 5 };
const TOP_FUNCTIONS = 40;
/** A profile needs more than one load. */
const PROFILED_LOADS = 8;

const samples = typicalSamples();
const names = [...new Set([...LOAD_TYPES, ...samples.map(({ logType }) => logType)])].sort();

const command = new Command('bench')
  .description('Measures the bundled loader: records per CPU second, memory, cold start.')
  .option('--data <dir>', 'load of another generator: <dir>/manifest.json and <dir>/<type>/*.gz')
  .option('--json <file>', 'also write the result as JSON')
  .addOption(new Option('--only <type>', 'measure one log type').choices(names))
  .addOption(new Option('--profile <type>', 'only print which functions take the CPU time').choices(names))
  .addOption(new Option('--skip <parts...>', 'leave parts out').choices(PARTS).default([]))
  .option('--runs <n>', `runs of each measurement (default: ${FULL.runs}, quick: ${QUICK.runs})`)
  .option('--quick', `${QUICK.megabytes} MB of each log type, ${QUICK.sampleMegabytes} MB of its samples, ${QUICK.largestMegabytes} MB as the largest object`)
  .parse();
const options = command.opts<{
  data?: string;
  json?: string;
  only?: string;
  profile?: string;
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
      const { objects, userIni } = await profiled(workplace, load, options.profile);
      console.log(await profile(workplace, objects, userIni, TOP_FUNCTIONS));
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

/** The load of a log type, or its samples where there is none. */
async function profiled(workplace: Workplace, load: Partial<Manifest>, type: string): Promise<{ objects: readonly LoadObject[]; userIni: string }> {
  const objects = load[type as LoadTypeName];
  if (objects) {
    return { objects, userIni: '' };
  }
  const { object, userIni } = await sampleLoad(samples.find(({ logType }) => logType === type)!, workplace.scratch, FULL.sampleMegabytes);
  return { objects: Array<LoadObject>(PROFILED_LOADS).fill(object), userIni };
}

async function measure(workplace: Workplace, load: Partial<Manifest>, origin: string): Promise<BenchResult> {
  const size = options.quick ? QUICK : FULL;
  const runs = Number(options.runs ?? size.runs);
  const types = LOAD_TYPES.filter((type) => !options.only || type === options.only);
  const parts = new Parts(workplace, types, options.skip);
  const throughput = await parts.throughput(load, runs);
  const sampled = await parts.samples(samples.filter(({ logType }) => !options.only || logType === options.only), size.sampleMegabytes, runs);
  return {
    load: origin,
    node: process.versions.node,
    cpu: cpus()[0].model,
    pinned: pins(),
    runs,
    bundleBytes: statSync(BUNDLE).size,
    types: await parts.endToEnd(load, throughput),
    samples: sampled,
    memory: await parts.memory(size.largestMegabytes),
    coldStart: await parts.coldStart(),
    failures: parts.failures,
  };
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
