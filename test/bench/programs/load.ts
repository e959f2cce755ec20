import { readFileSync } from 'node:fs';
import { peakMemory } from './peak-memory';

/** What the loading program is told: argument 1 is the path of this as JSON. */
export interface LoadJob {
  /** The bundled handler. */
  readonly bundle: string;
  /** Events, one invocation each, one after the other. */
  readonly events: readonly object[];
  /** How many of the events only warm the container up: a container lives for hours, its first second is not what it does in the second one. */
  readonly warmUp: number;
}

/** What it measured. */
export interface LoadResult {
  /** CPU milliseconds of all threads, of the invocations behind the warm-up. */
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

async function main(): Promise<LoadResult> {
  const job = JSON.parse(readFileSync(process.argv[2], 'utf8')) as LoadJob;
  const startedAt = process.hrtime.bigint();
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { handler } = require(job.bundle);
  const required = process.hrtime.bigint();
  let wall = required;
  let cpu = process.cpuUsage();
  let failure: string | undefined;
  for (const [i, event] of job.events.entries()) {
    if (i === job.warmUp) {
      wall = process.hrtime.bigint();
      cpu = process.cpuUsage();
    }
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
    requireMs: Number(required - startedAt) / 1e6,
    failure,
  };
}

process.on('disconnect', () => process.exit(1));

void main()
  .catch((error): Partial<LoadResult> => ({ failure: String(error?.stack ?? error) }))
  .then((result) => process.send!(result, () => process.exit(0)));
