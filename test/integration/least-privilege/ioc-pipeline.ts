import assert from 'node:assert/strict';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { writesItsLog } from './function-log';
import { Scenario } from './scenario';
import { GIVEN } from './templates';
import type { FileFeedSettings } from '../../../src/contract/ioc-feeds';
import { OtxServer, pulse } from '../../ioc/feeds/otx-server';
import { DeployedTemplate } from '../../support/iam/deployed-template';

const GEO = 'aes-siem-123456789012-geo';
const PROGRESS = 'IOC/tmp/alienvault-otx.json';
const EXIT_NODES = 'ExitNode 0011\nExitAddress 100.64.0.1 2025-06-15 02:13:14\n';
let providers: OtxServer;
let keyInMoto: string;

/** A download that was never made, and one that goes on. */
export const iocPlan: Scenario = {
  name: 'ioc-plan',

  async prepare({ administrator }) {
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: GEO }));
  },

  async run(world) {
    const s3 = new S3Client(world.administrator);
    const plan = async () => {
      const { answer, lines } = await world.invoke({ feeds: [{ feed: 'alienvault-otx', secretArn: GIVEN.otx.arn }] });
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
    return { [GIVEN.otx.arn]: keyInMoto };
  },

  async run(world) {
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

/** Own files of both kinds, files that come with the deployment, those of another bucket, a download, and the database of them. */
export const iocCreatedb: Scenario = {
  name: 'ioc-createdb',

  async prepare({ administrator, template }) {
    const s3 = new S3Client(administrator);
    for (const Bucket of [GEO, GIVEN.assets.bucket, GIVEN.indicators.bucket]) await s3.send(new CreateBucketCommand({ Bucket }));
    const put = (Key: string, Body: string, Bucket = GEO) => s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    const bundleOf = (domain: string) => JSON.stringify({ objects: [{ type: 'indicator', pattern: `[domain-name:value = '${domain}']` }] });
    await put('IOC/TXT/soc/list.txt', 'a.example');
    await put('IOC/STIX2/partner/bundle.json', bundleOf('b.example'));
    await put('IOC/tmp/TOR/exit-addresses', EXIT_NODES);
    await put('partner/bundle.json', bundleOf('c.example'), GIVEN.indicators.bucket);
    const [{ key }] = filesIn(template);
    await put(key!, 'd.example', GIVEN.assets.bucket);
  },

  async run(world) {
    const { answer } = await world.invoke({ downloads: [{ feed: 'tor', files: 1, problems: [] }], files: filesIn(world.template) });
    assert.deepEqual([answer.indicators, answer.database.written, answer.problems], [5, true, []]);
    writesItsLog(world, /FunctionsCreateDatabase/);
  },
};

/** What the state machine hands on: the file of the deployment and the bucket. */
function filesIn(template: DeployedTemplate): FileFeedSettings[] {
  const [{ DefinitionString }] = Object.values(template.all('AWS::StepFunctions::StateMachine'));
  const feeds: FileFeedSettings[] = JSON.parse(DefinitionString).States.Plan.Parameters.Payload.feeds;
  return feeds.filter(({ provider }) => provider !== undefined);
}
