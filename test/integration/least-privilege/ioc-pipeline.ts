import assert from 'node:assert/strict';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { writesItsLog } from './function-log';
import { Scenario } from './scenario';
import { OtxServer, pulse } from '../../ioc/feeds/otx-server';

const GEO = 'aes-siem-123456789012-geo';
const PROGRESS = 'IOC/tmp/alienvault-otx.json';
const EXIT_NODES = 'ExitNode 0011\nExitAddress 100.64.0.1 2025-06-15 02:13:14\n';
let providers: OtxServer;
let keyInMoto: string;

export const OTX_ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:otx-a1b2c3';

/** A download that was never made, and one that goes on. */
export const iocPlan: Scenario = {
  name: 'ioc-plan',

  async prepare({ administrator }) {
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: GEO }));
  },

  async run(world) {
    const s3 = new S3Client(world.administrator);
    const plan = async () => {
      const { answer, lines } = await world.invoke({ feeds: [{ feed: 'alienvault-otx', secretArn: OTX_ARN }] });
      assert.deepEqual(lines, []);
      return answer.downloads[0];
    };

    await s3.send(new DeleteObjectCommand({ Bucket: GEO, Key: PROGRESS }));
    assert.equal((await plan()).page, undefined);
    const pending = { started: new Date().toISOString(), page: 7 };
    await s3.send(new PutObjectCommand({ Bucket: GEO, Key: PROGRESS, Body: JSON.stringify({ pending }) }));
    assert.equal((await plan()).page, 7);
    writesItsLog(world, /FunctionsPlan/);
  },
};

/** A list that anybody gets, and pulses that need a key. */
export const iocDownload: Scenario = {
  name: 'ioc-download',

  async prepare({ administrator }) {
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: GEO }));
    const { ARN } = await new SecretsManagerClient(administrator).send(new CreateSecretCommand({ Name: 'otx', SecretString: 'otx-key' }));
    keyInMoto = ARN!;
    providers = await OtxServer.start('otx-key');
    providers.pages = [[pulse('a', 'a.example')]];
    providers.files.set('/exit-addresses', EXIT_NODES);
  },

  async run(world) {
    // the characters that Secrets Manager puts behind a name are made up
    world.gate.statements = JSON.parse(JSON.stringify(world.gate.statements).replaceAll(OTX_ARN, keyInMoto));
    const env = { IOC_TOR_URL: `${providers.url}/exit-addresses`, IOC_OTX_URL: providers.url };
    for (const item of [{ feed: 'tor' }, { feed: 'alienvault-otx', secretArn: keyInMoto }]) {
      assert.deepEqual((await world.invoke(item, env)).answer, { feed: item.feed, files: 1, problems: [] });
    }
    writesItsLog(world, /FunctionsDownload/);
  },

  async finish() {
    await providers?.stop();
  },
};

/** Own files of both kinds, a download, and the database of them. */
export const iocCreatedb: Scenario = {
  name: 'ioc-createdb',

  async prepare({ administrator }) {
    const s3 = new S3Client(administrator);
    await s3.send(new CreateBucketCommand({ Bucket: GEO }));
    const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: GEO, Key, Body }));
    await put('IOC/TXT/soc/list.txt', 'a.example');
    await put('IOC/STIX2/partner/bundle.json', JSON.stringify({ objects: [{ pattern: "[domain-name:value = 'b.example']" }] }));
    await put('IOC/tmp/TOR/exit-addresses', EXIT_NODES);
  },

  async run(world) {
    const { answer } = await world.invoke({ downloads: [{ feed: 'tor', files: 1, problems: [] }], files: [] });
    assert.deepEqual([answer.indicators, answer.database.written, answer.problems], [3, true, []]);
    writesItsLog(world, /FunctionsCreateDatabase/);
  },
};
