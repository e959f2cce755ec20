import { readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import { folderWith, parseLines, sampleOf } from './run-command';
import { startBulkStub } from './target/bulk-stub';
import { loadDirectory } from '../../src/cli/load-directory';
import type { LoadProgress } from '../../src/cli/load-directory';

const alb = sampleOf('alb', 'web-shop');
const trail = sampleOf('cloudtrail', 'user-activity');
const vpc = sampleOf('vpcflowlogs', 'version-2');
const samples = { [alb.key]: alb.content, [trail.key]: trail.content, [vpc.key]: vpc.content };

const inFolder = (files: Record<string, string | Buffer>) => {
  const dir = folderWith({});
  return { dir: folderWith(files), out: `${dir}/out.ndjson` };
};

test('each file is loaded by the key that its path is, and what became of it is booked by log type', async () => {
  const { dir, out } = inFolder(samples);
  const report = await loadDirectory({ dir, out, bucket: 'our-logs' });

  const written = parseLines(readFileSync(out, 'utf8'));
  const expected = [alb, trail, vpc].flatMap(({ expected: documents }) => documents.map(({ index, id }) => `${index} ${id}`));
  expect(written.map(({ index, id }) => `${index} ${id}`).sort()).toEqual(expected.sort());
  expect(written.map(({ source }) => source['@log_s3bucket'])).toEqual(expected.map(() => 'our-logs'));
  expect(report.rows.find(({ logType }) => logType === 'alb')).toMatchObject({
    objects: 1,
    failedObjects: 0,
    records: alb.expected.length,
    indexed: alb.expected.length,
    duplicates: 0,
    excluded: 0,
    failed: 0,
    bytes: alb.content.length,
    indices: new Set([alb.expected[0].index]),
  });
  expect(report.rows.map(({ logType }) => logType).sort()).toEqual(['alb', 'cloudtrail', 'vpcflowlogs']);
  expect(report).toMatchObject({ skipped: [], failures: [], rejected: [] });
});

test('keys keep their spaces, plus signs, percent signs and characters of all scripts', async () => {
  const key = 'AWSLogs/a b+c%20d/ログ/é/123456789012_vpcflowlogs_us-east-1_fl-0123456789abcdef0_20250612T0835Z_1a2b3c4d.log.gz';
  const { dir, out } = inFolder({ [key]: vpc.content });
  const report = await loadDirectory({ dir, out });

  expect(report.failures).toEqual([]);
  expect(new Set(parseLines(readFileSync(out, 'utf8')).map(({ source }) => source['@log_s3key']))).toEqual(new Set([key]));
});

test('files of no log type, markers and links to folders are skipped with reasons', async () => {
  const { dir, out } = inFolder({ 'README.md': 'what this is', [alb.key]: 'too small' });
  symlinkSync(dir, `${dir}/circle`);
  const report = await loadDirectory({ dir, out });

  expect(report.rows).toEqual([]);
  expect(report.failures).toEqual([]);
  expect(report.skipped).toEqual(expect.arrayContaining([
    { key: 'README.md', logType: undefined, reason: 'no log type has this key' },
    { key: alb.key, logType: 'alb', reason: 'the object has only 9 bytes' },
    { key: 'circle', reason: 'a link to a folder' },
  ]));
});

test('a file that can not be read to its end fails, and the others are loaded', async () => {
  const { dir, out } = inFolder({ ...samples, [trail.key]: trail.content.subarray(0, trail.content.length - 20) });
  const report = await loadDirectory({ dir, out });

  expect(report.failures).toEqual([{ key: trail.key, logType: 'cloudtrail', reason: expect.stringContaining('gzip data is damaged') }]);
  expect(report.rows.find(({ logType }) => logType === 'cloudtrail')).toMatchObject({ objects: 1, failedObjects: 1 });
  expect(report.rows.find(({ logType }) => logType === 'vpcflowlogs')).toMatchObject({ indexed: vpc.expected.length });
  for (const { records, indexed, excluded, failed } of report.rows) expect(records).toBe(indexed + excluded + failed);
});

test('a file that leads nowhere, and one that goes away meanwhile, fail', async () => {
  const { dir, out } = inFolder(samples);
  symlinkSync(`${dir}/nowhere`, `${dir}/lost`);
  let first = true;
  const onProgress = () => {
    if (first) unlinkSync(`${dir}/${vpc.key}`);
    first = false;
  };
  const report = await loadDirectory({ dir, out, onProgress });

  expect(report.failures.map(({ key }) => key).sort()).toEqual([vpc.key, 'lost'].sort());
  expect(report.failures[0].reason).toContain('ENOENT');
});

test('a broken section of user.ini fails its own log type only, and is told at once', async () => {
  const { dir, out } = inFolder(samples);
  const configDir = folderWith({ 'user.ini': '[alb]\nlog_pattern = (unclosed\n[vpcflowlogs]\ns3_key = (unclosed\n' });
  const told: string[] = [];
  const report = await loadDirectory({ dir, out, configDir, onWarning: (message) => told.push(message) });

  expect(report.failures.map(({ logType }) => logType).sort()).toEqual(['alb', 'vpcflowlogs']);
  expect(report.rows.find(({ logType }) => logType === 'cloudtrail')).toMatchObject({ indexed: trail.expected.length });
  expect(told).toEqual([expect.stringContaining('[vpcflowlogs] s3_key'), expect.stringContaining('[alb] log_pattern')]);
  expect(report.warnings).toEqual(told);
});

test('a configuration that can not be leaves the output of an earlier run as it is', async () => {
  const { dir } = inFolder(samples);
  const earlier = folderWith({ 'out.ndjson': 'precious' });

  await expect(loadDirectory({ dir, out: `${earlier}/out.ndjson`, configDir: '/nowhere' })).rejects.toThrow('no such folder: /nowhere');
  expect(readFileSync(`${earlier}/out.ndjson`, 'utf8')).toBe('precious');
});

test('an output file that can not be written is an error', async () => {
  const { dir } = inFolder(samples);

  await expect(loadDirectory({ dir, out: `${dir}/no/such/folder/out.ndjson` })).rejects.toThrow('ENOENT');
});

test('documents that can not be delivered are booked as failed', async () => {
  const stub = await startBulkStub(undefined, 403);
  const report = await loadDirectory({ dir: folderWith(samples), endpoint: stub.url });
  await stub.close();

  expect(report.failures.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringContaining('403')));
  const records = alb.expected.length;
  expect(report.rows.find(({ logType }) => logType === 'alb')).toMatchObject({ records, failed: records, indexed: 0, failedObjects: 1 });
});

test('progress grows to all files and bytes; the observer sees every document with index and log type', async () => {
  const { dir, out } = inFolder(samples);
  const progress: LoadProgress[] = [];
  const seen: string[] = [];
  await loadDirectory({
    dir, out, onProgress: (now) => progress.push(now), observe: ({ id }, index, logType) => seen.push(`${logType} ${index} ${id}`),
  });

  const totalBytes = alb.content.length + trail.content.length + vpc.content.length;
  const documents = alb.expected.length + trail.expected.length + vpc.expected.length;
  expect(progress.at(-1)).toEqual({ done: 3, total: 3, bytes: totalBytes, totalBytes, documents });
  for (let i = 1; i < progress.length; i++) expect(progress[i].bytes).toBeGreaterThanOrEqual(progress[i - 1].bytes);
  expect(seen).toHaveLength(documents);
  expect(seen).toContain(`alb ${alb.expected[0].index} ${alb.expected[0].id}`);
});

test.each([{}, { endpoint: 'http://localhost:9200', out: 'out.ndjson' }])('it needs one target, not %j', async (targets) => {
  await expect(loadDirectory({ dir: __dirname, ...targets })).rejects.toThrow('either an endpoint or a file');
});
