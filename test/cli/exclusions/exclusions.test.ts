import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, sampleOf, siem } from '../run-command';

const HEADER = 'log_type,field,pattern,pattern_type,comment';
const RECORDS = [
  { eventName: 'GetObject', userIdentity: { type: 'AWSService' }, errorCode: 'AccessDenied' },
  { eventName: 'GetObject', userIdentity: { type: 'IAMUser' }, responseElements: 'é' },
  { eventName: 'PutObject', userIdentity: { type: 'IAMUser' } },
  { eventName: 'PutObject', userAgent: 'siem-es-loader' },
  { eventName: 'PutObject', is_ignored: true },
].map((record, i) => ({ eventID: `00000000-0000-4000-8000-00000000000${i}`, eventTime: '2025-06-15T00:00:00Z', ...record }));
const KEY = 'AWSLogs/123456789012/CloudTrail/eu-west-3/2025/06/15/x.json.gz';

const condition = (action: string, expression: string): string => JSON.stringify({ action, expression });

/** A folder with an object `trail.json` and these rules. */
function folderOf(rules: Record<string, string>): { dir: string; file: string } {
  const dir = folderWith({ 'trail.json': JSON.stringify({ Records: RECORDS }), ...rules });
  return { dir, file: `${dir}/trail.json` };
}

/** Cells of the table's rows. */
const rowsOf = (stdout: string): string[][] => stdout.split('\n\n')[0].trim().split('\n').slice(2).map((line) => line.split(/ {2,}/));

