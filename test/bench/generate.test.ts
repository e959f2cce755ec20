import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { generateLoad } from './generate';
import { LOAD_TYPES, LoadTypeName, Manifest, readManifest } from './load/manifest';

let dir: string;
let manifest: Manifest;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'load-'));
  manifest = generateLoad(join(dir, 'one'), { megabytes: 0.2, objectMegabytes: 0.1 });
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

const text = (type: LoadTypeName, n = 0) => gunzipSync(readFileSync(manifest[type][n].file)).toString();
const lines = (type: LoadTypeName) => text(type).trimEnd().split('\n');

test.each(LOAD_TYPES)('%s objects have the wanted size and the bytes that the manifest says', (type) => {
  expect(manifest[type]).toHaveLength(2);
  manifest[type].forEach((object, n) => {
    expect(Buffer.byteLength(text(type, n))).toBe(object.bytes);
    expect(object.bytes / 1e5).toBeCloseTo(1, 1);
  });
});

test('the manifest counts the records of each format', () => {
  expect(JSON.parse(text('cloudtrail')).Records).toHaveLength(manifest.cloudtrail[0].records);
  expect(lines('vpcflowlogs')).toHaveLength(manifest.vpcflowlogs[0].records + 1);
  expect(lines('alb')).toHaveLength(manifest.alb[0].records);
  expect(lines('waf').map((line) => JSON.parse(line).formatVersion)).toEqual(Array(manifest.waf[0].records).fill(1));
});

test('text lines have all fields of their format', () => {
  expect(lines('vpcflowlogs').map((line) => line.split(' ').length)).toEqual(Array(manifest.vpcflowlogs[0].records + 1).fill(14));
  expect(lines('alb').map((line) => line.match(/"[^"]*"|\S+/g)?.length)).toEqual(Array(manifest.alb[0].records).fill(29));
});

test('a load is the same in every run, and another one for another seed', () => {
  const bytes = (name: string, seed?: string) => readFileSync(generateLoad(join(dir, name), { megabytes: 0.01, seed }).alb[0].file);
  const first = bytes('two');
  expect(bytes('three').equals(first)).toBe(true);
  expect(bytes('four', 'other').equals(first)).toBe(false);
});

test('a load that was moved is read from where it lies', () => {
  generateLoad(join(dir, 'before'), { megabytes: 0.01 });
  renameSync(join(dir, 'before'), join(dir, 'after'));
  const { waf } = readManifest(join(dir, 'after'));
  expect(waf[0].file).toBe(join(dir, 'after', 'waf', '000.gz'));
  expect(gunzipSync(readFileSync(waf[0].file))).toHaveLength(waf[0].bytes);
});
