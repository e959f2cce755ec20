import { Duration, Size } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { IndexRetention, ManagedDomainOptions, SiemDomain, SizingOptions } from '../../../src';
import { siemStack } from '../../support/synth/siem-template';

const LOGS: SizingOptions = { gigabytesPerDay: { cloudtrail: 20, vpcflowlogs: 100 } };
const RETENTION: IndexRetention = { warmAfter: Duration.days(7), deleteAfter: Duration.days(90) };

const annotations = (sizing: SizingOptions | undefined, options: ManagedDomainOptions, retention?: IndexRetention) =>
  Annotations.fromStack(siemStack({ domain: SiemDomain.managed(options), sizing, retention }).stack);

const text = (found: ReturnType<Annotations['findInfo']>): string => found.map(({ entry }) => String(entry.data)).join('\n');

test('without an amount of logs nothing is said', () => {
  const printed = annotations(undefined, {});

  expect(printed.findInfo('*', Match.anyValue())).toEqual([]);
  expect(printed.findWarning('*', Match.anyValue())).toEqual([]);
});

test('storage, nodes and the shards of each index are printed', () => {
  const printed = text(annotations(LOGS, { warmNodes: 3 }, RETENTION).findInfo('/Stack/Siem', Match.anyValue()));

  // 120 GB * 7 days * 2 * 1.1 / 0.95 / 0.8; 120 GB * 83 days * 1.1
  expect(printed).toContain('2432 GiB of volumes for 7 days on the data nodes with 1 replica(s), 10956 GiB on warm nodes for 83 days more.');
  expect(printed).toContain('To begin with: 3 data nodes r7g.large.search with 820 GiB each');
  expect(printed).toContain('cloudtrail: 1 primary shard(s), index_rotation = daily (22 GiB an index).');
  expect(printed).toContain('vpcflowlogs: 4 primary shard(s), index_rotation = daily (111 GiB an index).');
});

test('standby counts two replicas', () => {
  expect(text(annotations(LOGS, { multiAzWithStandby: true }).findInfo('*', Match.anyValue()))).toContain('with 2 replica(s)');
});

test('a domain that is large enough is passed without a warning', () => {
  const large = { dataNodeInstanceType: 'r7g.xlarge.search', volumeSize: Size.gibibytes(900), warmNodes: 3, warmInstanceType: 'ultrawarm1.large.search' };

  expect(annotations(LOGS, large, RETENTION).findWarning('*', Match.anyValue())).toEqual([]);
});

test('what a domain lacks is warned of, in both tiers', () => {
  const printed = text(annotations(LOGS, { warmNodes: 3 }, RETENTION).findWarning('*', Match.anyValue()));

  expect(printed).toContain('the data nodes have 300 GiB of volumes, and the logs need 2432 GiB');
  expect(printed).toContain('the warm nodes hold 4608 GiB, and the logs need 10956 GiB there');
});

test('a domain whose indices are never deleted is warned of', () => {
  annotations(LOGS, {}).hasWarning('/Stack/Siem', Match.stringLikeRegexp('give `deleteAfter`'));
});

const REFUSED: Array<[string, SizingOptions, SiemDomain, RegExp]> = [
  ['no log type', { gigabytesPerDay: {} }, SiemDomain.managed(), /^sizing.gigabytesPerDay: no log type is named/],
  ['a log type that there is not', { gigabytesPerDay: { cloudtrial: 1 } }, SiemDomain.managed(), /^sizing.gigabytesPerDay: .*did you mean cloudtrail/],
  ['a negative amount', { gigabytesPerDay: { waf: -1 } }, SiemDomain.managed(), /^sizing.gigabytesPerDay.waf: -1 is no amount of logs; give GB a day/],
  ['a collection', LOGS, SiemDomain.serverless(), /^sizing: a collection of OpenSearch Serverless sizes itself; leave it out/],
];

test.each(REFUSED)('%s is refused with what to do', (_, sizing, domain, message) => {
  expect(() => siemStack({ sizing, domain })).toThrow(message);
});
