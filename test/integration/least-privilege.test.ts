import { App, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { GeoIp, IocSource, SiemOnOpenSearch } from '../../src';
import { esLoader } from './least-privilege/es-loader';
import { esLoaderStopper } from './least-privilege/es-loader-stopper';
import { geoIpDownloader, LICENSE_ARN } from './least-privilege/geoip-downloader';
import { indexMetricsExporter } from './least-privilege/index-metrics-exporter';
import { iocCreatedb, iocDownload, iocPlan, OTX_ARN } from './least-privilege/ioc-pipeline';
import { invokeDeployed, Scenario, World } from './least-privilege/scenario';
import { Moto } from '../support/aws/moto';
import { DeployedTemplate } from '../support/iam/deployed-template';
import { Gate } from '../support/iam/gate';
import { makeAdministrator, MotoRole } from '../support/iam/moto-role';
import { Statement } from '../support/iam/policy';
import { startOpenSearch } from '../support/opensearch';
import type { LocalOpenSearch } from '../support/opensearch';
import { installTemplates } from '../support/opensearch/install-templates';

// every scenario runs once for each statement of its role
jest.setTimeout(10 * 60_000);

const SCENARIOS: Scenario[] = [esLoader, esLoaderStopper, geoIpDownloader, indexMetricsExporter, iocPlan, iocDownload, iocCreatedb];

const template = new DeployedTemplate(synthesized());
let openSearch: LocalOpenSearch;

beforeAll(async () => {
  openSearch = await startOpenSearch();
  await installTemplates(openSearch.url);
});

afterAll(() => openSearch?.stop());

describe.each(SCENARIOS)('the role of $name', (scenario) => {
  const functionName = `aes-siem-${scenario.name}`;
  const statements = template.statementsOf(functionName);
  let moto: Moto;
  let role: MotoRole;
  let world: World;

  beforeAll(async () => {
    moto = await Moto.start();
    const administrator = await makeAdministrator(moto);
    await moto.enforcePolicies();
    role = await MotoRole.make(moto, administrator, functionName);
    const gate = await Gate.start({ aws: moto.url, openSearch: openSearch.url, domainArn: template.arnOf('AWS::OpenSearchService::Domain'), keys: keysByArn() });
    const actors = { template, gate, administrator: moto.client(administrator), role: { ...moto.client(role.credentials), endpoint: gate.url } };
    world = { ...actors, openSearch: openSearch.url, invoke: (event, env) => invokeDeployed(scenario.name, functionName, actors, event, env) };
    await scenario.prepare(world);
  });

  afterAll(async () => {
    await scenario.finish?.();
    await world?.gate.stop();
    await moto?.stop();
  });

  const runWith = async (allowed: Statement[]): Promise<void> => {
    await role.mayOnly(allowed);
    world.gate.statements = allowed;
    await scenario.run(world);
  };

  test('allows all that the function does', async () => {
    await runWith(statements);
    expect(world.gate.refused).toEqual([]);
  });

  test.each(statements.map((statement) => [[statement.Action].flat().join(' '), [statement.Resource].flat().join(' '), statement] as const))(
    'needs %s on %s', async (_, __, statement) => {
      await expect(runWith(statements.filter((each) => each !== statement))).rejects.toThrow();
    });
});

function synthesized(): { Resources: Record<string, any> } {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const licenseKey = Secret.fromSecretCompleteArn(stack, 'License', LICENSE_ARN);
  const apiKey = Secret.fromSecretCompleteArn(stack, 'Otx', OTX_ARN);
  new SiemOnOpenSearch(stack, 'Siem', {
    geoIp: GeoIp.maxMind({ licenseKey, accountId: '42' }), trustedProxies: [], iocFeeds: [IocSource.alienVaultOtx({ apiKey })],
  });
  return app.synth().getStackByName('Stack').template;
}

/** The key of every encrypted bucket, queue and topic. */
function keysByArn(): Record<string, string> {
  const key = template.arnOf('AWS::KMS::Key');
  return Object.fromEntries([
    ...Object.values(template.all('AWS::S3::Bucket'))
      .filter(({ BucketEncryption }) => JSON.stringify(BucketEncryption).includes('aws:kms'))
      .map(({ BucketName }) => [`arn:aws:s3:::${BucketName}`, key]),
    ...Object.values(template.all('AWS::SQS::Queue')).map(({ QueueName }) => [`arn:aws:sqs:us-east-1:123456789012:${QueueName}`, key]),
    ...Object.values(template.all('AWS::SNS::Topic')).map(({ TopicName }) => [`arn:aws:sns:us-east-1:123456789012:${TopicName}`, key]),
  ]);
}
