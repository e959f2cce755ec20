import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { folderWith, parseLines, sampleOf } from './run-command';

// the bundle that is published, run by its own first line
const COMMAND = join(__dirname, '../../assets/bundles/cli/siem/index.js');
const run = promisify(execFile);
const alb = sampleOf('alb', 'web-shop');

test('the bundle runs as a program', async () => {
  const { stdout } = await run(COMMAND, ['test', alb.file, '--key', alb.key]);

  expect(parseLines(stdout).map(({ id }) => id)).toEqual(alb.expected.map(({ id }) => id));
});

test('a wrong command line is status 2', async () => {
  await expect(run(COMMAND, ['test', '--nope'])).rejects.toMatchObject({ code: 2 });
});

test('a failure is status 1', async () => {
  await expect(run(COMMAND, ['test', alb.file, '--key', 'unknown'])).rejects.toMatchObject({ code: 1, stdout: '' });
});

test('a reader that has seen enough ends it quietly', async () => {
  const dir = folderWith({ 'alb.log': gunzipSync(alb.content).toString().repeat(2000) });
  const { stdout, stderr } = await run('bash', ['-o', 'pipefail', '-c', '"$@" | head -n 1', 'bash', COMMAND, 'test', `${dir}/alb.log`, '--key', alb.key]);

  expect(parseLines(stdout)).toHaveLength(1);
  expect(stderr).toBe('');
});
