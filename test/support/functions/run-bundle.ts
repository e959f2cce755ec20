import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What became of an invocation. */
export interface Invocation {
  /** What the handler answered. */
  readonly answer: any;
  /** The JSON lines of its log. */
  readonly lines: readonly Record<string, any>[];
}

/** For functions that wait and try again: they do so fifty times as fast. */
const HURRY = 'const wait = setTimeout; globalThis.setTimeout = (work, ms, ...rest) => wait(work, ms / 50, ...rest);';

/** Hands an event to a bundled function in a process of its own, as Lambda does. Rejects with the function's output when it fails. */
export async function runBundle(name: string, event: unknown, env: Record<string, string>, { hurried = false } = {}): Promise<Invocation> {
  const scratch = mkdtempSync(join(tmpdir(), 'invocation-'));
  try {
    const [input, output] = [join(scratch, 'event.json'), join(scratch, 'answer.json')];
    writeFileSync(input, JSON.stringify(event));
    const code = `${hurried ? HURRY : ''}
const { readFileSync, writeFileSync } = require('node:fs');
const { handler } = require(${JSON.stringify(resolve(`assets/bundles/functions/${name}.lambda/index.js`))});
const context = { getRemainingTimeInMillis: () => 120000, functionName: ${JSON.stringify(name)}, awsRequestId: 'request', logStreamName: 'stream' };
Promise.resolve(handler(JSON.parse(readFileSync(process.argv[1], 'utf8')), context))
  .then((answer) => writeFileSync(process.argv[2], JSON.stringify(answer ?? null)), (error) => { console.error(error); process.exit(1); });`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', code, input, output], {
      maxBuffer: 1e8, env: { PATH: process.env.PATH!, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x', ...env },
    });
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    return { answer: JSON.parse(readFileSync(output, 'utf8')), lines };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
