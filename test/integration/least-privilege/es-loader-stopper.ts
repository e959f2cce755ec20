import assert from 'node:assert/strict';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateEventSourceMappingCommand, CreateFunctionCommand, DeleteFunctionConcurrencyCommand,
  GetEventSourceMappingCommand, LambdaClient, PutFunctionConcurrencyCommand,
  UntagResourceCommand, UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import { writesItsLog } from './function-log';
import { Scenario, World } from './scenario';

const LOADER = 'aes-siem-es-loader';
const LOADER_ARN = `arn:aws:lambda:us-east-1:123456789012:function:${LOADER}`;
/** Ids in moto, by logical id. */
const mappings = new Map<string, string>();

/** A pause and its end, of a loader with and without concurrency of its own. */
export const esLoaderStopper: Scenario = {
  name: 'es-loader-stopper',

  async prepare({ administrator, template }) {
    const lambda = new LambdaClient(administrator);
    const { Role } = await new IAMClient(administrator).send(new CreateRoleCommand({
      RoleName: 'loader',
      AssumeRolePolicyDocument: JSON.stringify({
        Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      }),
    }));
    await lambda.send(new CreateFunctionCommand({
      FunctionName: LOADER,
      Role: Role!.Arn,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: zipSync({ 'index.js': new Uint8Array(1) }) },
    }));
    for (const [id, { EventSourceArn }] of Object.entries(template.all('AWS::Lambda::EventSourceMapping'))) {
      const queueArn = EventSourceArn.replace('222233334444', '123456789012');
      await new SQSClient(administrator).send(new CreateQueueCommand({ QueueName: queueArn.split(':').at(-1) }));
      const { UUID } = await lambda.send(new CreateEventSourceMappingCommand({ FunctionName: LOADER, EventSourceArn: queueArn }));
      mappings.set(id, UUID!);
    }
    await new SNSClient(administrator).send(new CreateTopicCommand({ Name: template.arnOf('AWS::SNS::Topic').split(':').at(-1) }));
    // Lambda makes up the ids of mappings, the template knows their logical ids
    return Object.fromEntries(mappings);
  },

  async run(world) {
    const alarm = async (value: string, timestamp: string) => world.invoke(
      { detail: { state: { value, timestamp, reason: 'test' } } }, { LOADER_MAPPINGS: [...mappings.values()].join(',') });

    for (const reserved of [5, undefined]) {
      await release(world, reserved);
      const paused = await alarm('ALARM', '2025-06-01T10:00:00Z');
      assert.equal(paused.answer, 'paused');
      assert.equal(await fed(world), 'by none');
      const resumed = await alarm('OK', '2025-06-01T10:30:00Z');
      assert.equal(resumed.answer, 'running');
      assert.equal(await fed(world), 'by all');
      assert.deepEqual([...paused.lines, ...resumed.lines].filter(({ level }) => level === 'ERROR'), [], 'people are told');
    }
    writesItsLog(world, /LoaderBrake/);
  },
};

async function release({ administrator }: World, reserved?: number): Promise<void> {
  const lambda = new LambdaClient(administrator);
  await lambda.send(new UntagResourceCommand({ Resource: LOADER_ARN, TagKeys: ['siem-brake'] }));
  if (reserved === undefined) await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName: LOADER }));
  else await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: LOADER, ReservedConcurrentExecutions: reserved }));
  for (const UUID of mappings.values()) await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
}

async function fed({ administrator }: World): Promise<string> {
  const lambda = new LambdaClient(administrator);
  const states = await Promise.all([...mappings.values()].map((UUID) => lambda.send(new GetEventSourceMappingCommand({ UUID }))));
  const enabled = states.filter(({ State }) => State === 'Enabled').length;
  return { 0: 'by none', [states.length]: 'by all' }[enabled] ?? `by ${enabled}`;
}
