import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { peakMemory } from './peak-memory';

/** What the loading program is told: argument 1 is the path of this as JSON. */
export interface LoadJob {
  /** The bundled handler. */
  readonly bundle: string;
  /** Whether bodies are compressed, as the loader does by itself. */
  readonly compress: boolean;
  /** Events, one invocation each, one after the other. */
  readonly events: readonly object[];
}

/** What it measured. */
export interface LoadResult {
  /** CPU milliseconds of all threads, from after the bundle was required to the end of the last invocation. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** Peak resident memory of the process, bytes. */
  readonly peakBytes: number;
  /** `process.hrtime.bigint()` before the bundle was required. */
  readonly startedAt: string;
  readonly requireMs: number;
  /** What went wrong, as the handler told it. */
  readonly failure?: string;
}

const CONTEXT = {
  functionName: 'bench-es-loader',
  functionVersion: '$LATEST',
  memoryLimitInMB: '2048',
  awsRequestId: '00000000-0000-4000-8000-000000000000',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:bench-es-loader',
  getRemainingTimeInMillis: () => 600_000,
};

/** Takes the compression out of the loader, which has no switch for it: its cost is reported apart. */
function leaveBodiesAsTheyAre(): void {
  const plain = (body: Buffer, ...rest: unknown[]) => queueMicrotask(() => (rest.at(-1) as (error: null, result: Buffer) => void)(null, body));
  Object.assign(zlib, { gzip: plain, gzipSync: (body: Buffer) => body });
}

async function main(): Promise<LoadResult> {
  const job = JSON.parse(readFileSync(process.argv[2], 'utf8')) as LoadJob;
  if (!job.compress) {
    leaveBodiesAsTheyAre();
  }
  const startedAt = process.hrtime.bigint();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { handler } = require(job.bundle);
  const wall = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  let failure: string | undefined;
  for (const event of job.events) {
    const answer = await handler(event, CONTEXT);
    if (answer?.batchItemFailures?.length) {
      failure ??= 'the handler reported batchItemFailures';
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    cpuMs: (user + system) / 1e3,
    wallMs: Number(process.hrtime.bigint() - wall) / 1e6,
    peakBytes: peakMemory(),
    startedAt: String(startedAt),
    requireMs: Number(wall - startedAt) / 1e6,
    failure,
  };
}

process.on('disconnect', () => process.exit(1));

void main()
  .catch((error): Partial<LoadResult> => ({ failure: String(error?.stack ?? error) }))
  .then((result) => process.send!(result, () => process.exit(0)));
