import { FloorKind } from '../floor/floor-kind';
import { LoadTypeName } from '../load/manifest';

/** What one way of work took for all objects of a log type; the run with the median CPU time. */
export interface Measured {
  /** CPU milliseconds of all threads of the process. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakBytes: number;
}

export interface TypeResult {
  readonly type: LoadTypeName;
  readonly objects: number;
  readonly records: number;
  /** Bytes before compression. */
  readonly bytes: number;
  /** Bytes of the documents and their action lines. */
  readonly bodyBytes: number;
  readonly floor: Measured;
  /** Up to the HTTP connection, bodies not compressed. */
  readonly plain: Measured;
  /** The same, bodies compressed. */
  readonly compressed: Measured;
  /** Into a real OpenSearch; absent where none was to be had. */
  readonly endToEnd?: Measured & { readonly indexed: number };
}

/** A log type's samples, repeated. */
export interface SampleResult {
  readonly logType: string;
  readonly kind: FloorKind;
  /** Records of all measured objects. */
  readonly records: number;
  /** Bytes before compression. */
  readonly bytes: number;
  readonly floor: Measured;
  readonly loader: Measured;
}

export interface MemoryResult {
  readonly type: LoadTypeName;
  /** Bytes of the one object, before compression. */
  readonly bytes: number;
  readonly peakBytes: number;
}

export interface ColdStartResult {
  /** From before the bundle is required to the first bulk at the stub, milliseconds; one a run. */
  readonly firstDocumentMs: readonly number[];
  /** Of that, requiring the bundle. */
  readonly requireMs: readonly number[];
}

export interface BenchResult {
  readonly node: string;
  readonly cpu: string;
  readonly pinned: boolean;
  readonly runs: number;
  /** Where the load came from. */
  readonly load: string;
  readonly bundleBytes: number;
  readonly types: readonly TypeResult[];
  readonly samples: readonly SampleResult[];
  readonly memory: readonly MemoryResult[];
  readonly coldStart?: ColdStartResult;
  /** What could not be measured, and why. */
  readonly failures: readonly string[];
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** What the run with the median CPU time measured. */
export function medianRun(runs: readonly Measured[]): Measured {
  return measured(byCpuTime(runs)[Math.floor(runs.length / 2)]);
}

/** What the run with the least CPU time measured. */
export function leastRun(runs: readonly Measured[]): Measured {
  return measured(byCpuTime(runs)[0]);
}

const byCpuTime = (runs: readonly Measured[]): Measured[] => [...runs].sort((a, b) => a.cpuMs - b.cpuMs);

/** Without what a run tells beyond that. */
const measured = ({ cpuMs, wallMs, peakBytes }: Measured): Measured => ({ cpuMs, wallMs, peakBytes });
