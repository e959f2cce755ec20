import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { zipSync } from 'fflate';
import { IocSource, SiemOnOpenSearch } from '../../../src';
import { GeoBucketKeys } from '../../../src/contract/key-prefixes';
import { createIndicatorTable, readDatabase } from '../../../src/ioc/database/read';
import type { IndicatorTable } from '../../../src/ioc/database/read';
import { OtxServer } from '../../ioc/feeds/otx-server';
import { Moto } from '../../support/aws/moto';
import { runBundle } from '../../support/functions/run-bundle';
import { DeployedTemplate } from '../../support/iam/deployed-template';
import { runDefinition } from '../../support/state-machine/run-definition';

const GEO = 'aes-siem-123456789012-geo';
const ASSETS = 'assets';

/** A SIEM with one feed of each kind: its state machine and bundled functions run here, against moto and a server that plays the providers. */
export class DeployedPipeline {
  static async start(): Promise<DeployedPipeline> {
    const moto = await Moto.start();
    const secret = await new SecretsManagerClient(moto.client()).send(new CreateSecretCommand({ Name: 'otx', SecretString: 'otx-key' }));
    const s3 = new S3Client(moto.client());
    for (const Bucket of [GEO, ASSETS]) await s3.send(new CreateBucketCommand({ Bucket }));

    const own = mkdtempSync(join(tmpdir(), 'indicators-'));
    writeFileSync(join(own, 'blocked.txt'), 'deployed.example\nnot an indicator\n');
    const app = new App();
    // a bucket for assets without references in its name
    const stack = new Stack(app, 'Stack', { synthesizer: new DefaultStackSynthesizer({ fileAssetsBucketName: ASSETS }) });
    new SiemOnOpenSearch(stack, 'Siem', {
      iocFeeds: [
        IocSource.tor(), IocSource.feodoTracker(),
        IocSource.alienVaultOtx({ apiKey: secretsmanager.Secret.fromSecretCompleteArn(stack, 'Key', secret.ARN!) }),
        IocSource.txt(own, { provider: 'deployed' }),
      ],
    });
    const assembly = app.synth();
    const template = new DeployedTemplate(assembly.getStackByName('Stack').template);
    await publishAsset(s3, assembly.directory, template);
    return new DeployedPipeline(moto, s3, template, await OtxServer.start('otx-key'));
  }

  private constructor(
    readonly moto: Moto, private readonly s3: S3Client, readonly template: DeployedTemplate, readonly providers: OtxServer,
  ) {}

  /** Runs the state machine without any input. @param broken functions that fail, with what they say, by name and feed @param requestTimeout seconds */
  async run(broken: { readonly [call: string]: string } = {}, requestTimeout = '20'): Promise<any> {
    const { DefinitionString } = Object.values(this.template.all('AWS::StepFunctions::StateMachine'))[0];
    return runDefinition(DefinitionString, {}, async (functionName, payload) => {
      const failure = broken[`${functionName} ${payload.feed ?? ''}`.trim()];
      if (failure !== undefined) throw new Error(failure);
      const { answer } = await runBundle(functionName.replace('aes-siem-', ''), payload, {
        ...this.template.environmentOf(functionName),
        ...this.moto.environment(),
        IOC_TOR_URL: `${this.providers.url}/exit-addresses`,
        IOC_FEODO_TRACKER_URL: `${this.providers.url}/ipblocklist.json`,
        IOC_OTX_URL: this.providers.url,
        IOC_REQUEST_TIMEOUT_SECONDS: requestTimeout,
      });
      return answer;
    });
  }

  async put(key: string, body: string): Promise<void> {
    await this.s3.send(new PutObjectCommand({ Bucket: GEO, Key: key, Body: body }));
  }

  async keys(): Promise<string[]> {
    const { Contents = [] } = await this.s3.send(new ListObjectsV2Command({ Bucket: GEO }));
    return Contents.map(({ Key }) => Key!);
  }

  /** The indicators as the loader finds them. */
  async table(): Promise<IndicatorTable> {
    const bytes = async (Key: string) => {
      const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: GEO, Key }));
      return Buffer.from(await Body!.transformToByteArray());
    };
    return createIndicatorTable({
      ipv4: readDatabase(await bytes(GeoBucketKeys.ipv4Indicators), 'ipv4'),
      ipv6: readDatabase(await bytes(GeoBucketKeys.ipv6Indicators), 'ipv6'),
      domains: readDatabase(await bytes(GeoBucketKeys.domainIndicators), 'domains'),
    });
  }

  async stop(): Promise<void> {
    await this.providers.stop();
    await this.moto.stop();
  }
}

/** Zips the folder as the deployment does. */
async function publishAsset(s3: S3Client, directory: string, template: DeployedTemplate): Promise<void> {
  const { DefinitionString } = Object.values(template.all('AWS::StepFunctions::StateMachine'))[0];
  const { key } = JSON.parse(DefinitionString).States.Plan.Parameters.Payload.feeds.at(-1);
  const text = readFileSync(join(directory, `asset.${key.replace('.zip', '')}`, 'blocked.txt'));
  await s3.send(new PutObjectCommand({ Bucket: ASSETS, Key: key, Body: zipSync({ 'blocked.txt': new Uint8Array(text), 'more/': new Uint8Array() }) }));
}
