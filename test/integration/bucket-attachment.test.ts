import { AttachedBucket, OTHERS_NOTIFICATIONS, OTHERS_POLICY, properties } from '../support/aws/attached-bucket';
import { CloudFormation, ResourceAnswer } from '../support/aws/cloudformation';
import { Moto } from '../support/aws/moto';
import { S3Front } from '../support/aws/s3-front';
import { runBundle } from '../support/functions/run-bundle';

// the first time a virtual environment is installed
jest.setTimeout(5 * 60_000);

let moto: Moto;
let front: S3Front;
let cloudFormation: CloudFormation;
let bucket: AttachedBucket;

beforeAll(async () => {
  [moto, cloudFormation] = await Promise.all([Moto.start(), CloudFormation.start()]);
});
afterAll(() => Promise.all([moto?.stop(), cloudFormation?.stop()]));

beforeEach(async () => {
  await moto.reset();
  front = await S3Front.start(moto.url);
  bucket = await AttachedBucket.make(moto, front);
  await bucket.setUpByOthers();
});
afterEach(() => front.stop());

/** What CloudFormation asks for, and what the bundled function answers. */
async function ask(request: object): Promise<ResourceAnswer> {
  await runBundle('bucket-attachment', cloudFormation.request(request), { ...moto.environment(), AWS_ENDPOINT_URL_S3: front.url });
  return cloudFormation.takeAnswer();
}

async function expectOthersUntouched(): Promise<void> {
  const { Statement, ...rest } = await bucket.policy();
  expect({ ...rest, Statement: Statement.slice(0, 2) }).toEqual(OTHERS_POLICY);
  const { QueueConfigurations, ...others } = await bucket.notifications();
  expect({ ...others, QueueConfigurations: QueueConfigurations!.slice(0, 1) }).toEqual(OTHERS_NOTIFICATIONS);
}

async function expectOnlyOthers(): Promise<void> {
  expect(await bucket.policy()).toEqual(OTHERS_POLICY);
  expect(await bucket.notifications()).toEqual(OTHERS_NOTIFICATIONS);
}

test('what others set up for a bucket stays through creation, update and deletion, and is all that is left', async () => {
  const created = await ask({ ResourceProperties: properties() });
  expect(created).toMatchObject({ Status: 'SUCCESS', RequestId: 'request', LogicalResourceId: 'Attachment' });
  await expectOthersUntouched();
  expect(await bucket.loadedPrefixes()).toEqual(['AWSLogs/']);
  expect((await bucket.policy()).Statement[2]).toMatchObject({ Sid: expect.stringMatching(/^SiemAttachment/), Resource: ['arn:aws:s3:::trail/AWSLogs/*'] });

  const { PhysicalResourceId } = created;
  const update = { RequestType: 'Update', PhysicalResourceId, OldResourceProperties: properties() };
  const updated = await ask({ ...update, ResourceProperties: properties({ prefixes: ['vpc/', 'waf/'] }) });
  expect(updated).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
  await expectOthersUntouched();
  expect(await bucket.loadedPrefixes()).toEqual(['vpc/', 'waf/']);
  expect((await bucket.policy()).Statement).toHaveLength(3);

  const deleted = await ask({ RequestType: 'Delete', PhysicalResourceId, ResourceProperties: properties({ prefixes: ['vpc/', 'waf/'] }) });
  expect(deleted).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId });
  await expectOnlyOthers();
});

test('what others change meanwhile stays, too', async () => {
  const { PhysicalResourceId } = await ask({ ResourceProperties: properties() });
  const now = await bucket.policy();
  const added = { Sid: 'Later', Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 's3:GetBucketAcl', Resource: 'arn:aws:s3:::trail' };
  await bucket.putPolicy({ ...now, Statement: [added, ...now.Statement.slice(1)] });
  const { TopicConfigurations, ...kept } = await bucket.notifications();
  await bucket.putNotifications(kept);

  await ask({ RequestType: 'Delete', PhysicalResourceId, ResourceProperties: properties() });

  expect(await bucket.policy()).toEqual({ ...OTHERS_POLICY, Statement: [added, OTHERS_POLICY.Statement[1]] });
  expect(await bucket.notifications()).toEqual({ ...OTHERS_NOTIFICATIONS, TopicConfigurations: undefined });
});

test('two attachments of one bucket know nothing of each other', async () => {
  const [first, second] = [{ LogicalResourceId: 'First' }, { LogicalResourceId: 'Second' }];
  const { PhysicalResourceId } = await ask({ ...first, ResourceProperties: properties({ prefixes: ['vpc/'] }) });
  await ask({ ...second, ResourceProperties: properties({ prefixes: ['waf/'] }) });
  expect(await bucket.loadedPrefixes()).toEqual(['vpc/', 'waf/']);
  expect(await bucket.sids()).toEqual(['OnlyTls', expect.stringMatching(/^SiemFirst/), expect.stringMatching(/^SiemSecond/)]);

  await ask({ ...first, RequestType: 'Delete', PhysicalResourceId, ResourceProperties: properties({ prefixes: ['vpc/'] }) });

  expect(await bucket.loadedPrefixes()).toEqual(['waf/']);
  expect(await bucket.sids()).toEqual(['OnlyTls', expect.stringMatching(/^SiemSecond/)]);
  await expectOthersUntouched();
});

test('a creation that fails half-way takes back what it did, and the deletion that follows finds nothing to do', async () => {
  const overlapping = properties({ prefixes: ['vpc/', 'images/2026/'] });
  const failed = await ask({ ResourceProperties: overlapping });

  expect(failed.Status).toBe('FAILED');
  expect(failed.Reason).toMatch(/'images\/2026\/' .* to arn:aws:lambda:us-east-1:123456789012:function:thumbnails already, by the notification 'thumbnails'/);
  expect(front.asked).toContain('PUT policy');
  await expectOnlyOthers();

  front.asked.length = 0;
  const deleted = await ask({ RequestType: 'Delete', PhysicalResourceId: failed.PhysicalResourceId, ResourceProperties: overlapping });
  expect(deleted.Status).toBe('SUCCESS');
  expect(front.asked.filter((asked) => !asked.startsWith('GET'))).toEqual([]);
  await expectOnlyOthers();
});

test('the deletion of a resource that was never made removes nothing of others', async () => {
  const deleted = await ask({ RequestType: 'Delete', PhysicalResourceId: 'never-made', ResourceProperties: properties() });

  expect(deleted).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'never-made' });
  await expectOnlyOthers();
});

test('the log of the function does not tell where CloudFormation takes answers', async () => {
  const { lines } = await runBundle('bucket-attachment', cloudFormation.request({ ResourceProperties: properties() }),
    { ...moto.environment(), AWS_ENDPOINT_URL_S3: front.url });

  expect(cloudFormation.takeAnswer().Status).toBe('SUCCESS');
  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toContain('signature');
});
