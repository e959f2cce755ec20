import { Random } from './random';

/** An API call as CloudTrail tells of it. */
export interface Call {
  readonly service: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly request: object | null;
  readonly response: object | null;
}

export interface Caller {
  readonly account: string;
  readonly role: string;
  readonly time: string;
}

type MakeCall = (random: Random, caller: Caller) => Call;

const read = (service: string, name: string, request: object | null): Call => ({ service, name, readOnly: true, request, response: null });
const write = (service: string, name: string, request: object, response: object | null): Call =>
  ({ service, name, readOnly: false, request, response });
const instance = (random: Random) => `i-0${random.hex(16)}`;

/** Frequent calls first: real trails are mostly data events and describes. */
const CALLS: readonly MakeCall[] = [
  (random, { time }) => read('s3', 'GetObject', {
    bucketName: `lake-${random.int(1, 70)}`, Host: 's3.eu-central-1.amazonaws.com', key: `events/dt=${time.slice(0, 10)}/chunk-${random.hex(8)}.snappy.parquet`,
  }),
  (random, { time }) => write('s3', 'PutObject', {
    'bucketName': `lake-${random.int(1, 70)}`,
    'Host': 's3.eu-central-1.amazonaws.com',
    'key': `events/dt=${time.slice(0, 10)}/chunk-${random.hex(8)}.snappy.parquet`,
    'x-amz-server-side-encryption': 'aws:kms',
  }, { 'x-amz-server-side-encryption': 'aws:kms' }),
  (random) => read('ec2', 'DescribeInstances', {
    instancesSet: { items: Array.from({ length: random.int(1, 4) }, () => ({ instanceId: instance(random) })) },
    filterSet: { items: [{ name: 'tag:env', valueSet: { items: [{ value: 'prod' }, { value: 'stage' }] } }] },
  }),
  (random, { account, role }) => write('sts', 'AssumeRole', {
    roleArn: `arn:aws:iam::${account}:role/${role}`, roleSessionName: `worker-${random.int(1, 60)}`, durationSeconds: 900,
  }, {
    credentials: { accessKeyId: `ASIA${random.id(16)}`, sessionToken: random.hex(360), expiration: 'Mar 3, 2025, 1:15:00 AM' },
    assumedRoleUser: { assumedRoleId: `AROA${random.id(17)}:worker`, arn: `arn:aws:sts::${account}:assumed-role/${role}/worker` },
  }),
  (random, { account }) => read('kms', 'Decrypt', {
    encryptionContext: { 'aws:s3:arn': `arn:aws:s3:::lake-${random.int(1, 70)}`, 'aws:account': account }, encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  }),
  (random) => read('ssm', 'GetParameters', { names: [`/prod/web/${random.int(1, 90)}`, `/prod/db/${random.int(1, 9)}`], withDecryption: true }),
  (random, { account }) => write('ec2', 'RunInstances', {
    instancesSet: { items: [{ imageId: `ami-0${random.hex(16)}`, minCount: 1, maxCount: 1 }] }, instanceType: 'm7g.large', monitoring: { enabled: true },
  }, {
    requestId: random.uuid(),
    reservationId: `r-0${random.hex(16)}`,
    ownerId: account,
    instancesSet: { items: [{ instanceId: instance(random), instanceState: { code: 0, name: 'pending' }, privateIpAddress: '10.16.3.4' }] },
  }),
  (random, { time }) => write('logs', 'CreateLogStream', {
    logGroupName: `/aws/lambda/task-${random.int(1, 80)}`, logStreamName: `${time.slice(0, 10).replaceAll('-', '/')}/[$LATEST]${random.hex(32)}`,
  }, null),
  (random) => read('dynamodb', 'DescribeTable', { tableName: `orders-${random.int(1, 30)}` }),
  (_, { role }) => read('iam', 'GetRole', { roleName: role }),
  () => read('lambda', 'ListFunctions20150331', null),
];

export function callOf(random: Random, caller: Caller): Call {
  return CALLS[Math.min(random.exponential(4), CALLS.length - 1)](random, caller);
}
