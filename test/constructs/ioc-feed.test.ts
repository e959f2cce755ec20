import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Stack } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { IocFeed, IocSource, SiemOnOpenSearch } from '../../src';
import { DeployedTemplate } from '../support/iam/deployed-template';
import type { Statement } from '../support/iam/policy';
import { siemStack, siemTemplate } from '../support/synth/siem-template';
import type { Props } from '../support/synth/siem-template';

const folder = mkdtempSync(join(tmpdir(), 'feed-'));
writeFileSync(join(folder, 'list.txt'), 'evil.example\n');
mkdirSync(join(folder, 'empty'));

/** Feeds as they stand in the definition, and what their functions may do. */
function deployed(props: Props): { feeds: any[]; may: (functionName: string) => Statement[] } {
  const template = new DeployedTemplate(siemTemplate(props).toJSON() as never);
  const { DefinitionString } = Object.values(template.all('AWS::StepFunctions::StateMachine'))[0];
  return { feeds: JSON.parse(DefinitionString).States.Plan.Parameters.Payload.feeds, may: (name) => template.statementsOf(`aes-siem-${name}`) };
}

test('providers on the internet need no more than their name', () => {
  expect(deployed({ iocFeeds: [IocSource.tor(), IocSource.feodoTracker()] }).feeds).toEqual([{ feed: 'tor' }, { feed: 'feodo-tracker' }]);
});

test('the key of OTX is read by the function that downloads, and by no other', () => {
  const { feeds, may } = deployed((stack) => ({
    iocFeeds: [IocSource.alienVaultOtx({ apiKey: secretsmanager.Secret.fromSecretNameV2(stack, 'Key', 'otx') })],
  }));
  const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:otx';

  expect(feeds).toEqual([{ feed: 'alienvault-otx', secretArn: arn }]);
  expect(may('ioc-download')).toContainEqual({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: `${arn}-??????` });
  for (const name of ['ioc-plan', 'ioc-createdb', 'es-loader']) expect(JSON.stringify(may(name))).not.toContain('secretsmanager');
});

test('files that are deployed are read one by one', () => {
  const { feeds, may } = deployed({
    iocFeeds: [IocSource.txt(join(folder, 'list.txt'), { provider: 'soc' }), IocSource.stix2(folder, { provider: 'soc' })],
  });

  expect(feeds).toMatchObject([
    { feed: 'txt', provider: 'soc', name: 'list.txt', key: expect.stringMatching(/^[0-9a-f]{64}\.txt$/) },
    { feed: 'stix2', provider: 'soc', key: expect.stringMatching(/^[0-9a-f]{64}\.zip$/) },
  ]);
  const assets = may('ioc-createdb').filter(({ Resource }) => JSON.stringify(Resource).includes('.zip') || JSON.stringify(Resource).includes('.txt"'));
  expect(JSON.stringify(assets.map(({ Action }) => Action))).toBe('["s3:GetObject","s3:GetObject"]');
  expect(JSON.stringify(assets)).not.toContain('*');
});

test('of a bucket the objects below the prefix are listed and read', () => {
  const { feeds, may } = deployed((stack) => ({
    iocFeeds: [IocSource.stix2FromBucket(s3.Bucket.fromBucketName(stack, 'Shared', 'shared'), 'partner/', { provider: 'partner' })],
  }));

  expect(feeds).toEqual([{ feed: 'stix2', provider: 'partner', bucket: 'shared', prefix: 'partner/' }]);
  expect(may('ioc-createdb')).toEqual(expect.arrayContaining([
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/partner/*' },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::shared', Condition: { StringLike: { 's3:prefix': ['partner/*'] } } },
  ]));
});

test('a feed can be added to the SIEM later', () => {
  const { stack, siem } = siemStack();
  const feed = new IocFeed(stack, 'Tor', { siem, source: IocSource.tor() });
  siem.addIocFeed('Feodo', IocSource.feodoTracker());

  expect(feed.node.path).toBe('Stack/Tor');
  expect(siem.node.tryFindChild('Feodo')).toBeInstanceOf(IocFeed);
});

test('a SIEM that was deployed elsewhere takes no feeds', () => {
  const stack = new Stack();
  const siem = SiemOnOpenSearch.fromAttributes(stack, 'Siem', {
    loaderFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f', loaderRoleArn: 'arn:aws:iam::111122223333:role/r',
  });

  expect(() => new IocFeed(stack, 'Tor', { siem: siem as SiemOnOpenSearch, source: IocSource.tor() })).toThrow(/^siem: the SIEM at .*Siem was not made in this app; /);
});

const bucket = (stack: Stack) => s3.Bucket.fromBucketName(stack, 'Shared', 'shared');
const MISTAKES: Array<[string, (stack: Stack) => IocSource[], RegExp]> = [
  ['capital letters', () => [IocSource.txt(folder, { provider: 'My SOC' })], /^provider: 'My SOC' can't name a provider; give up to 64 lower case letters/],
  ['no name', (stack) => [IocSource.txtFromBucket(bucket(stack), 'x/', { provider: '' })], /^provider: '' can't name a provider; /],
  ['no such file', () => [IocSource.stix2('nowhere/x.json', { provider: 'x' })], /^IocSource.stix2: there is no file or folder 'nowhere\/x.json'; give a path/],
  ['an empty folder', () => [IocSource.txt(join(folder, 'empty'), { provider: 'x' })], /^IocSource.txt: the folder '.*empty' is empty; /],
  ['a prefix with a slash', (stack) => [IocSource.txtFromBucket(bucket(stack), '/x', { provider: 'x' })], /^IocSource.txtFromBucket: keys do not begin with a slash/],
];

test.each(MISTAKES)('%s: the mistake is told with the way to put it right', (_, sources, message) => {
  expect(() => siemTemplate((stack) => ({ iocFeeds: sources(stack) }))).toThrow(message);
});

test('the same feed can\'t be added twice', () => {
  const { siem } = siemStack({ iocFeeds: [IocSource.tor(), IocSource.txt(folder, { provider: 'soc' })] });

  expect(() => siemTemplate({ iocFeeds: [IocSource.tor(), IocSource.tor()] })).toThrow(/^source: the SIEM already has a feed tor; remove one of them/);
  expect(() => siem.addIocFeed('Again', IocSource.tor())).toThrow(/^source: the SIEM already has a feed tor; remove one of them/);
  expect(() => siem.addIocFeed('Once more', IocSource.txt(folder, { provider: 'soc' }))).toThrow("the SIEM already has a feed txt of the provider 'soc'");
  siem.addIocFeed('Other format', IocSource.stix2(folder, { provider: 'soc' }));
});
