import { CfnParameter, Size, Stack } from 'aws-cdk-lib';
import { EngineVersion } from 'aws-cdk-lib/aws-opensearchservice';
import { ManagedDomainOptions } from '../../../src';
import { domainShape } from '../../../src/constructs/private/domain-shape';

test('a small domain is what it costs least to try', () => {
  expect(domainShape({}, 3)).toMatchObject({ dataNodes: 3, dataNodeType: 't3.medium.search', masterNodes: 0, volumeSize: 100, replicas: 1 });
});

test.each<[string, ManagedDomainOptions]>([
  ['standby', { multiAzWithStandby: true }],
  ['warm nodes', { warmNodes: 3 }],
])('with %s come the masters and the instances that it needs', (_, options) => {
  expect(domainShape(options, 3)).toMatchObject({ dataNodeType: 'r7g.large.search', masterNodes: 3, masterNodeType: 'm7g.large.search' });
});

test.each<[ManagedDomainOptions, number, number]>([
  [{ multiAzWithStandby: true }, 3, 2], [{}, 3, 1], [{ dataNodes: 2 }, 1, 1], [{}, 1, 0],
])('%j in %i zone(s) holds %i replica(s)', (options, zones, replicas) => {
  expect(domainShape(options, zones).replicas).toBe(replicas);
});

test('instances with disks of their own get no volume', () => {
  expect(domainShape({ dataNodeInstanceType: 'r7gd.xlarge.search' }, 3).volumeSize).toBeUndefined();
});

test('values that are only known at deployment pass', () => {
  const stack = new Stack();
  const number = (id: string) => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
  const type = new CfnParameter(stack, 'Type').valueAsString;

  expect(() => domainShape({
    dataNodes: number('Data'),
    masterNodes: number('Masters'),
    warmNodes: number('Warm'),
    dataNodeInstanceType: type,
    multiAzWithStandby: true,
    volumeSize: Size.gibibytes(number('Volume')),
  }, 3)).not.toThrow();
});

const STANDBY = { multiAzWithStandby: true };

const REFUSED: Array<[ManagedDomainOptions, number, RegExp]> = [
  [STANDBY, 2, /^multiAzWithStandby: the domain would stand in 2 zone\(s\), .*; leave `availabilityZones` out, and choose `vpcSubnets` in three zones/],
  [{ ...STANDBY, dataNodes: 4 }, 3, /^dataNodes: 4 can't be spread evenly over 3 availability zones; give a multiple of 3/],
  [{ ...STANDBY, masterNodes: 0 }, 3, /^masterNodes: Multi-AZ with Standby has dedicated masters; give 3/],
  [{ ...STANDBY, dataNodeInstanceType: 't3.medium.search' }, 3, /^dataNodeInstanceType: t3.medium.search can't stand by; take a current family/],
  [{ ...STANDBY, masterNodeInstanceType: 'm4.large.search' }, 3, /^masterNodeInstanceType: m4.large.search can't stand by/],
  [{ ...STANDBY, warmNodes: 4 }, 3, /^warmNodes: 4 can't be spread evenly over 3 availability zones/],
  [{ warmNodes: 2, dataNodeInstanceType: 't3.medium.search' }, 3, /^dataNodeInstanceType: t3.medium.search can't have warm nodes beside it; take another/],
  [{ warmNodes: 2, masterNodeInstanceType: 't3.medium.search' }, 3, /^masterNodeInstanceType: t3.medium.search can't have warm nodes beside it; take another/],
  [{ version: EngineVersion.ELASTICSEARCH_7_10 }, 3, /^version: Elasticsearch_7.10 has not the interfaces .*; take one of EngineVersion.OPENSEARCH_/],
  [{ dataNodeInstanceType: 'r7g.large' }, 3, /^dataNodeInstanceType: 'r7g.large' is no instance type of such a node; give one like r7g.large.search/],
  [{ dataNodeInstanceType: '' }, 3, /^dataNodeInstanceType: '' is no instance type/],
  [{ masterNodes: 3, masterNodeInstanceType: 'ultrawarm1.medium.search' }, 3, /^masterNodeInstanceType: 'ultrawarm1.medium.search' is no instance type/],
  [{ warmNodes: 2, warmInstanceType: 'r7g.large.search' }, 3, /^warmInstanceType: 'r7g.large.search' is no instance type of a warm node; give ultrawarm1/],
  [{ volumeSize: Size.mebibytes(512) }, 3, /^volumeSize: 0.5 GiB is out of range; give a whole number from 10/],
  [{ warmNodes: 2, masterNodes: 0 }, 3, /^masterNodes: warm storage needs dedicated masters; give 3/],
  [{ warmNodes: 1 }, 3, /^warmNodes: 1 is out of range; give a whole number from 2 to 150/],
  [{ coldStorage: true }, 3, /^coldStorage: .*; give `warmNodes` too/],
  [{ warmInstanceType: 'ultrawarm1.large.search' }, 3, /^warmInstanceType: there are no warm nodes; give `warmNodes` too/],
  [{ dataNodes: 12, masterNodes: 3, masterNodeInstanceType: 't3.medium.search' }, 3, /^masterNodeInstanceType: t3.medium.search leads at most 10 data nodes/],
  [{ volumeSize: Size.gibibytes(201) }, 3, /^volumeSize: t3.medium.search takes at most 200 GiB, not 201; lower it, or take a larger/],
  [{ dataNodeInstanceType: 'i4i.large.search', volumeSize: Size.gibibytes(100) }, 3, /^volumeSize: i4i.large.search has disks of its own; leave it out/],
  [{ volumeIops: 2999 }, 3, /^volumeIops: 2999 is out of range; give a whole number from 3000/],
  [{ volumeThroughput: 100 }, 3, /^volumeThroughput: 100 MiB\/s is out of range/],
];

test.each(REFUSED)('%j in %i zones is refused with what to do', (options, zones, message) => {
  expect(() => domainShape(options, zones)).toThrow(message);
});
