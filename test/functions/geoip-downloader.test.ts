import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Moto } from '../support/aws/moto';
import { runBundle } from '../support/functions/run-bundle';
import { FileServer } from '../support/http/file-server';
import { pathsOf } from '../support/http/maxmind-server';

jest.setTimeout(5 * 60_000);

let moto: Moto;
let server: FileServer;
let s3: S3Client;

beforeAll(async () => {
  [moto, server] = await Promise.all([Moto.start(), FileServer.start()]);
  s3 = new S3Client(moto.client());
  await s3.send(new CreateBucketCommand({ Bucket: 'geo' }));
  await new SecretsManagerClient(moto.client()).send(new CreateSecretCommand({ Name: 'license', SecretString: 'key_123' }));
  for (const edition of ['GeoLite2-City', 'GeoLite2-ASN']) for (const path of pathsOf(edition, 'tar.gz.sha256')) server.set(path, 401);
  server.set('/ip-ranges.json', JSON.stringify({ prefixes: [{ ip_prefix: '198.51.100.0/24', service: 'CLOUDFRONT' }] }));
  server.set('/ips-v4', '203.0.113.0/24');
  server.set('/ips-v6', '2001:db8::/48');
});

afterAll(() => Promise.all([moto?.stop(), server?.stop()]));

test('a wrong key fails the run after the rest was done, and stands nowhere in the log', async () => {
  const run = runBundle('geoip-downloader', {}, {
    ...moto.environment(),
    GEOIP_BUCKET: 'geo',
    MAXMIND_SECRET_ARN: 'license',
    MAXMIND_URL: server.url,
    TRUSTED_PROXIES: 'public-lists 10.0.0.0/8',
    IP_RANGES_URL: `${server.url}/ip-ranges.json`,
    CLOUDFLARE_URL: server.url,
    LOG_LEVEL: 'DEBUG',
  });

  const { stdout, stderr } = await run.then(() => ({ stdout: '', stderr: '' }), (error) => error);

  expect(stderr).toContain('GeoLite2-ASN: MaxMind refuses the account id or the license key (401)');
  expect(stdout + stderr).not.toContain('key_123');
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'geo' }));
  expect(Contents.map(({ Key }) => Key)).toEqual(['TrustedProxy/networks.txt']);
});
