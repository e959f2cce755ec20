import { WatchedFile } from '../../src/loader/watched-file';
import type { ChangedObject } from '../../src/platform/changed-object';

const said: string[] = [];
const asked: (string | undefined)[] = [];
let answer: ChangedObject | Error;

const log = { warn: (message: string) => void said.push(`warn ${message}`), error: (message: string) => void said.push(`error ${message}`) };

function watch(): WatchedFile<string> {
  return new WatchedFile('dir/file', async (key, etag) => {
    asked.push(`${key} ${etag}`);
    if (answer instanceof Error) throw answer;
    return answer;
  }, (bytes) => {
    if (bytes.includes('bad')) throw new Error('it is bad');
    return bytes.toString();
  }, log);
}

const changed = (text: string, etag: string): ChangedObject => ({ kind: 'changed', bytes: Buffer.from(text), etag });
const failure = (status: number): Error => Object.assign(new Error('told'), { $metadata: { httpStatusCode: status } });

beforeEach(() => {
  said.length = asked.length = 0;
});

test('a file is read, and again only when it is another one', async () => {
  const file = watch();
  answer = changed('one', 'e1');
  expect([await file.refresh(), file.value]).toEqual([true, 'one']);
  answer = { kind: 'same' };
  expect([await file.refresh(), file.value]).toEqual([false, 'one']);
  answer = changed('two', 'e2');
  expect([await file.refresh(), file.value]).toEqual([true, 'two']);
  expect(asked).toEqual(['dir/file undefined', 'dir/file e1', 'dir/file e1']);
});

test('a damaged file never takes the place of a good one, and is fetched and told once', async () => {
  const file = watch();
  answer = changed('one', 'e1');
  await file.refresh();
  answer = changed('bad', 'e2');
  expect([await file.refresh(), file.value]).toEqual([false, 'one']);
  answer = { kind: 'same' };
  await file.refresh();

  expect(said).toEqual(['error dir/file is damaged, the one before stays in use: it is bad']);
  expect(asked.at(-1)).toBe('dir/file e2');
});

test('a damaged file at the beginning is told, and nothing is in use', async () => {
  const file = watch();
  answer = changed('bad', 'e1');
  expect([await file.refresh(), file.value]).toEqual([false, undefined]);
  expect(said).toEqual(['error dir/file is damaged, documents go without it: it is bad']);
});

test('a file that was deleted is no longer in use, and one that comes is', async () => {
  const file = watch();
  answer = { kind: 'absent' };
  expect(await file.refresh()).toBe(false);
  answer = changed('one', 'e1');
  expect(await file.refresh()).toBe(true);
  answer = { kind: 'absent' };
  expect([await file.refresh(), file.value]).toEqual([true, undefined]);
  expect(await file.refresh()).toBe(false);
  expect(asked.at(-1)).toBe('dir/file undefined');
});

test('what may pass fails the start only', async () => {
  const file = watch();
  answer = failure(500);
  await expect(file.refresh()).rejects.toThrow('told');
  answer = changed('one', 'e1');
  await file.refresh();
  answer = failure(500);
  expect([await file.refresh(), file.value]).toEqual([false, 'one']);
  expect(said).toEqual(["warn dir/file can't be read, the one before stays in use: told"]);
});

test('a file that may not be read does not fail the start', async () => {
  const file = watch();
  answer = failure(403);
  expect([await file.refresh(), file.value]).toEqual([false, undefined]);
  expect(said).toEqual(["warn dir/file can't be read, documents go without it: told"]);
});
