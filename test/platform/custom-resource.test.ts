import { CustomResource, handleCustomResource } from '../../src/platform/custom-resource';
import { CloudFormation } from '../support/aws/cloudformation';

let cloudFormation: CloudFormation;
beforeAll(async () => {
  cloudFormation = await CloudFormation.start();
});
afterAll(() => cloudFormation.stop());

const lines: unknown[] = [];
const log = { info: (...line: unknown[]) => lines.push(line), error: (...line: unknown[]) => lines.push(line) };
const ENOUGH = { getRemainingTimeInMillis: () => 60_000 };

async function answerOf(apply: CustomResource['apply'], request: object = {}, context = ENOUGH) {
  await handleCustomResource(cloudFormation.request(request), context, { physicalId: () => 'the-id', apply }, log);
  return cloudFormation.takeAnswer();
}

test('success is told with the attributes of the resource', async () => {
  expect(await answerOf(async () => ({ Endpoint: 'x' }))).toEqual({
    Status: 'SUCCESS',
    StackId: 'arn:aws:cloudformation:us-east-1:123456789012:stack/logs/1',
    RequestId: 'request',
    LogicalResourceId: 'Attachment',
    PhysicalResourceId: 'the-id',
    Data: { Endpoint: 'x' },
  });
});

test('the answer has no content type: the URL is signed for none', async () => {
  await answerOf(async () => {});

  expect(cloudFormation.headers['content-type']).toBeUndefined();
});

test('a failure is told with its reason, cut to what CloudFormation takes', async () => {
  const answer = await answerOf(async () => {
    throw new TypeError('x'.repeat(5000));
  });

  expect(answer.Status).toBe('FAILED');
  expect(answer.Reason).toMatch(/^TypeError: x+…$/);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(4096);
});

test('a reason in letters of several bytes is cut to what CloudFormation takes, too', async () => {
  const answer = await answerOf(async () => {
    throw new Error('"日本"\u0001'.repeat(1000));
  });

  expect(answer.Reason).toMatch(/^"日本"/);
  expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(4096);
});

test.each([[undefined, 'undefined'], [Object.create(null), '[Object: null prototype] {}'], ['text', "'text'"]])('%p that is thrown is told', async (thrown, Reason) => {
  expect(await answerOf(() => Promise.reject(thrown))).toMatchObject({ Status: 'FAILED', Reason });
});

test.each([
  ['Create', {}, 'request'],
  ['Update', { PhysicalResourceId: 'former' }, 'former'],
])('a resource whose name can not be told fails by %s, and is not waited for', async (RequestType, more, PhysicalResourceId) => {
  const physicalId = () => {
    throw new Error('no name');
  };
  await handleCustomResource(cloudFormation.request({ RequestType, ...more }), ENOUGH, { physicalId, apply: async () => {} }, log);

  expect(cloudFormation.takeAnswer()).toMatchObject({ Status: 'FAILED', Reason: 'no name', PhysicalResourceId });
});

test('what is deleted keeps the name that CloudFormation knows', async () => {
  expect(await answerOf(async () => {}, { RequestType: 'Delete', PhysicalResourceId: 'older' })).toMatchObject({ PhysicalResourceId: 'older' });
});

test('a resource that takes too long fails while there is time to say so', async () => {
  const answer = await answerOf(() => new Promise(() => {}), {}, { getRemainingTimeInMillis: () => 15_050 });

  expect(answer).toMatchObject({ Status: 'FAILED', Reason: 'there was not enough time' });
});

test('an answer that is not taken is given again', async () => {
  cloudFormation.refusals.push(503, 503);

  expect(await answerOf(async () => {})).toMatchObject({ Status: 'SUCCESS' });
});

test('an answer that nobody takes in time is given again', async () => {
  cloudFormation.silences = 1;

  expect(await answerOf(async () => {})).toMatchObject({ Status: 'SUCCESS' });
});

test('the URL of the answer, which is a secret, is in no line of the log', async () => {
  await answerOf(async () => {});

  expect(lines.length).toBeGreaterThan(0);
  expect(JSON.stringify(lines)).not.toContain('signature');
});
