import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { folderWith, sampleOf, siem } from '../run-command';

const alb = sampleOf('alb', 'web-shop');
const trail = sampleOf('cloudtrail', 'user-activity');

test('names the log type, the pattern, where it stands, and the part of the key that it takes', async () => {
  const config = folderWith({ 'user.ini': '[own]\ns3_key = logs/.*\\.txt\nfile_format = text\nindex_name = log-own\nlog_pattern = (?P<a>.*)\n' });
  const { status, stdout } = await siem(['explain', 'my/logs/a.txt.old', '--config', config]);

  expect(status).toBe(0);
  expect(stdout).toMatch(/^log type +own$/m);
  expect(stdout).toContain(`(${config}/user.ini:2)`);
  expect(stdout).toMatch(/^ {2}pattern +logs\/\.\*\\\.txt$/m);
  const lines = stdout.split('\n');
  const marks = lines.findIndex((line) => line.trim().startsWith('^'));
  expect(lines[marks - 1].slice(lines[marks].indexOf('^'), lines[marks].lastIndexOf('^') + 1)).toBe('logs/a.txt');
});

test('says what README.md shows', async () => {
  const [, key, shown] = /\$ siem explain (\S+)\n([^`]+)```/.exec(readFileSync(join(__dirname, '../../../README.md'), 'utf8'))!;
  const lineOfIni = /(?<=aws\.ini:)\d+/;
  expect((await siem(['explain', key])).stdout.replace(lineOfIni, 'N')).toBe(shown.replace(lineOfIni, 'N'));
});

test('names other log types that would match, too', async () => {
  const config = folderWith({ 'user.ini': '[greedy]\ns3_key = .\nfile_format = json\nindex_name = log-greedy\n' });
  const { stdout } = await siem(['explain', alb.key, '--config', config]);

  expect(stdout).toMatch(/^log type +alb$/m);
  expect(stdout).toMatch(/^also match +greedy /m);
});

test('a key of no log type is explained', async () => {
  const { status, stdout } = await siem(['explain', 'unknown/key']);

  expect(status).toBe(0);
  expect(stdout).toMatch(/^log type +none$/m);
  expect(stdout).toMatch(/^loaded +no: no log type has this key$/m);
});

test('a rule that excludes the key is named', async () => {
  const config = folderWith({ 'user.ini': '[alb]\ns3_key_ignored = app\\.shop\n' });
  const { status, stdout } = await siem(['explain', alb.key, '--config', config]);

  expect(status).toBe(0);
  expect(stdout).toMatch(/^excluded +by s3_key_ignored \(.*user\.ini:2\): app\\\.shop$/m);
});

test.each([
  ['monthly', 'index_rotation = monthly', 'log-aws-elb-YYYY-MM (monthly, event time, UTC)'],
  ['daily by ingestion', 'index_rotation = daily\nindex_time = event_ingested\nindex_tz = +09:00', 'log-aws-elb-YYYY-MM-DD (daily, time of loading, UTC+09:00)'],
  ['rollover', 'index_rotation = auto', 'log-aws-elb (write alias, the domain rolls over)'],
])('the form of the index: %s', async (_name, settings, expected) => {
  const config = folderWith({ 'user.ini': `[alb]\n${settings}\n` });
  const { stdout } = await siem(['explain', alb.key, '--config', config]);

  expect(stdout).toContain(expected);
});

test('a broken pattern is a failure that names section and key', async () => {
  const config = folderWith({ 'user.ini': '[alb]\ns3_key = (unclosed\n' });
  const { status, stdout } = await siem(['explain', alb.key, '--config', config]);

  expect(status).toBe(1);
  expect(stdout).toMatch(/^loaded +no: .*\[alb\] s3_key/m);
});

test('a setting that a log type can not do without is a failure, too', async () => {
  const config = folderWith({ 'user.ini': '[orders]\ns3_key = orders/\nfile_format = json\n' });
  const { status, stdout } = await siem(['explain', 'orders/1', '--config', config]);

  expect(status).toBe(1);
  expect(stdout).toMatch(/^loaded +no: .*user\.ini:2: \[orders\] index_name is empty/m);
});

test('a setting that can not be used is a failure, too', async () => {
  const config = folderWith({ 'user.ini': '[alb]\nlog_pattern = (unclosed\n' });
  const { status, stdout } = await siem(['explain', alb.key, '--config', config]);

  expect(status).toBe(1);
  expect(stdout).toMatch(/^loaded +no: .*\[alb\] log_pattern/m);
});

test('with a file the first records are shown before, by their fields, and after', async () => {
  const { status, stdout } = await siem(['explain', trail.key, trail.file]);

  expect(status).toBe(0);
  const [, before, after] = stdout.split(/^=== record 1, .*/m);
  expect(before).toMatch(/^ {2}eventName +\w+$/m);
  const text = after.slice(0, after.indexOf('\n=== '));
  expect(JSON.parse(text)).toMatchObject({ '@log_type': 'cloudtrail', '@id': trail.expected[0].id });
  expect(stdout).toContain(`record 1, after: ${trail.expected[0].index} ${trail.expected[0].id}`);
  expect(stdout).toContain('record 3, before');
  expect(stdout).not.toContain('record 4');
});

test('each row of a table is shown with its own document', async () => {
  const config = folderWith({ 'user.ini': '[own]\ns3_key = own\nfile_format = csv\nindex_name = log-own\n' });
  const dir = folderWith({ 'a.log': 'name number\nfirst 11\nsecond 22\nthird 33\n' });
  const { stdout } = await siem(['explain', 'own/a.log', `${dir}/a.log`, '--config', config]);

  const shown = stdout.split(/^=== record \d, before/m).slice(1);
  expect(shown).toHaveLength(3);
  ['first 11', 'second 22', 'third 33'].forEach((row, i) => expect(shown[i]).toContain(`"@message": "${row}"`));
});

test('numbers are shown as they are written, and control characters harmlessly', async () => {
  const config = folderWith({ 'user.ini': '[own]\ns3_key = own\nfile_format = json\nindex_name = log-own\ntimestamp_key = t\ntimestamp_format = epoch\n' });
  const dir = folderWith({ 'a.json': gzipSync('{"t": 1700000000, "big": 12345678901234567890, "list": [], "text": "\\u001b[2J \\" {,} \x7f"}') });
  const { stdout } = await siem(['explain', 'own/a.json', `${dir}/a.json`, '--config', config]);

  expect(stdout).toMatch(/^ {2}big +12345678901234567890$/m);
  expect(stdout).toMatch(/^ {2}"big": 12345678901234567890,$/m);
  const after = stdout.slice(stdout.indexOf('{', stdout.indexOf('1, after')));
  expect(JSON.parse(after)).toMatchObject({ text: '\x1b[2J " {,} \x7f' });
  // eslint-disable-next-line no-control-regex
  expect(stdout).not.toMatch(/[\x1b\x7f]/);
});

test('a file that is not there is a failure', async () => {
  const { status, stderr } = await siem(['explain', alb.key, '/nowhere/file']);

  expect(status).toBe(1);
  expect(stderr).toContain('/nowhere/file');
});
