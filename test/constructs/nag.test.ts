import { App, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../src';
import { findings } from '../support/synth/findings';

type MakeProps = (stack: Stack) => SiemOnOpenSearchProps;

const SETUPS: Array<[string, MakeProps]> = [
  ['the default app', () => ({})],
  ['a SIEM in a VPC', (stack) => ({
    vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1', availabilityZones: ['a', 'b', 'c'], privateSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    }),
  })],
];

function stackWith(makeProps: MakeProps): Stack {
  const stack = new Stack(new App(), 'Stack');
  new SiemOnOpenSearch(stack, 'Siem', makeProps(stack));
  return stack;
}

test.each(SETUPS)('%s has no finding of AwsSolutions or NIST 800-53 R5 that is not explained', (_, makeProps) => {
  expect(findings(stackWith(makeProps))).toEqual([]);
});

test.each(SETUPS)('every explanation in %s belongs to a finding', (_, makeProps) => {
  const stack = stackWith(makeProps);
  const explained = takeExplanationsAway(stack);

  const found = findings(stack);
  const needless = explained.filter(({ rule, path }) => !found.some((finding) => finding.startsWith(`${rule} at ${path}/`)));

  expect(explained.length).toBeGreaterThan(10);
  expect(needless).toEqual([]);
});

function takeExplanationsAway(stack: Stack): Array<{ rule: string; path: string }> {
  const explained: Array<{ rule: string; path: string }> = [];
  for (const construct of stack.node.findAll()) {
    for (const entry of construct.node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)) {
      const reasons = entry.data as Record<string, string>;
      for (const id of Object.keys(reasons)) {
        expect(reasons[id].length).toBeGreaterThan(20);
        explained.push({ rule: id.replace(/^annotation::/i, ''), path: construct.node.path });
        delete reasons[id];
      }
    }
  }
  return explained;
}
