import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { leastRun, Measured, SampleResult } from './results';
import { measureFloor } from './throughput';
import { Workplace } from './workplace';
import { FloorJob } from '../programs/floor';
import { sampleLoad } from '../samples/sample-load';
import { TypicalSample } from '../samples/typical-samples';

/** How often the one object is loaded before the measure, and in it. */
const WARM_UP = 3;
const LOADS = 5;

/** Measures a log type with an object of its sample's records, against the floor of its kind. */
export async function measureSample(workplace: Workplace, sample: TypicalSample, megabytes: number, runs: number): Promise<SampleResult> {
  const folder = join(workplace.scratch, `sample-${sample.logType}`);
  mkdirSync(folder);
  try {
    const { logType, kind, object, userIni } = await sampleLoad(sample, folder, megabytes);
    const documents = join(folder, 'documents.ndjson');
    const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
    const job: FloorJob = { kind, objects: times(WARM_UP + LOADS, { file: object.file, documents, records: object.records }), warmUp: WARM_UP };
    const loaders: Measured[] = [];
    const floors: Measured[] = [];
    // by turns, and of each the least counts: what else the machine does only adds
    for (let run = 0; run < runs; run++) {
      // the documents of all loads are the same: the floor needs those of the first
      const capture = run === 0 ? () => documents : undefined;
      loaders.push(await workplace.load(times(LOADS, object), { userIni, warmUp: times(WARM_UP, object), capture }));
      floors.push(await measureFloor(job));
    }
    return { logType, kind, records: LOADS * object.records, bytes: LOADS * object.bytes, floor: leastRun(floors), loader: leastRun(loaders) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
