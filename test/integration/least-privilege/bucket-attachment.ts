import assert from 'node:assert/strict';
import { CreateKeyCommand, KMSClient, ListGrantsCommand, RevokeGrantCommand } from '@aws-sdk/client-kms';
import {
  CreateBucketCommand, DeleteBucketPolicyCommand, GetBucketNotificationConfigurationCommand, GetBucketPolicyCommand,
  PutBucketNotificationConfigurationCommand, S3Client,
} from '@aws-sdk/client-s3';
import { writesItsLog } from './function-log';
import { named, Names, Scenario, World } from './scenario';
import { GIVEN } from './templates';
import { CloudFormation } from '../../support/aws/cloudformation';

const RESOURCE = 'Custom::SiemBucketAttachment';
let cloudFormation: CloudFormation;
let names: Names = {};

/** Two buckets, one that announces to a queue and one to EventBridge, are attached and detached again. */
export const bucketAttachment: Scenario = {
  name: 'bucket-attachment',
  hurried: true,

  async prepare({ administrator }) {
    cloudFormation = await CloudFormation.start();
    names = {};
    const s3 = new S3Client(administrator);
    for (const { bucket } of [GIVEN.trail, GIVEN.events]) await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  },

  async run(world) {
    await forgetAttachments(world);
    const s3 = storageOf(world);
    const announced = async (Bucket: string) => {
      const { QueueConfigurations, EventBridgeConfiguration } = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
      return { queues: QueueConfigurations?.length ?? 0, eventBridge: EventBridgeConfiguration !== undefined };
    };

    const expectations = [[GIVEN.trail, { queues: 1, eventBridge: false }], [GIVEN.events, { queues: 0, eventBridge: true }]] as const;
    for (const [{ bucket }, expected] of expectations) {
      const properties = propertiesOf(world, (each) => each.BucketName === bucket);
      const PhysicalResourceId = await ask(world, { RequestType: 'Create', ResourceProperties: properties });
      assert.deepEqual(await announced(bucket), expected);
      assert.ok((await s3.send(new GetBucketPolicyCommand({ Bucket: bucket }))).Policy);

      await ask(world, { RequestType: 'Delete', PhysicalResourceId, ResourceProperties: properties });
      assert.deepEqual(await announced(bucket), { queues: 0, eventBridge: false });
      await assert.rejects(s3.send(new GetBucketPolicyCommand({ Bucket: bucket })), { name: 'NoSuchBucketPolicy' });
    }
    writesItsLog(world, /BucketAttachment/);
  },

  finish: async () => cloudFormation?.stop(),
};

/** In the account of a bucket whose key the loader of another account may use, and then no more. */
export const keyGrant: Scenario = {
  name: 'bucket-attachment',
  of: 'sourceAccount',
  hurried: true,

  async prepare({ administrator }) {
    cloudFormation = await CloudFormation.start();
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: GIVEN.trail.bucket }));
    const { KeyMetadata } = await new KMSClient(administrator).send(new CreateKeyCommand({}));
    names = { [GIVEN.trail.key]: KeyMetadata!.Arn! };
    return names;
  },

  async run(world) {
    await forgetAttachments(world);
    const grants = async () => (await new KMSClient(world.administrator).send(new ListGrantsCommand({ KeyId: names[GIVEN.trail.key] }))).Grants ?? [];
    const [onKey, onBucket] = [propertiesOf(world, (each) => each.KeyGrant), propertiesOf(world, (each) => each.Statements)];

    const granted = await ask(world, { RequestType: 'Create', ResourceProperties: onKey });
    const attached = await ask(world, { RequestType: 'Create', ResourceProperties: onBucket });
    assert.equal((await grants()).length, 1);
    await ask(world, { RequestType: 'Delete', PhysicalResourceId: attached, ResourceProperties: onBucket });
    await ask(world, { RequestType: 'Delete', PhysicalResourceId: granted, ResourceProperties: onKey });
    assert.equal((await grants()).length, 0);
    writesItsLog(world, /BucketAttachment/);
  },

  finish: async () => cloudFormation?.stop(),
};

function propertiesOf({ template }: World, isIt: (properties: any) => unknown): object {
  const found = Object.values(template.all(RESOURCE)).filter(isIt);
  assert.equal(found.length, 1);
  return named(found[0], names);
}

/** The resource's physical id, when CloudFormation is told that all went well. */
async function ask(world: World, request: object): Promise<string> {
  await world.invoke(cloudFormation.request(request));
  const { Status, Reason, PhysicalResourceId } = cloudFormation.takeAnswer();
  assert.equal(Status, 'SUCCESS', Reason);
  return PhysicalResourceId;
}

/** Behind the gate, where S3 knows EventBridge. */
function storageOf({ administrator, gate }: World): S3Client {
  return new S3Client({ ...administrator, endpoint: gate.url });
}

/** What a run that was refused something left behind. */
async function forgetAttachments(world: World): Promise<void> {
  const s3 = storageOf(world);
  const kms = new KMSClient(world.administrator);
  for (const { BucketName: Bucket, KeyGrant } of Object.values(named(world.template.all(RESOURCE), names))) {
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration: {} }));
    if (!KeyGrant) continue;
    const { Grants = [] } = await kms.send(new ListGrantsCommand({ KeyId: KeyGrant.KeyArn }));
    for (const { GrantId } of Grants) await kms.send(new RevokeGrantCommand({ KeyId: KeyGrant.KeyArn, GrantId }));
  }
}