test('shows what docs/exclusions.md shows', async () => {
  const page = readFileSync(join(__dirname, '../../../docs/exclusions.md'), 'utf8');
  const [, patterns, conditionFile, json, key, shown] = /\$ cat rules\/(?:exclude_log_patterns\.csv)\n([^$]+)\$ cat rules\/(\S+)\n(.+)\n\n\$ siem exclusions .* --key (\S+)\n([^`]+)```/.exec(page)!;
  const dir = folderWith({ 'exclude_log_patterns.csv': patterns, [conditionFile]: json });
  const files = ['global-classic-and-hostile-headers', 'regional-web-acl'].map((name) => sampleOf('waf', name).file);
  expect(await siem(['exclusions', '--rules', dir, ...files, '--key', key])).toEqual({ status: 0, stdout: shown, stderr: '' });
});

test('every rule is counted on its own, over all files', async () => {
  const { dir, file } = folderOf({
    'exclude_log_patterns.csv': `${HEADER}\ncloudtrail,eventName,Get.*,regex,reading\ncloudtrail,userIdentity.type,AWSService,text,\ncloudtrail,eventName,never,text,\nwaf,a,b,text,`,
    'log-filter/cloudtrail/denied.json': condition('exclude', 'errorCode == \'AccessDenied\''),
    'log-filter/cloudtrail/people/iam.json': condition('COUNT', 'userIdentity.type == \'IAMUser\''),
    'log-filter/cloudtrail/off.json': condition('DISABLE', 'eventName'),
    'log-filter/cloudtrail/notes.txt': 'not a rule',
  });
  const { status, stdout, stderr } = await siem(['exclusions', '--rules', dir, file, file, '--key', KEY]);

  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(rowsOf(stdout).map(([rule, ...cells]) => [rule, ...cells.slice(0, -1)])).toEqual([
    ['ignore_own_logs (userAgent)', 'exclude', '2'],
    ['exclude_log_patterns.csv:2 reading', 'exclude', '4'],
    ['exclude_log_patterns.csv:3', 'exclude', '2'],
    ['exclude_log_patterns.csv:4', 'exclude', '0'],
    ['cloudtrail/denied', 'exclude', '2'],
    ['cloudtrail/people/iam', 'count', '4'],
    ['left out by any of them', '6'],
    ['all records of cloudtrail', '8'],
  ]);
  expect(stdout).toContain('rules about other log types: 1 (waf)\n');
  expect(stdout).toContain('records that are left out by themselves (is_ignored): 2\n');
});

test('the bytes of a rule are those of the documents that are not sent', async () => {
  const { dir, file } = folderOf({ 'log-filter/cloudtrail/one.json': condition('EXCLUDE', 'responseElements == \'é\'') });
  const shown = await siem(['exclusions', '--rules', dir, file, '--key', KEY]);
  const documents = await siem(['test', file, '--key', KEY]);

  const line = documents.stdout.split('\n').find((text) => text.includes('é'))!;
  const bytes = Buffer.byteLength(line.slice(line.indexOf('"source":') + '"source":'.length, -1));
  const [, , , ofRule] = rowsOf(shown.stdout).find(([rule]) => rule === 'cloudtrail/one')!;
  expect(ofRule).toBe(bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`);
});

test('a broken rule is named, the others are counted, and the status is 1', async () => {
  const { dir, file } = folderOf({
    'exclude_log_patterns.csv': `${HEADER}\ncloudtrail,eventName,(,regex,\ncloudtrail,eventName,PutObject,text,`,
    'log-filter/cloudtrail/bad.json': condition('EXCLUDE', 'a =='),
  });
  const { status, stdout, stderr } = await siem(['exclusions', '--rules', dir, file, '--key', KEY]);

  expect(status).toBe(1);
  expect(stderr).toMatch(/^exclude_log_patterns\.csv:2: missing \).*$/m);
  expect(stderr).toMatch(/^.*log-filter\/cloudtrail\/bad\.json: Syntax error.*$/m);
  expect(rowsOf(stdout)).toContainEqual(['exclude_log_patterns.csv:3', 'exclude', '2', expect.any(String)]);
});

test('a rule that comes to no result is named', async () => {
  const { dir, file } = folderOf({ 'log-filter/cloudtrail/x.json': condition('EXCLUDE', 'contains(errorCode, \'Denied\')') });
  const { status, stderr } = await siem(['exclusions', '--rules', dir, file, '--key', KEY]);

  expect(status).toBe(0);
  expect(stderr).toMatch(/^the exclusion rule cloudtrail\/x came to no result .*: contains\(\) can't be applied/);
});

test('a configuration may name the file otherwise, and switch own logs off', async () => {
  const { dir, file } = folderOf({ 'mine.csv': `${HEADER}\ncloudtrail,eventName,PutObject,text,`, 'exclude_log_patterns.csv': 'unread' });
  const config = folderWith({ 'user.ini': '[DEFAULT]\nexclude_log_patterns_filename = mine.csv\nignore_own_logs = no\n' });
  const { status, stdout } = await siem(['exclusions', '--rules', dir, file, '--key', KEY, '--config', config]);

  expect(status).toBe(0);
  expect(rowsOf(stdout).map(([rule]) => rule)).toEqual(['mine.csv:2', 'left out by any of them', 'all records of cloudtrail']);
});

test('a key that is not loaded is told apart', async () => {
  const { dir, file } = folderOf({ 'log-filter/cloudtrail/x.json': condition('EXCLUDE', 'a') });
  const config = folderWith({ 'user.ini': '[cloudtrail]\ns3_key_ignored = eu-west-3\n' });

  expect(await siem(['exclusions', '--rules', dir, file, '--key', 'unknown'])).toMatchObject({ status: 1, stdout: '', stderr: 'nothing of this object is loaded: no log type has this key\n' });
  expect(await siem(['exclusions', '--rules', dir, file, '--key', KEY, '--config', config])).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('s3_key_ignored') });
});

test('a file that can\'t be read fails, the others are counted', async () => {
  const { dir, file } = folderOf({ 'log-filter/cloudtrail/x.json': condition('EXCLUDE', 'eventName == \'PutObject\'') });
  const { status, stdout, stderr } = await siem(['exclusions', '--rules', dir, `${dir}/none`, file, '--key', KEY]);

  expect(status).toBe(1);
  expect(stderr).toContain(`${dir}/none`);
  expect(rowsOf(stdout)).toContainEqual(['cloudtrail/x', 'exclude', '2', expect.any(String)]);
});

test.each([
  ['a folder that is none', () => '/no/such/folder', 'no such folder'],
  ['a folder without rules', () => folderWith({ 'a.txt': '' }), 'holds no rules'],
])('%s is a wrong command line', async (_, dir, message) => {
  const { file } = folderOf({});
  expect(await siem(['exclusions', '--rules', dir(), file, '--key', KEY])).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
});

describe('the folder of the configuration', () => {
  const rules = {
    'user.ini': '',
    'exclude_log_patterns.csv': `${HEADER}\ncloudtrail,eventName,GetObject,text,reading\ncloudtrail,eventName,(,regex,`,
    'log-filter/cloudtrail/iam.json': condition('EXCLUDE', 'userIdentity.type == \'IAMUser\''),
  };

  test('has rules that test applies', async () => {
    const { dir, file } = folderOf(rules);
    const { stdout, stderr } = await siem(['test', file, '--key', KEY, '--config', dir]);

    expect(stdout).toBe('');
    expect(stderr).toMatch(/^excluded +5 \(exclude_log_patterns\.csv:2 reading: 2, cloudtrail\/iam: 1, ignore_own_logs \(userAgent\): 1, is_ignored: 1\)$/m);
    expect(stderr).toMatch(/^configuration: exclude_log_patterns\.csv:3: missing \)/m);
  });

  test('has rules that explain names, for the log type and for each record', async () => {
    const { dir, file } = folderOf(rules);
    const { stdout } = await siem(['explain', KEY, file, '--config', dir]);

    expect(stdout).toMatch(/^rules +ignore_own_logs, exclude_log_patterns\.csv:2 reading, cloudtrail\/iam \(EXCLUDE\)$/m);
    expect(stdout.match(/^=== record \d, after: .*$/gm)).toEqual([
      '=== record 1, after: excluded by exclude_log_patterns.csv:2 reading',
      '=== record 2, after: excluded by exclude_log_patterns.csv:2 reading',
      '=== record 3, after: excluded by cloudtrail/iam',
    ]);
  });

  test('has rules that load applies', async () => {
    const { dir } = folderOf(rules);
    const logs = folderWith({ [KEY]: JSON.stringify({ Records: RECORDS }) });
    const { stdout } = await siem(['load', '--dir', logs, '--out', `${dir}/out.ndjson`, '--config', dir]);

    expect(stdout).toMatch(/^cloudtrail +1 +5 +0 +0 +5 /m);
  });
});

describe('the rules of an app', () => {
  const rules = {
    'exclusions.csv': `${HEADER}\ncloudtrail,eventName,GetObject,text,"Stack/Siem/Reading"`,
    'exclusions.ini': '[cloudtrail]\nStack/Siem/Paris = /eu-west-\\d/2025/06/14/\n',
  };
  const ignoredKey = KEY.replace('/15/', '/14/');

  test('are applied where its layer is the folder of the configuration', async () => {
    const { dir, file } = folderOf(rules);
    const { stderr } = await siem(['test', file, '--key', KEY, '--config', dir]);
    expect(stderr).toMatch(/^excluded +4 \(exclusions\.csv:2 Stack\/Siem\/Reading: 2, ignore_own_logs \(userAgent\): 1, is_ignored: 1\)$/m);
    expect((await siem(['test', file, '--key', ignoredKey, '--config', dir])).stderr).toMatch(/^skipped +Stack\/Siem\/Paris of log type cloudtrail matches the key$/m);
    expect((await siem(['explain', ignoredKey, '--config', dir])).stdout).toMatch(/^excluded +by Stack\/Siem\/Paris \(.*exclusions\.ini:2\): \/eu-west-\\d\/2025\/06\/14\/$/m);
  });

  test('are counted where they are asked for', async () => {
    const { dir, file } = folderOf(rules);
    expect(rowsOf((await siem(['exclusions', '--rules', dir, file, '--key', KEY])).stdout)).toContainEqual(['exclusions.csv:2 Stack/Siem/Reading', 'exclude', '2', expect.any(String)]);
    expect(await siem(['exclusions', '--rules', dir, file, '--key', ignoredKey])).toMatchObject({
      status: 0, stdout: '', stderr: 'nothing of this object would be loaded: Stack/Siem/Paris (exclusions.ini:2) of log type cloudtrail matches the key\n',
    });
  });

  test('that are broken are named, and fail', async () => {
    const { dir, file } = folderOf({ 'exclusions.ini': '[cloudtrial]\na = x\n' });
    expect(await siem(['exclusions', '--rules', dir, file, '--key', KEY])).toMatchObject({
      status: 1, stderr: 'exclusions.ini:2: a: there is no log type cloudtrial: did you mean cloudtrail?: the rule has no effect\n',
    });
  });
});
