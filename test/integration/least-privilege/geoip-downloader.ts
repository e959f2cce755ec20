import assert from 'node:assert/strict';
import { CreateBucketCommand, DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { writesItsLog } from './function-log';
import { Scenario } from './scenario';
import { GIVEN } from './templates';
import { FileServer } from '../../support/http/file-server';
import { archiveOf, publish } from '../../support/http/maxmind-server';

const GEO = 'aes-siem-123456789012-geo';
const KEYS = ['GeoLite2/GeoLite2-City.mmdb', 'GeoLite2/GeoLite2-ASN.mmdb', 'TrustedProxy/networks.txt'];
let server: FileServer;
let licenseInMoto: string;

/** Databases and lists that are missing, and those that are there. */
export const geoIpDownloader: Scenario = {
  name: 'geoip-downloader',

  async prepare({ administrator }) {
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: GEO }));
    const { ARN } = await new SecretsManagerClient(administrator).send(new CreateSecretCommand({ Name: 'maxmind', SecretString: 'key_123' }));
    licenseInMoto = ARN!;
    server = await FileServer.start();
    for (const edition of ['GeoLite2-City', 'GeoLite2-ASN']) publish(server, edition, await archiveOf(edition));
    server.set('/ip-ranges.json', JSON.stringify({ prefixes: [{ ip_prefix: '198.51.100.0/24', service: 'CLOUDFRONT' }] }));
    server.set('/ips-v4', '203.0.113.0/24');
    server.set('/ips-v6', '2001:db8::/48');
    return { [GIVEN.license.arn]: licenseInMoto };
  },

  async run(world) {
    const s3 = new S3Client(world.administrator);
    for (const Key of KEYS) await s3.send(new DeleteObjectCommand({ Bucket: GEO, Key }));
    const run = async () => (await world.invoke({}, {
      MAXMIND_SECRET_ARN: licenseInMoto, MAXMIND_URL: server.url, IP_RANGES_URL: `${server.url}/ip-ranges.json`, CLOUDFLARE_URL: server.url,
    })).answer;
    const all = (outcome: string) => Object.fromEntries(KEYS.map((key) => [key, outcome]));

    assert.deepEqual(await run(), all('updated'));
    assert.deepEqual(await run(), all('unchanged'));
    writesItsLog(world, /GeoIpUpdater/);
  },

  async finish() {
    await server?.stop();
  },
};
