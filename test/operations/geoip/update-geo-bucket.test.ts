import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { GeoIpSettings } from '../../../src/operations/geoip/settings';
import { updateGeoBucket } from '../../../src/operations/geoip/update-geo-bucket';
import { Moto } from '../../support/aws/moto';
import { FileServer, halfOf, silence } from '../../support/http/file-server';
import { archiveOf, checksumFile, DATABASES, pathsOf, publish } from '../../support/http/maxmind-server';

jest.setTimeout(5 * 60_000);

const [CITY, ASN] = ['GeoLite2-City', 'GeoLite2-ASN'];
const KEYS = { [CITY]: 'GeoLite2/GeoLite2-City.mmdb', [ASN]: 'GeoLite2/GeoLite2-ASN.mmdb' };
let moto: Moto;
let server: FileServer;
let s3: S3Client;
let secrets: SecretsManagerClient;

beforeAll(async () => {
  [moto, server] = await Promise.all([Moto.start(), FileServer.start()]);
  s3 = new S3Client(moto.client());
  secrets = new SecretsManagerClient(moto.client());
});

afterAll(() => Promise.all([moto?.stop(), server?.stop()]));

beforeEach(async () => {
  await moto.reset();
  server.answers.clear();
  server.asked.length = 0;
  await s3.send(new CreateBucketCommand({ Bucket: 'geo' }));
  await secrets.send(new CreateSecretCommand({ Name: 'license', SecretString: 'key_123\n' }));
  for (const edition of [CITY, ASN]) publish(server, edition, await archiveOf(edition));
});

function run(maxMind: GeoIpSettings['maxMind'] = { secretId: 'license', accountId: '42' }) {
  const settings = { bucket: 'geo', maxMind, maxMindUrl: server.url, proxyListUrls: { awsIpRanges: '', cloudflare: '' } };
  return updateGeoBucket(settings, { s3, secrets, patience: { pauseMs: 1, timeoutMs: 500 } });
}

async function stored(edition: string): Promise<Buffer> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'geo', Key: KEYS[edition] }));
  return Buffer.from(await Body!.transformToByteArray());
}

test('both databases are downloaded with account id and key, and stored where the loader looks', async () => {
  const credentials = new Set<string | undefined>();
  for (const edition of [CITY, ASN]) {
    const archive = await archiveOf(edition);
    server.set(pathsOf(edition, 'tar.gz')[0], ({ headers }, response) => {
      credentials.add(headers.authorization);
      response.end(archive);
    });
  }

  expect(await run()).toEqual({ files: { [KEYS[CITY]]: 'updated', [KEYS[ASN]]: 'updated' }, problems: [] });
  for (const edition of [CITY, ASN]) expect((await stored(edition)).equals(DATABASES[edition])).toBe(true);
  expect([...credentials]).toEqual([`Basic ${Buffer.from('42:key_123').toString('base64')}`]);
});

test('a second run asks for the checksums only', async () => {
  await run();
  server.asked.length = 0;

  expect((await run()).files).toEqual({ [KEYS[CITY]]: 'unchanged', [KEYS[ASN]]: 'unchanged' });
  expect(server.asked.sort()).toEqual([pathsOf(ASN, 'tar.gz.sha256')[0], pathsOf(CITY, 'tar.gz.sha256')[0]]);
});

test('without an account id the key alone is sent, to the older address', async () => {
  expect((await run({ secretId: 'license' })).problems).toEqual([]);
  expect(server.asked).toContain(pathsOf(CITY, 'tar.gz')[1]);
});

test('a secret in JSON may hold the account id, too', async () => {
  await secrets.send(new CreateSecretCommand({ Name: 'both', SecretString: JSON.stringify({ accountId: 42, licenseKey: 'key_123' }) }));

  expect((await run({ secretId: 'both' })).problems).toEqual([]);
  expect(server.asked).toContain(pathsOf(CITY, 'tar.gz')[0]);
});

test.each([['{"licenseKey": ', 'begins like JSON and is none'], ['{"key":"key_123"}', 'holds no MaxMind license key'], [' ', 'holds no MaxMind license key']])(
  'a secret %j is said to be wrong without showing it', async (SecretString, problem) => {
    await secrets.send(new CreateSecretCommand({ Name: 'odd', SecretString }));

    const { problems } = await run({ secretId: 'odd' });

    expect(problems).toEqual([expect.stringContaining(problem)]);
    expect(problems.join()).not.toContain('key_123');
    expect(server.asked).toEqual([]);
  });

test('a secret that is not there is a problem', async () => {
  expect((await run({ secretId: 'none' })).problems).toEqual(["the secret of the MaxMind license can't be read: ResourceNotFoundException"]);
});

test('a wrong key is reported as such, once an edition, and not shown', async () => {
  for (const edition of [CITY, ASN]) for (const path of pathsOf(edition, 'tar.gz.sha256')) server.set(path, 401);

  const { files, problems } = await run({ secretId: 'license' });

  expect(files).toEqual({});
  expect([...problems].sort()).toEqual([ASN, CITY].map((edition) => `${edition}: MaxMind refuses the account id or the license key (401)`));
  expect(server.asked).toHaveLength(2);
});

describe('the last good database stays, and the other edition is renewed, when MaxMind sends', () => {
  test.each<[string, (archive: Buffer) => void, string]>([
    ['an archive that does not match its checksum', (archive) => publish(server, CITY, archive, checksumFile(CITY, Buffer.from('other'))), 'checksum file says'],
    ['no checksum', (archive) => publish(server, CITY, archive, '<html>'), 'what MaxMind sends as checksum is none'],
    ['half an archive', (archive) => {
      publish(server, CITY, archive);
      server.set(pathsOf(CITY, 'tar.gz')[0], halfOf(archive));
    }, 'the connection failed'],
    ['nothing for too long', () => server.set(pathsOf(CITY, 'tar.gz.sha256')[0], silence), 'not there after 0.5 s'],
    ['something else than an archive', () => publish(server, CITY, Buffer.from('<html>Maintenance</html>')), 'incorrect header check'],
  ])('%s', async (_, spoil, problem) => {
    await s3.send(new PutObjectCommand({ Bucket: 'geo', Key: KEYS[CITY], Body: 'last good one' }));
    spoil(await archiveOf(CITY));

    const { files, problems } = await run();

    expect(problems).toEqual([expect.stringMatching(new RegExp(`^GeoLite2-City.*${problem}`))]);
    expect(files).toEqual({ [KEYS[ASN]]: 'updated' });
    expect(String(await stored(CITY))).toBe('last good one');
  });

  test.each([
    ['a broken database', DATABASES[CITY].subarray(0, 200), 'not usable'],
    ['the database of another edition', DATABASES[ASN], 'it is a GeoLite2-ASN'],
  ])('%s', async (_, database, problem) => {
    await s3.send(new PutObjectCommand({ Bucket: 'geo', Key: KEYS[CITY], Body: 'last good one' }));
    publish(server, CITY, await archiveOf(CITY, database));

    expect((await run()).problems).toEqual([expect.stringContaining(problem)]);
    expect(String(await stored(CITY))).toBe('last good one');
  });
});

test('trusted proxies that nobody asked for stay as somebody wrote them', async () => {
  await s3.send(new PutObjectCommand({ Bucket: 'geo', Key: 'TrustedProxy/networks.txt', Body: '10.0.0.0/8\n' }));

  await run();

  const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket: 'geo', Key: 'TrustedProxy/networks.txt' }));
  expect(ContentLength).toBe(11);
});
