import { gunzipSync, gzipSync } from 'node:zlib';
import { folderWith, parseLines, sampleOf, siem } from './run-command';
import { documentationDatabases } from '../support/mmdb/documentation-networks';

const alb = sampleOf('alb', 'web-shop');
const vpc = sampleOf('vpcflowlogs', 'version-2');

test('the standard output is a line for each document, with the index and the id that the loader gives it', async () => {
  const { status, stdout, stderr } = await siem(['test', alb.file, '--key', alb.key]);

  expect(status).toBe(0);
  const lines = parseLines(stdout);
  expect(lines.map(({ index, id }) => ({ index, id }))).toEqual(alb.expected.map(({ index, id }) => ({ index, id })));
  expect(lines.map(({ source }) => source['@message'])).toEqual(alb.expected.map(({ source }) => source['@message']));
  expect(stderr).toMatch(/^log type +alb$/m);
  expect(stderr).toMatch(new RegExp(`^documents +${alb.expected.length} in ${alb.expected[0].index}$`, 'm'));
});

test('documents name the bucket and the key of the command line', async () => {
  const { stdout } = await siem(['test', vpc.file, '--key', vpc.key, '--bucket', 'our-logs']);

  expect(parseLines(stdout)[0].source).toMatchObject({ '@log_s3bucket': 'our-logs', '@log_s3key': vpc.key });
});

test('with GeoIP databases addresses have a place and a network', async () => {
  const { city, asn } = documentationDatabases();
  const geoip = folderWith({ 'GeoLite2-City.mmdb': city, 'GeoLite2-ASN.mmdb': asn });
  const { stdout } = await siem(['test', alb.file, '--key', alb.key, '--geoip', geoip]);

  const sources = parseLines(stdout).map(({ source }) => source.source);
  expect(sources).toContainEqual(expect.objectContaining({ geo: expect.objectContaining({ country_name: 'Japan' }), as: expect.objectContaining({ number: 64496 }) }));
});

test('a database in another format is a wrong command line', async () => {
  const geoip = folderWith({ 'GeoLite2-City.mmdb': 'no database' });
  const { status, stderr } = await siem(['test', alb.file, '--key', alb.key, '--geoip', geoip]);

  expect(status).toBe(2);
  expect(stderr).toContain(geoip);
});

test('a key of no log type fails, and says so', async () => {
  const { status, stdout, stderr } = await siem(['test', alb.file, '--key', 'unknown/key.log']);

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('no log type has this key');
});

test('a key that the configuration ignores is no failure', async () => {
  const config = folderWith({ 'user.ini': '[alb]\ns3_key_ignored = web-shop|app\\.shop\n' });
  const { status, stdout, stderr } = await siem(['test', alb.file, '--key', alb.key, '--config', config]);

  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('s3_key_ignored');
});

test('code alone is a configuration, too', async () => {
  const config = folderWith({ 'siem/sf_alb.js': 'exports.transform = (document) => { document.mine = true; };' });
  const { status, stdout } = await siem(['test', alb.file, '--key', alb.key, '--config', config]);

  expect(status).toBe(0);
  expect(parseLines(stdout).every(({ source }) => source.mine === true)).toBe(true);
});

test('of a damaged file the documents before the damage are written, and it fails', async () => {
  // not compressed: the bytes before the damage are lines that can be read
  const whole = gzipSync(gunzipSync(alb.content).toString().repeat(50), { level: 0 });
  const dir = folderWith({ torn: whole.subarray(0, whole.length - 100) });
  const { status, stdout, stderr } = await siem(['test', `${dir}/torn`, '--key', alb.key]);

  expect(status).toBe(1);
  expect(stderr).toMatch(/^failed +gzip data is damaged: .*\(after [\d,]+ documents\)$/m);
  expect(parseLines(stdout).length).toBeGreaterThan(0);
});

test('a file that is not there fails', async () => {
  const { status, stderr } = await siem(['test', '/nowhere/file', '--key', alb.key]);

  expect(status).toBe(1);
  expect(stderr).toContain('/nowhere/file');
});

test('a record that is not as its log type says is written and fails the test, with its text made harmless for the screen', async () => {
  const dir = folderWith({ 'flow.log': 'version account-id\n\x1b[2Jnot a flow log\n' });
  const config = folderWith({ 'user.ini': '[own]\ns3_key = flow\\.log\nfile_format = text\nindex_name = log-own\nlog_pattern = (?P<a>\\d+)$$\n' });
  const { status, stdout, stderr } = await siem(['test', `${dir}/flow.log`, '--key', 'own/flow.log', '--config', config]);

  expect(status).toBe(1);
  expect(parseLines(stdout).map(({ source }) => source['@message'])).toContain('\x1b[2Jnot a flow log');
  expect(stderr).toMatch(/^errors +2$/m);
  expect(stderr).not.toContain('\x1b');
});

describe('a user.ini with a broken section', () => {
  const config = () => folderWith({ 'user.ini': '[vpcflowlogs]\ns3_key = (unclosed\n[alb]\nno_such_key = 1\n' });

  test('fails that log type with section and key', async () => {
    const { status, stderr } = await siem(['test', vpc.file, '--key', vpc.key, '--config', config()]);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^failed .*\[vpcflowlogs\] s3_key/m);
  });

  test('is reported, and leaves the others alone', async () => {
    const { status, stdout, stderr } = await siem(['test', alb.file, '--key', alb.key, '--config', config()]);

    expect(status).toBe(0);
    expect(parseLines(stdout)).toHaveLength(alb.expected.length);
    expect(stderr).toMatch(/^configuration: .*\[vpcflowlogs\] s3_key/m);
    expect(stderr).toMatch(/^configuration: .*\[alb\] no_such_key/m);
  });
});

test('the environment names a configuration too', async () => {
  const config = folderWith({ 'user.ini': '[alb]\nindex_name = log-ours\n' });
  const { stdout } = await siem(['test', alb.file, '--key', alb.key], { SIEM_CONFIG_DIR: config });

  expect(parseLines(stdout)[0].index).toMatch(/^log-ours-/);
});
