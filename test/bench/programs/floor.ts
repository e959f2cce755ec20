import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { peakMemory } from './peak-memory';

/** What the floor program is told: argument 1 is the path of this as JSON. */
export interface FloorJob {
  /** Whether an object is one JSON text, JSON lines or text lines. */
  readonly format: 'json' | 'json-lines' | 'lines';
  readonly objects: ReadonlyArray<{
    /** The object, gzip compressed. */
    readonly file: string;
    /** The documents that the loader makes of it, one a line. */
    readonly documents: string;
  }>;
}

export interface FloorResult {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakBytes: number;
  /** Characters of the serialised documents. */
  readonly characters: number;
}

const PARSE: { readonly [F in FloorJob['format']]: (text: string) => unknown } = {
  'json': (text) => JSON.parse(text),
  'json-lines': (text) => lines(text).map((line) => JSON.parse(line)),
  'lines': lines,
};

/** The least that any loader in JavaScript does: unzip, parse, serialise the final documents. Nothing is mapped, enriched or sent. */
function main(): FloorResult {
  const job = JSON.parse(readFileSync(process.argv[2], 'utf8')) as FloorJob;
  const parse = PARSE[job.format];
  let cpuMs = 0;
  let wallMs = 0;
  let characters = 0;
  let records: unknown;
  for (const object of job.objects) {
    // the documents are a given: their parsing isn't measured, nor is the garbage that it leaves
    const documents = lines(readFileSync(object.documents, 'utf8')).map((line) => JSON.parse(line));
    const zipped = readFileSync(object.file);
    global.gc!();
    const wall = process.hrtime.bigint();
    const cpu = process.cpuUsage();
    records = parse(gunzipSync(zipped).toString());
    for (const document of documents) {
      characters += JSON.stringify(document).length;
    }
    const { user, system } = process.cpuUsage(cpu);
    cpuMs += (user + system) / 1e3;
    wallMs += Number(process.hrtime.bigint() - wall) / 1e6;
  }
  return { cpuMs, wallMs, characters: records ? characters : 0, peakBytes: peakMemory() };
}

function lines(text: string): string[] {
  const all = text.split('\n');
  if (all.at(-1) === '') {
    all.pop();
  }
  return all;
}

process.send!(main(), () => process.exit(0));
