import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Measured, medianRun, TypeResult } from './results';
import { Workplace } from './workplace';
import { FloorKind } from '../floor/floor-kind';
import { LoadObject, LoadTypeName } from '../load/manifest';
import { FloorJob, FloorResult } from '../programs/floor';
import { runProgram } from '../programs/run-program';

const KINDS: { readonly [T in LoadTypeName]: FloorKind } = {
  'cloudtrail': 'json',
  'vpcflowlogs': 'lines',
  'alb': 'lines',
  'waf': 'json-lines',
  'guardduty': 'json-lines',
  'securitylake': 'parquet',
  'rds-mysql-slowquery': 'cloudwatch-logs + split',
  'windows-event': 'cloudwatch-logs + xml',
};

/** Measures the floor, then the loader up to the HTTP connection without and with compressed bodies. */
export async function measureThroughput(
  workplace: Workplace, type: LoadTypeName, objects: readonly LoadObject[], runs: number,
): Promise<Omit<TypeResult, 'endToEnd'>> {
  const folder = join(workplace.scratch, `documents-${type}`);
  const documents = (object: LoadObject) => join(folder, `${basename(object.file)}.ndjson`);
  mkdirSync(folder);
  try {
    const captured = await workplace.load(objects, { capture: documents });
    const worked = [...warmUpOf(objects), ...objects];
    const job: FloorJob = {
      kind: KINDS[type],
      objects: worked.map((object) => ({ file: object.file, documents: documents(object), records: object.records })),
      warmUp: warmUpOf(objects).length,
    };
    return {
      type,
      objects: objects.length,
      records: sum(objects, (object) => object.records),
      bytes: sum(objects, (object) => object.bytes),
      bodyBytes: captured.stub.bytes,
      floor: await repeated(runs, () => measureFloor(job)),
      plain: await repeated(runs, () => workplace.load(objects, { warmUp: warmUpOf(objects) })),
      compressed: await repeated(runs, () => workplace.load(objects, { compress: true, warmUp: warmUpOf(objects) })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function measureFloor(job: FloorJob): Promise<FloorResult> {
  return runProgram<FloorResult>('floor', job, { nodeArgs: ['--expose-gc'] });
}

/** As many records as V8 takes to compile what it will. */
const warmUpOf = (objects: readonly LoadObject[]): readonly LoadObject[] => objects.slice(0, 3);

async function repeated(runs: number, measure: () => Promise<Measured>): Promise<Measured> {
  const results: Measured[] = [];
  while (results.length < runs) {
    results.push(await measure());
  }
  return medianRun(results);
}

function sum(objects: readonly LoadObject[], of: (object: LoadObject) => number): number {
  return objects.reduce((total, object) => total + of(object), 0);
}
