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

// before Node 22 JSON.parse does not tell the digits of large numbers: they would change in silence
if (Number(process.versions.node.split('.', 1)[0]) < 22) {
  process.stderr.write(`siem needs Node.js 22.12 or later, this is ${process.versions.node}\n`);
  process.exit(2);
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
