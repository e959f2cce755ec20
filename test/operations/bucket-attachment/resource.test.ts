import { KMSClient } from '@aws-sdk/client-kms';
import { DeleteBucketCommand, DeleteBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { bucketAttachment } from '../../../src/operations/bucket-attachment/resource';
import type { CustomResource } from '../../../src/platform/custom-resource';
import { AttachedBucket, LOAD_QUEUE, OTHERS_NOTIFICATIONS, OTHERS_POLICY, properties } from '../../support/aws/attached-bucket';
import { Moto } from '../../support/aws/moto';
import { Fault, S3Front } from '../../support/aws/s3-front';

// the first time a virtual environment is installed
jest.setTimeout(5 * 60_000);

const GRANTEE = 'arn:aws:iam::111111111111:role/loader';
const EVENT_BRIDGE = { Announcement: { To: 'EventBridge' } };
const ABORTED = { status: 409, code: 'OperationAborted', message: 'A conflicting conditional operation is currently in progress' };

let moto: Moto;
let front: S3Front;
let bucket: AttachedBucket;
let resource: CustomResource;
let complaints: unknown[];

beforeAll(async () => {
  moto = await Moto.start();
});
afterAll(() => moto?.stop());

beforeEach(async () => {
  await moto.reset();
  front = await S3Front.start(moto.url);
  bucket = await AttachedBucket.make(moto, front);
  complaints = [];
  resource = bucketAttachment(
    { s3: new S3Client({ ...moto.client(), endpoint: front.url }), kms: new KMSClient(moto.client()) },
    { info: () => {}, error: (...complaint) => complaints.push(complaint) },
    { attempts: 5, wait: async () => {} },
  );
});
afterEach(() => front.stop());

async function apply(RequestType: 'Create' | 'Update' | 'Delete', ResourceProperties: object, more: object = {}): Promise<void> {
  const event = { RequestType, StackId: 'stack', LogicalResourceId: 'Attachment', ResourceProperties, OldResourceProperties: ResourceProperties, ...more };
  await resource.apply(event as never);
}

const switchedOn = async () => (await bucket.notifications()).EventBridgeConfiguration !== undefined;
const fault = (method: string, part: string, answer: Omit<Fault, 'method' | 'part'>) => front.faults.push({ method, part, ...answer });

describe('a bucket without policy and notifications', () => {
  test('has none again afterwards', async () => {
    await apply('Create', properties());
    expect(await bucket.sids()).toHaveLength(1);

    await apply('Delete', properties());

    expect(await bucket.policy()).toBeUndefined();
    expect(await bucket.notifications()).toEqual({});
  });

  test('may be gone when its attachment is deleted', async () => {
    await apply('Create', properties());
    await bucket.s3.send(new DeleteBucketPolicyCommand({ Bucket: 'trail' }));
    await bucket.s3.send(new DeleteBucketCommand({ Bucket: 'trail' }));

    await expect(apply('Delete', properties())).resolves.toBeUndefined();
  });

  test('is left alone by an update that changes nothing', async () => {
    await apply('Create', properties());
    front.asked.length = 0;

    await apply('Update', properties());

    expect(front.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
  });
});

describe('when others change the bucket at the same time', () => {
  beforeEach(() => bucket.setUpByOthers());

  test.each(['policy', 'notification'])('a conflict over the %s is tried again', async (part) => {
    fault('PUT', part, ABORTED);
    fault('PUT', part, ABORTED);

    await apply('Create', properties());

    expect(await bucket.sids()).toHaveLength(2);
    expect(await bucket.loadedPrefixes()).toEqual(['AWSLogs/']);
  });

  test('somebody who writes the policy that he read before does not take ours away', async () => {
    const another = { ...OTHERS_POLICY, Statement: [...OTHERS_POLICY.Statement, { ...OTHERS_POLICY.Statement[1], Sid: 'Another' }] };
    front.afterwards.set('PUT policy', () => bucket.putPolicy(another));

    await apply('Create', properties());

    expect(await bucket.sids()).toEqual(['OnlyTls', 'Another', expect.stringMatching(/^SiemAttachment/)]);
  });

  test('somebody who writes the notifications that he read before does not take ours away', async () => {
    front.afterwards.set('PUT notification', () => bucket.putNotifications({ ...OTHERS_NOTIFICATIONS, TopicConfigurations: undefined }));

    await apply('Create', properties());

    expect(await bucket.loadedPrefixes()).toEqual(['AWSLogs/']);
    const { TopicConfigurations, LambdaFunctionConfigurations } = await bucket.notifications();
    expect(TopicConfigurations).toBeUndefined();
    expect(LambdaFunctionConfigurations).toEqual(OTHERS_NOTIFICATIONS.LambdaFunctionConfigurations);
  });

  test('a conflict without end is an error, and nothing of ours is left', async () => {
    for (let each = 0; each < 5; each++) fault('PUT', 'notification', ABORTED);

    await expect(apply('Create', properties())).rejects.toThrow('A conflicting conditional operation');

    expect(await bucket.policy()).toEqual(OTHERS_POLICY);
    expect(await bucket.notifications()).toEqual(OTHERS_NOTIFICATIONS);
    expect(complaints).toEqual([]);
  });
});

describe('notifications of others', () => {
  const refused = (arn: string) => ({
    status: 400,
    code: 'InvalidArgument',
    message: 'Unable to validate the following destination configurations',
    more: `<ArgumentName1>${arn}, null</ArgumentName1><ArgumentValue1>Not authorized to invoke</ArgumentValue1>`,
  });
  const target = OTHERS_NOTIFICATIONS.LambdaFunctionConfigurations![0].LambdaFunctionArn!;

  test('may go to targets that do not exist any more', async () => {
    await bucket.setUpByOthers();
    fault('PUT', 'notification', refused(target));

    await apply('Create', properties());

    expect(await bucket.loadedPrefixes()).toEqual(['AWSLogs/']);
  });

  test('are no excuse for a target of ours that takes nothing', async () => {
    for (let each = 0; each < 5; each++) fault('PUT', 'notification', refused(LOAD_QUEUE));

    await expect(apply('Create', properties())).rejects.toThrow('Unable to validate the following destination');
  });

  test('that go to our target already are enough', async () => {
    await bucket.putNotifications({ QueueConfigurations: [{ Id: 'by-hand', QueueArn: LOAD_QUEUE, Events: ['s3:ObjectCreated:*'] }] });
    const before = await bucket.notifications();

    await apply('Create', properties());
    expect(await bucket.notifications()).toEqual(before);

    await apply('Delete', properties());
    expect(await bucket.notifications()).toEqual(before);
  });

  test('of another attachment for the same keys are refused by their name', async () => {
    await apply('Create', properties(), { LogicalResourceId: 'Other' });

    await expect(apply('Create', properties({ prefixes: ['AWSLogs/1/'] }))).rejects.toThrow(/by the notification 'SiemOther[0-9a-f]{16}' of another LogSourceBucket/);
  });
});

describe('the switch for EventBridge', () => {
  test('is on as long as one attachment needs it', async () => {
    const other = { LogicalResourceId: 'Other' };
    await apply('Create', properties(EVENT_BRIDGE));
    await apply('Create', properties(EVENT_BRIDGE), other);
    expect(await switchedOn()).toBe(true);

    await apply('Delete', properties(EVENT_BRIDGE));
    expect(await switchedOn()).toBe(true);

    await apply('Delete', properties(EVENT_BRIDGE), other);
    expect(await switchedOn()).toBe(false);
    expect(await bucket.policy()).toBeUndefined();
  });

  test('stays on when somebody else had turned it on', async () => {
    await bucket.putNotifications({ EventBridgeConfiguration: {} });

    await apply('Create', properties(EVENT_BRIDGE));
    await apply('Delete', properties(EVENT_BRIDGE));

    expect(await switchedOn()).toBe(true);
  });

  test('goes with an update to another way, and comes with one to this', async () => {
    await apply('Create', properties(EVENT_BRIDGE));
    await apply('Update', properties());
    expect([await switchedOn(), await bucket.loadedPrefixes()]).toEqual([false, ['AWSLogs/']]);

    await apply('Update', properties(EVENT_BRIDGE));
    expect([await switchedOn(), await bucket.loadedPrefixes()]).toEqual([true, []]);
  });
});

describe('the key of a bucket', () => {
  const grantOf = (KeyArn: string, Grantee = GRANTEE) => ({ BucketName: 'trail', BucketOwner: '123456789012', KeyGrant: { KeyArn, Grantee } });

  test('is opened to the loader by one grant, however often that is asked for, and closed again', async () => {
    const key = await bucket.makeKey();
    await apply('Create', grantOf(key));
    await apply('Create', grantOf(key));
    expect(await bucket.grants(key)).toEqual([[GRANTEE, ['Decrypt']]]);

    await apply('Delete', grantOf(key));
    expect(await bucket.grants(key)).toEqual([]);
    expect(front.asked.slice(1)).toEqual([]);
  });

  test('is opened to another loader in the place of the one before', async () => {
    const key = await bucket.makeKey();
    await apply('Create', grantOf(key));
    await apply('Update', grantOf(key, `${GRANTEE}-2`));

    expect(await bucket.grants(key)).toEqual([[`${GRANTEE}-2`, ['Decrypt']]]);
  });

});

test('the physical id is the same for every update, and another one for another bucket, resource or stack', () => {
  const idOf = (more: object = {}, bucketName = 'trail') => resource.physicalId({
    StackId: 'stack', LogicalResourceId: 'Attachment', ResourceProperties: properties({ BucketName: bucketName }), ...more,
  } as never);

  expect(idOf({ RequestType: 'Update', RequestId: 'other' })).toBe(idOf());
  expect(new Set([idOf(), idOf({}, 'other'), idOf({ StackId: 'other' }), idOf({ LogicalResourceId: 'Other' })]).size).toBe(4);
});
