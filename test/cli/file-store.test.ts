import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileStore } from '../../src/cli/file-store';

let dir: string;
const told: number[] = [];

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'files-'));
  writeFileSync(join(dir, 'a'), '0123456789'.repeat(100));
});

afterAll(() => rmSync(dir, { recursive: true }));

const store = new FileStore((key) => join(dir, key), (bytes) => told.push(bytes));

test('a file is read like an object, and it is told how much was read', async () => {
  const { size, bytes } = await store.read({ key: 'a' });
  expect([size, told]).toEqual([1000, []]);
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('0123456789'.repeat(100));
  expect(told.splice(0)).toEqual([1000]);
});

test('a file is read in parts', async () => {
  const { readRange } = await store.read({ key: 'a' });
  expect((await readRange!(997, 1000)).toString()).toBe('789');
  expect((await readRange!(0, 2)).toString()).toBe('01');
  expect(told.splice(0)).toEqual([3, 2]);
});

test('what is read twice counts once', async () => {
  const { bytes, readRange } = await store.read({ key: 'a' });
  await readRange!(0, 600);
  for await (const chunk of bytes) expect(chunk.length).toBe(1000);
  await readRange!(0, 600);
  expect(told.splice(0)).toEqual([600, 400]);
});

test('a file that is cut while it is read is torn', async () => {
  writeFileSync(join(dir, 'cut'), 'x'.repeat(1000));
  const { readRange } = await store.read({ key: 'cut' });
  truncateSync(join(dir, 'cut'), 500);
  await expect(readRange!(400, 600)).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  rmSync(join(dir, 'cut'));
  await expect(readRange!(400, 600)).rejects.toMatchObject({ name: 'ObjectError', code: 'not-found' });
});

test('a file that is not there is not found', async () => {
  await expect(store.read({ key: 'b' })).rejects.toMatchObject({ name: 'ObjectError', code: 'not-found', message: expect.stringContaining(join(dir, 'b')) });
});
