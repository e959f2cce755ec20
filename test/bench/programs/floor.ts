import { readFileSync } from 'node:fs';
import { peakMemory } from './peak-memory';
import { FloorKind } from '../floor/floor-kind';
import { lines, Parse, PARSE } from '../floor/parse';

/** What the floor program is told: argument 1 is the path of this as JSON. */
export interface FloorJob {
  readonly kind: FloorKind;
  readonly objects: readonly FloorObject[];
  /** How many of the objects are worked through before the measure begins, as the loader has it. */
  readonly warmUp: number;
}

export interface FloorObject {
  /** The object as it lies in the bucket. */
  readonly file: string;
  /** The documents that the loader makes of it, one a line. */
  readonly documents: string;
  readonly records: number;
}

export interface FloorResult {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakBytes: number;
  /** Characters of the serialised documents. */
  readonly characters: number;
}

/** The least that any loader in JavaScript does: expand, parse, serialise the final documents. Nothing is mapped, enriched or sent. */
async function main(): Promise<FloorResult> {
  const { kind, objects, warmUp } = JSON.parse(readFileSync(process.argv[2], 'utf8')) as FloorJob;
  for (const object of objects.slice(0, warmUp)) {
    await measure(PARSE[kind], object);
  }
  let cpuMs = 0;
  let wallMs = 0;
  let characters = 0;
  for (const object of objects.slice(warmUp)) {
    const measured = await measure(PARSE[kind], object);
    cpuMs += measured.cpuMs;
    wallMs += measured.wallMs;
    characters += measured.characters;
  }
  return { cpuMs, wallMs, characters, peakBytes: peakMemory() };
}

async function measure(parse: Parse, { file, documents: path, records }: FloorObject): Promise<Omit<FloorResult, 'peakBytes'>> {
  // the documents are a given: their parsing isn't measured, nor is the garbage that it leaves
  const documents = lines(readFileSync(path, 'utf8')).slice(0, records).map((line) => JSON.parse(line));
  const object = readFileSync(file);
  global.gc!();
  const wall = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const parsed = await parse(object);
  let characters = 0;
  for (const document of documents) {
    characters += JSON.stringify(document).length;
  }
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: (user + system) / 1e3, wallMs: Number(process.hrtime.bigint() - wall) / 1e6, characters: parsed === undefined ? 0 : characters };
}

main().then(
  (result) => process.send!(result, () => process.exit(0)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
