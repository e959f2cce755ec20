import { requestFor, PARAMETERS } from './requests';
import { standaloneTemplate } from '../../../../src/constructs/private/standalone/standalone-template';
import { Switch, switchGroups } from '../../../../src/constructs/private/standalone/switches';
import { synthesizeVariant } from '../../../../src/constructs/private/standalone/variant';
import { StandaloneRequest } from '../../../../src/contract/standalone-template';
import { danglingReferences, evaluateTemplate } from '../../../support/synth/evaluate-template';

// each template takes a dozen syntheses
jest.setTimeout(5 * 60_000);

describe('the template of a managed domain', () => {
  const request = requestFor();
  const { template, assets } = standaloneTemplate(request);

  test('can be created without any parameter', () => {
    expect(Object.entries<any>(template.Parameters).filter(([, { Default }]) => Default === undefined)).toEqual([]);
  });

  test('has every parameter under a heading of the console', () => {
    const groups: any[] = template.Metadata['AWS::CloudFormation::Interface'].ParameterGroups;
    expect(groups.flatMap(({ Parameters }) => Parameters).sort()).toEqual(Object.keys(template.Parameters).sort());
  });

  test('asks for what the published template of the reference asked for, by the same names', () => {
    expect(Object.keys(template.Parameters)).toEqual(expect.arrayContaining([
      'SnsEmail', 'GeoLite2LicenseKey', 'TrustedProxyIpList', 'OtxApiKey', 'EnableTor', 'EnableAbuseCh', 'IocDownloadInterval',
      'ControlTowerLogBucketNameList', 'ControlTowerSqsForLogBuckets', 'ControlTowerRoleArnForEsLoader',
      'SecurityLakeSubscriberSqs', 'SecurityLakeRoleArn', 'SecurityLakeExternalId',
    ]));
  });

  test('shows nobody what is secret, and hands it to Secrets Manager only', () => {
    const secret = Object.keys(template.Parameters).filter((name) => template.Parameters[name].NoEcho);
    expect(secret).toEqual(['GeoLite2LicenseKey', 'OtxApiKey']);
    for (const name of secret) {
      const users = Object.values<any>(template.Resources).filter((resource) => JSON.stringify(resource).includes(`{"Ref":"${name}"}`));
      expect(users.map(({ Type }) => Type)).toEqual(['AWS::SecretsManager::Secret']);
    }
  });

  test('needs no bootstrapped account: functions come from the template bucket', () => {
    const functions = Object.values<any>(template.Resources).filter(({ Type, Properties }) => Type === 'AWS::Lambda::Function' && !Properties.Code.ZipFile);
    const keys = new Set(functions.map(({ Properties }) => Properties.Code.S3Key));

    expect(new Set(functions.map(({ Properties }) => Properties.Code.S3Bucket))).toEqual(new Set(['my-templates']));
    expect([...keys].sort()).toEqual(assets.map(({ key }) => key));
    expect([...keys].every((key) => /^siem\/1\.2\.3\/assets\/[0-9a-f]{64}\.zip$/.test(key))).toBe(true);
    expect(JSON.stringify(template)).not.toMatch(/cdk-|bootstrap/i);
  });

  test('names no account, no region and no partition', () => {
    expect(JSON.stringify(template.Resources)).not.toMatch(/\b\d{12}\b|\b(us|eu|ap|cn)-[a-z]+-\d\b|arn:aws/);
  });

  test('is what CloudFormation takes from a bucket', () => {
    expect(JSON.stringify(template, undefined, 1).length).toBeLessThan(1_000_000);
    expect(Object.keys(template.Resources).length).toBeLessThan(500);
    expect(Object.keys(template.Parameters).length).toBeLessThan(200);
  });

  test('is the same each time', () => {
    expect(JSON.stringify(standaloneTemplate(requestFor()).template)).toBe(JSON.stringify(template));
  });

  const switches = switchGroups(request).flat();
  test.each([
    ['nothing', []],
    ['everything', switches],
    ...switches.map((one): [string, Switch[]] => [one, [one]]),
    ...switches.map((one): [string, Switch[]] => [`all but ${one}`, switches.filter((each) => each !== one)]),
  ])('with %s it makes what an app with such props makes', (_, on) => {
    expectSameAsApp(request, template, on);
  });
});

describe.each<[string, Partial<StandaloneRequest>]>([
  ['a domain in a network', { vpc: true, namePrefix: 'other' }],
  ['OpenSearch Serverless', { serverless: true }],
  ['OpenSearch Serverless in a network', { serverless: true, vpc: true }],
])('the template of %s', (_, options) => {
  const request = requestFor(options);
  const { template } = standaloneTemplate(request);
  const switches = switchGroups(request).flat();

  test.each([
    ['nothing', []],
    ['everything', switches],
    ['two zones', [Switch.TWO_ZONES]],
    ['an endpoint', [Switch.VPC_ENDPOINT]],
  ])('with %s makes what an app with such props makes', (__, on) => {
    expectSameAsApp(request, template, on.filter((each) => switches.includes(each)));
  });
});

/** What the parameters switch on is what CDK makes of the same, directly. */
function expectSameAsApp(request: StandaloneRequest, template: any, on: Switch[]): void {
  // one zone and two zones are values of one parameter
  const wanted = on.filter((each) => each !== Switch.TWO_ZONES || !on.includes(Switch.ONE_ZONE));
  const made = evaluateTemplate(template, Object.assign({}, ...wanted.map((each) => PARAMETERS[each])));

  const app = evaluateTemplate(synthesizeVariant(request, new Set(wanted)).template, {});
  expect(made).toEqual(app);
  expect(danglingReferences(made, Object.keys(template.Parameters))).toEqual([]);
}
