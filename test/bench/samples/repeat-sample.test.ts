import { gunzipSync, gzipSync } from 'node:zlib';
import { jsonTexts } from './json-texts';
import { repeatSample, SamplePlan } from './repeat-sample';
import { TypicalSample, typicalSamples } from './typical-samples';
import { readParquet } from '../../../src/loader/decode/format/parquet/parquet';
import { builtInCatalogue, findSamples } from '../../support/log-type-samples';

const PLAN: SamplePlan = { format: 'json', envelope: 'none', jsonDelimiter: '', headerLines: 0 };
const samples = typicalSamples();

const sampleOf = (body: string | Buffer, documents = 1): TypicalSample =>
  ({ logType: 'x', name: 'x', folder: '', key: 'x', body: Buffer.from(body), userIni: '', failed: Array(documents).fill(false) });
const repeated = async (body: string | Buffer, documents: number, plan: Partial<SamplePlan>, bytes: number) => {
  const { kind, content, records } = await repeatSample(sampleOf(body, documents), { ...PLAN, ...plan }, bytes);
  return { kind, records, text: gunzipSync(content).toString() };
};

test('lines are repeated below their header', async () => {
  expect(await repeated(gzipSync('a b\n1 2\n3 4\n'), 2, { format: 'csv' }, 16)).toEqual({ kind: 'lines', records: 4, text: 'a b\n1 2\n3 4\n1 2\n3 4\n' });
  expect(await repeated('#Version\n#Fields\nx\n', 1, { format: 'w3c' }, 4)).toEqual({ kind: 'lines', records: 2, text: '#Version\n#Fields\nx\nx\n' });
  expect(await repeated('head\nx', 1, { format: 'text', headerLines: 1 }, 4)).toEqual({ kind: 'lines', records: 2, text: 'head\nx\nx\n' });
});

test('a list of records in one JSON text becomes longer', async () => {
  const { text, ...rest } = await repeated('{"v":1,"Records":[{"a":1},{"a":2}],"end":true}', 2, { jsonDelimiter: 'Records' }, 30);
  expect(rest).toEqual({ kind: 'json', records: 4 });
  expect(JSON.parse(text)).toEqual({ v: 1, Records: [{ a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }], end: true });
});

test('JSON texts are a line each, however they lie in the sample', async () => {
  expect(await repeated('{"a":1}{\n "a": "}"\n}', 2, {}, 1)).toEqual({ kind: 'json-lines', records: 2, text: '{"a":1}\n{"a":"}"}\n' });
  expect(jsonTexts(' {"a":"\\"]"} [{}]\n')).toEqual(['{"a":"\\"]"}', '[{}]']);
});

test('the kind of an envelope tells what its messages are', async () => {
  const kinds = (['json', 'text', 'multiline', 'winevtxml'] as const)
    .map(async (format) => (await repeated('{"logEvents":[]}', 1, { format, envelope: 'cloudwatch-logs' }, 1)).kind);
  expect(await Promise.all(kinds)).toEqual(['json', 'split', 'split', 'xml'].map((message) => `cloudwatch-logs + ${message}`));
});

test('Parquet is repeated as rows of one file, and rows that fail are left out', async () => {
  const sample = samples.find(({ logType }) => logType === 'cloudfront-v2')!;
  expect(sample.failed).toContain(true);
  const { kind, content, records } = await repeatSample(sample, PLAN, 20_000);
  expect(kind).toBe('parquet');
  const { roles } = builtInCatalogue().plan('cloudfront-v2');
  const file = { size: content.length, read: async (start: number, end: number) => content.subarray(start, end) };
  const rows = [];
  for await (const batch of readParquet(file, roles, { first: 1, last: Infinity, skip: () => undefined })) {
    rows.push(...batch);
  }
  expect(rows).toHaveLength(records);
  expect(rows.map(({ raw }) => raw.date)).toEqual(Array(records).fill('2025-05-20'));
});

test('each log type with samples has its everyday one: that with the fewest errors, then with the most records', () => {
  expect(samples.map(({ logType }) => logType)).toEqual([...new Set(findSamples().map(({ logType }) => logType))]);
  const names = Object.fromEntries(samples.map(({ logType, name }) => [logType, name]));
  expect(names).toMatchObject({ 'alb': 'web-shop', 'vpcflowlogs': 'version-2', 'windows-event': 'security-and-system' });
});
