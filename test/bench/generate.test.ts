import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
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
const messages = (type: LoadTypeName) => lines(type).flatMap((line) => JSON.parse(line).logEvents).map(({ message }) => message as string);

test.each(LOAD_TYPES)('%s objects have the wanted size', (type) => {
  expect(manifest[type]).toHaveLength(2);
  for (const { bytes } of manifest[type]) {
    expect(bytes / 1e5).toBeCloseTo(1, 1);
  }
});

test.each(LOAD_TYPES.filter((type) => type !== 'securitylake'))('%s objects have the bytes that the manifest says', (type) => {
  manifest[type].forEach(({ bytes }, n) => expect(Buffer.byteLength(text(type, n))).toBe(bytes));
});

test('the manifest counts the records of each format', () => {
  expect(JSON.parse(text('cloudtrail')).Records).toHaveLength(manifest.cloudtrail[0].records);
  expect(lines('vpcflowlogs')).toHaveLength(manifest.vpcflowlogs[0].records + 1);
  expect(lines('alb')).toHaveLength(manifest.alb[0].records);
  expect(lines('waf').map((line) => JSON.parse(line).formatVersion)).toEqual(Array(manifest.waf[0].records).fill(1));
  expect(lines('guardduty').map((line) => JSON.parse(line).schemaVersion)).toEqual(Array(manifest.guardduty[0].records).fill('2.0'));
  expect(messages('rds-mysql-slowquery')).toHaveLength(manifest['rds-mysql-slowquery'][0].records);
  expect(messages('windows-event')).toHaveLength(manifest['windows-event'][0].records);
});

test('messages of envelopes are whole records of several lines, and whole events', () => {
  for (const message of messages('rds-mysql-slowquery')) {
    expect(message).toMatch(/^# Time: .*\n# User@Host: .*\n# Query_time: .*\n(use shop;\n)?SET timestamp=\d+;\n[^]+;$/);
  }
  for (const message of messages('windows-event')) {
    expect(message).toMatch(/^<Event xmlns=.*<\/Event>$/s);
  }
});

test('a Parquet object has row groups of nested rows, and as many bytes as its rows have as JSON', async () => {
  const [{ file, records, bytes }] = generateLoad(join(dir, 'parquet'), { megabytes: 3 }).securitylake;
  const content = new Uint8Array(readFileSync(file)).buffer;
  const rows = await parquetReadObjects({ file: content, compressors });
  expect(parquetMetadata(content).row_groups.length).toBeGreaterThan(1);
  expect(rows).toHaveLength(records);
  expect(rows[0]).toMatchObject({ metadata: { product: { name: 'Amazon VPC' } }, class_uid: 4001, observables: [{ type_id: 2 }, { type_id: 2 }] });
  // columns without a value are null in what is read, and absent in what was written
  const json = rows.map((row) => JSON.stringify(row, (_name, value) => (typeof value === 'bigint' ? Number(value) : value ?? undefined)));
  expect(json.join('\n').length + 1).toBe(bytes);
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
  const waf = readManifest(join(dir, 'after')).waf!;
  expect(waf[0].file).toBe(join(dir, 'after', 'waf', '000.gz'));
  expect(gunzipSync(readFileSync(waf[0].file))).toHaveLength(waf[0].bytes);
});

test('a load of another generator may lack log types', () => {
  const folder = join(dir, 'less');
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ alb: manifest.alb, other: [] }));
  expect(Object.keys(readManifest(folder))).toEqual(['alb']);
});
