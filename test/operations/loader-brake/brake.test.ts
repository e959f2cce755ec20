import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateEventSourceMappingCommand, CreateFunctionCommand, GetEventSourceMappingCommand, GetFunctionConcurrencyCommand, LambdaClient,
  ListTagsCommand, PutFunctionConcurrencyCommand, UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import { readAlarmChange } from '../../../src/operations/loader-brake/alarm-change';
import { brake } from '../../../src/operations/loader-brake/brake';
import { LoaderControls } from '../../../src/operations/loader-brake/loader-controls';
import { noticeTo } from '../../../src/operations/loader-brake/notice';
import { Moto } from '../../support/aws/moto';

jest.setTimeout(5 * 60_000);

const AT = 'us-east-1:123456789012';
const LOADER = `arn:aws:lambda:${AT}:function:loader`;
const TOPIC = `arn:aws:sns:${AT}:alerts`;
const BY_SCHEDULE = {};
let moto: Moto;
let lambda: LambdaClient;
let sns: SNSClient;
let sqs: SQSClient;
let mappings: string[];
let failures: string[];

beforeAll(async () => {
  moto = await Moto.start();
  [lambda, sns, sqs] = [new LambdaClient(moto.client()), new SNSClient(moto.client()), new SQSClient(moto.client())];
});

afterAll(() => moto?.stop());

beforeEach(async () => {
  await moto.reset();
  failures = [];
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });
  const { Role } = await new IAMClient(moto.client()).send(new CreateRoleCommand({ RoleName: 'loader', AssumeRolePolicyDocument }));
  await lambda.send(new CreateFunctionCommand({
    FunctionName: 'loader',
    Role: Role!.Arn,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: zipSync({ 'index.js': Buffer.from('exports.handler = () => {}') }) },
  }));
  mappings = [];
  for (const QueueName of ['load', 'split', 'notices']) await sqs.send(new CreateQueueCommand({ QueueName }));
  for (const name of ['load', 'split']) {
    const made = await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'loader', EventSourceArn: `arn:aws:sqs:${AT}:${name}` }));
    mappings.push(made.UUID!);
  }
  await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
  await sns.send(new SubscribeCommand({ TopicArn: TOPIC, Protocol: 'sqs', Endpoint: `arn:aws:sqs:${AT}:notices` }));
});

const alarm = (value: string, minute = 0) => ({
  'source': 'aws.cloudwatch',
  'detail-type': 'CloudWatch Alarm State Change',
  'time': '2025-06-01T10:00:00Z',
  'detail': { state: { value, reason: 'storage is low', timestamp: `2025-06-01T10:${String(minute).padStart(2, '0')}:00.000+0000` } },
});

const receive = (event: unknown, { ids = mappings, topic = TOPIC } = {}) =>
  brake(readAlarmChange(event), new LoaderControls(lambda, LOADER, ids), noticeTo(sns, topic, LOADER, (message) => failures.push(message)));

async function look(): Promise<{ fed: boolean[]; reserved: number | undefined }> {
  const states = await Promise.all(mappings.map((UUID) => lambda.send(new GetEventSourceMappingCommand({ UUID }))));
  const { ReservedConcurrentExecutions } = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName: LOADER }));
  return { fed: states.map(({ State }) => State === 'Enabled'), reserved: ReservedConcurrentExecutions };
}

async function notices(): Promise<string[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: `${moto.url}/123456789012/notices`, MaxNumberOfMessages: 10 }));
  return Messages.map(({ Body }) => JSON.parse(Body!).Subject);
}

const RUNNING = { fed: [true, true], reserved: undefined };
const PAUSED = { fed: [false, false], reserved: 0 };

test('an alarm stops queues and events of S3, the end of it lets them go on, and people are told of both', async () => {
  expect(await receive(alarm('ALARM', 1))).toBe('paused');
  expect(await look()).toEqual(PAUSED);
  expect(await notices()).toEqual(['SIEM: loading is paused, the domain can not take more']);

  expect(await receive(alarm('OK', 5))).toBe('running');
  expect(await look()).toEqual(RUNNING);
  expect(await notices()).toEqual(['SIEM: loading goes on']);
});

test('what the loader had reserved before is reserved again', async () => {
  await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: LOADER, ReservedConcurrentExecutions: 50 }));

  await receive(alarm('ALARM', 1));
  await receive(alarm('ALARM', 2));
  await receive(alarm('OK', 5));

  expect((await look()).reserved).toBe(50);
});

test('a deployment that turns a queue on does not end the pause: the next call by schedule turns it off', async () => {
  await receive(alarm('ALARM', 1));
  await lambda.send(new UpdateEventSourceMappingCommand({ UUID: mappings[0], Enabled: true }));
  expect((await look()).reserved).toBe(0);

  expect(await receive(BY_SCHEDULE)).toBe('paused');

  expect(await look()).toEqual(PAUSED);
});

test('what operators turn off stays off while no alarm asks for anything', async () => {
  await lambda.send(new UpdateEventSourceMappingCommand({ UUID: mappings[1], Enabled: false }));

  expect(await receive(BY_SCHEDULE)).toBe('running');
  expect(await receive(alarm('OK', 1))).toBe('running');

  expect(await look()).toEqual({ fed: [true, false], reserved: undefined });
  expect(await notices()).toEqual([]);
});

test.each(['INSUFFICIENT_DATA', undefined])('an alarm that says %s changes nothing', async (value) => {
  await receive(alarm('ALARM', 1));

  expect(await receive(alarm(value as string, 2))).toBe('paused');

  expect(await look()).toEqual(PAUSED);
});

test('events that come twice or late do not count', async () => {
  await receive(alarm('ALARM', 5));
  await receive(alarm('ALARM', 5));
  expect(await receive(alarm('OK', 3))).toBe('paused');
  expect(await notices()).toHaveLength(1);

  await receive(alarm('OK', 7));
  expect(await receive(alarm('ALARM', 5))).toBe('running');
  expect(await look()).toEqual(RUNNING);
});

test('a pause that fails half-way is finished by the next call, and fails until then', async () => {
  await expect(receive(alarm('ALARM', 1), { ids: [...mappings, '00000000-0000-0000-0000-000000000000'] })).rejects.toThrow();
  expect(await look()).toEqual(PAUSED);

  await receive(BY_SCHEDULE);

  expect(await look()).toEqual(PAUSED);
});

test('resuming that fails half-way is finished by the next call', async () => {
  await receive(alarm('ALARM', 1));
  await expect(receive(alarm('OK', 2), { ids: [mappings[0], '00000000-0000-0000-0000-000000000000'] })).rejects.toThrow();
  expect((await look()).fed).toEqual([true, false]);

  expect(await receive(BY_SCHEDULE)).toBe('running');

  expect(await look()).toEqual(RUNNING);
});

test('a topic that does not answer hinders nothing', async () => {
  expect(await receive(alarm('ALARM', 1), { topic: `arn:aws:sns:${AT}:none` })).toBe('paused');

  expect(await look()).toEqual(PAUSED);
  expect(failures).toEqual([expect.stringContaining('the notice was not sent')]);
});

test('the tag of the loader tells operators why it stands', async () => {
  await receive(alarm('ALARM', 1));

  const { Tags } = await lambda.send(new ListTagsCommand({ Resource: LOADER }));
  expect(Tags).toEqual({ 'siem-brake': 'paused 2025-06-01T10:01:00.000Z' });
});
