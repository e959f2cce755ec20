import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

test('a process ends and its folder goes when the parent is killed without a chance to clean up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchdog-'));
  const watched = spawn('sleep', ['600'], { stdio: 'ignore' });
  const script = `require(${JSON.stringify(join(__dirname, 'watchdog.ts'))}).killWithParent(${watched.pid}, ${JSON.stringify(folder)});
    console.log('watching'); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(parent.stdout, 'data');

  const watchedEnd = once(watched, 'exit');
  parent.kill('SIGKILL');

  expect(await watchedEnd).toEqual([null, 'SIGKILL']);
  while (existsSync(folder)) { // else the test's time limit ends it
    await sleep(50);
  }
}, 30_000);
