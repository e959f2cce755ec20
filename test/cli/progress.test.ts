import { Collected } from './run-command';
import { showProgress } from '../../src/cli/progress';

const MB = 1_000_000;

test('without a terminal there is a line now and then, with rate and time left, and one at the end', () => {
  const stderr = new Collected();
  let now = 0;
  const progress = showProgress(stderr, () => now);
  for (now of [0, 5_000, 10_000, 15_000]) {
    progress.update({ done: now / 5_000, total: 6, bytes: now / 5_000 * MB, totalBytes: 6 * MB, documents: now * 10 });
  }
  now = 30_000;
  progress.update({ done: 6, total: 6, bytes: 6 * MB, totalBytes: 6 * MB, documents: 300_000 });
  progress.end();

  expect(stderr.text.split('\n')).toEqual([
    '2 of 6 files, 2.0 MB of 6.0 MB, 10,000 documents/s, 200 kB/s, 20s left',
    '6 of 6 files, 6.0 MB of 6.0 MB, 10,000 documents/s, 200 kB/s',
    '6 of 6 files, 6.0 MB of 6.0 MB, 10,000 documents/s, 200 kB/s',
    '',
  ]);
});

test('on a terminal there is a bar with files, rate and time left', () => {
  const stderr = Object.assign(new Collected(), { isTTY: true, columns: 200, cursorTo: () => true, clearLine: () => true, moveCursor: () => true });
  const progress = showProgress(stderr, () => 0);
  progress.update({ done: 1, total: 2, bytes: MB, totalBytes: 2 * MB, documents: 10 });
  progress.end();

  expect(stderr.text).toMatch(/50% \| 1\/2 files \| .* documents\/s, .*\/s \| \S+ left/);
});

test('nothing is shown when there was nothing to show', () => {
  const stderr = new Collected();
  showProgress(stderr).end();

  expect(stderr.text).toBe('');
});
