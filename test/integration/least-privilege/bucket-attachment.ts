import assert from 'node:assert/strict';
import { CreateBucketCommand, GetBucketNotificationConfigurationCommand, GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { writesItsLog } from './function-log';
import { Scenario } from './scenario';
import { CloudFormation } from '../../support/aws/cloudformation';

/** Bucket of an attachment in the template. */
export const ATTACHED_BUCKET = 'attached-trail';

let cloudFormation: CloudFormation;

/** A bucket that is attached and detached again. */
export const bucketAttachment: Scenario = {
  name: 'bucket-attachment',

  async prepare({ administrator }) {
    cloudFormation = await CloudFormation.start();
    await new S3Client(administrator).send(new CreateBucketCommand({ Bucket: ATTACHED_BUCKET }));
  },

  async run(world) {
    const s3 = new S3Client(world.administrator);
    const bucket = { Bucket: ATTACHED_BUCKET };
    const [ResourceProperties] = Object.values(world.template.all('Custom::SiemBucketAttachment')).filter(({ BucketName }) => BucketName === ATTACHED_BUCKET);
    const ask = async (request: object): Promise<string> => {
      await world.invoke(cloudFormation.request({ ResourceProperties, ...request }));
      const { Status, Reason, PhysicalResourceId } = cloudFormation.takeAnswer();
      assert.equal(Status, 'SUCCESS', Reason);
      return PhysicalResourceId;
    };

    const PhysicalResourceId = await ask({ RequestType: 'Create' });
    const { QueueConfigurations } = await s3.send(new GetBucketNotificationConfigurationCommand(bucket));
    assert.equal(QueueConfigurations?.length, 1);
    assert.ok((await s3.send(new GetBucketPolicyCommand(bucket))).Policy);

    await ask({ RequestType: 'Delete', PhysicalResourceId });
    const after = await s3.send(new GetBucketNotificationConfigurationCommand(bucket));
    assert.equal(after.QueueConfigurations, undefined);
    await assert.rejects(s3.send(new GetBucketPolicyCommand(bucket)), { name: 'NoSuchBucketPolicy' });
    writesItsLog(world, /BucketAttachment/);
  },

  async finish() {
    await cloudFormation?.stop();
  },
};
