import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import { SiemDomain, SiemOnOpenSearch, SiemOnOpenSearchProps } from '../../src';
import { PythonEnvironment } from '../support/packages/python';

// each region takes some 20 seconds, and the first time a virtual environment is installed
jest.setTimeout(10 * 60_000);

const PARTITIONS = { 'us-east-1': 'aws', 'cn-north-1': 'aws-cn', 'us-gov-west-1': 'aws-us-gov' };

const SETUPS: { [name: string]: (stack: Stack) => SiemOnOpenSearchProps } = {
  Default: () => ({}),
  Standby: (stack) => ({
    vpc: vpcWithThreeZones(stack),
    domain: SiemDomain.managed({ multiAzWithStandby: true, warmNodes: 3, coldStorage: true, createServiceLinkedRole: true, volumeIops: 4000 }),
    retention: { warmAfter: Duration.days(7), coldAfter: Duration.days(30), deleteAfter: Duration.days(365) },
  }),
  Existing: (stack) => ({
    domain: SiemDomain.fromDomain(opensearch.Domain.fromDomainAttributes(stack, 'Mine', {
      domainArn: stack.formatArn({ service: 'es', resource: 'domain', resourceName: 'mine' }), domainEndpoint: 'search-mine.example.com',
    })),
  }),
  Serverless: (stack) => ({ vpc: vpcWithThreeZones(stack), domain: SiemDomain.serverless(), retention: { deleteAfter: Duration.days(90) } }),
};

/** OpenSearch Serverless is not offered in China. */
const setupsIn = (region: string) => Object.keys(SETUPS).filter((name) => !(region.startsWith('cn-') && name === 'Serverless'));

let folder: string;
let python: PythonEnvironment;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siem-partitions-'));
  python = PythonEnvironment.with(join(__dirname, 'example-apps.requirements.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(PARTITIONS))('in %s', (region, partition) => {
  test('cfn-lint finds nothing in any kind of SIEM, and every ARN is of the partition', () => {
    const app = new App({ outdir: join(folder, region) });
    for (const name of setupsIn(region)) {
      const stack = new Stack(app, name, { env: { account: '111122223333', region } });
      new SiemOnOpenSearch(stack, 'Siem', { namePrefix: `siem-${name.toLowerCase()}`, ...SETUPS[name](stack) });
    }
    const stacks = app.synth().stacks;
    const templates = stacks.map(({ templateFullPath }) => templateFullPath);

    // W3005: CDK writes dependencies out that a reference implies already
    expect(python.run('cfn-lint', ['--ignore-checks', 'W3005', '--regions', region, '--', ...templates])).toBe('');
    const partitions = stacks.flatMap(({ template }) => JSON.stringify(template.Resources).match(/(?<=arn:)aws[a-z-]*(?=:)/g) ?? []);
    expect(partitions.filter((each) => each !== partition)).toEqual([]);
  });
});

function vpcWithThreeZones(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['a', 'b', 'c'],
    privateSubnetIds: ['subnet-0123456789abcdef1', 'subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  });
}
