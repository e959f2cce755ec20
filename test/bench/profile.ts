import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap, SourceMapping } from 'node:module';
import { join, relative } from 'node:path';
import { LoadObject } from './load/manifest';
import { BUNDLE, Workplace } from './measure/workplace';
import { table } from './report/markdown';

/** A regular expression's name is its text. */
const MAX_NAME = 50;

/** The parts of V8's `.cpuprofile` that are read here. */
interface CpuProfile {
  readonly nodes: ReadonlyArray<{
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number; readonly columnNumber: number };
  }>;
  /** Ids of nodes, and the microseconds before each. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Loads with V8's sampling profiler and gives the functions with the most time of their own, by the names of the sources. */
export async function profile(workplace: Workplace, objects: readonly LoadObject[], userIni: string, top: number): Promise<string> {
  const folder = mkdtempSync(join(workplace.scratch, 'profile-'));
  try {
    await workplace.load(objects, { userIni, nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'] });
    const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'))!;
    return selfTimes(JSON.parse(readFileSync(join(folder, file), 'utf8')), top);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function selfTimes({ nodes, samples, timeDeltas }: CpuProfile, top: number): string {
  const name = namer();
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, name(callFrame)]));
  const times = new Map<string, number>();
  let total = 0;
  samples.forEach((id, i) => {
    const frame = frames.get(id)!;
    if (!frame.startsWith('(idle)') && !frame.startsWith('(program)')) {
      times.set(frame, (times.get(frame) ?? 0) + timeDeltas[i]);
      total += timeDeltas[i];
    }
  });
  const rows = [...times].sort((a, b) => b[1] - a[1]).slice(0, top).map(([frame, time]) => {
    const [title, place] = frame.split('\t');
    return [title.slice(0, MAX_NAME), place, (time / 1000).toFixed(0), `${(time / total * 100).toFixed(1)} %`];
  });
  return table(['function', 'source', 'self ms', 'share'], rows);
}

/** Names a frame as the sources do: the bundle's own names are single letters. */
function namer(): (frame: CpuProfile['nodes'][number]['callFrame']) => string {
  const map = new SourceMap(JSON.parse(readFileSync(`${BUNDLE}.map`, 'utf8')));
  const sources = new Map<string, string[]>();
  return ({ functionName, url, lineNumber, columnNumber }) => {
    const entry = url.endsWith(BUNDLE) ? map.findEntry(lineNumber, columnNumber) as Partial<SourceMapping> : {};
    if (entry.originalSource === undefined || entry.originalLine === undefined) {
      return `${functionName || '(anonymous)'}\t${url.replace(/^file:.*\//, '')}`;
    }
    const path = join(BUNDLE, '..', entry.originalSource);
    const lines = sources.get(path) ?? readLines(path);
    sources.set(path, lines);
    return `${declaredName(lines[entry.originalLine]) ?? functionName}\t${relative('.', path)}:${entry.originalLine + 1}`;
  };
}

/** Name of the function or method that a line of source declares. */
function declaredName(line = ''): string | undefined {
  const declaration = /\bfunction\*?\s+([\w$]+)|\b(?:const|let|var)\s+([\w$]+)\s*=|^\s*(?:\w+\s+)*(#?[\w$]+)\s*\(/.exec(line);
  // a function that is returned has no name of its own
  return declaration?.slice(1).find((name) => name && name !== 'return');
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}
