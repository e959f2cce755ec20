#!/usr/bin/env node
import { describeError } from './io';
import { runSiem } from './program';

// a reader such as `head` that has seen enough ends the command, and that is no failure
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

runSiem(process.argv.slice(2), { stdout: process.stdout, stderr: process.stderr, env: process.env }).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    process.stderr.write(`siem: ${describeError(error)}\n`);
    process.exitCode = 1;
  },
);
