import { receive } from '../../../src/loader/source/s3-notification';

const s3Record = (key: string, size?: number) => ({ eventSource: 'aws:s3', eventName: 'ObjectCreated:Put', s3: { bucket: { name: 'logs' }, object: { key, size } } });
const eventBridge = (key: string) => ({ 'version': '0', 'source': 'aws.s3', 'detail-type': 'Object Created', 'detail': { bucket: { name: 'logs' }, object: { key, size: 7 } } });
const sqs = (...bodies: unknown[]) => ({
  Records: bodies.map((body, i) => ({ eventSource: 'aws:sqs', messageId: `m${i}`, body: typeof body === 'string' ? body : JSON.stringify(body) })),
});
const sns = (message: unknown) => ({ Type: 'Notification', TopicArn: 'arn:aws:sns:::t', Message: JSON.stringify(message) });

/** Keys by message. */
function keysOf(event: unknown): (string | string[])[][] {
  return receive(event).map(({ messageId, objects }) => [messageId ?? 'no message', objects.map(({ key }) => key)]);
}

describe('the objects that an event names', () => {
  it('are those of S3 notifications', () => {
    expect(receive({ Records: [s3Record('a/b', 12), s3Record('c')] })).toMatchObject([{ objects: [{ bucket: 'logs', key: 'a/b', size: 12 }, { bucket: 'logs', key: 'c', size: 0 }] }]);
  });

  it('are those of S3 notifications in SQS, message by message', () => {
    expect(keysOf(sqs({ Records: [s3Record('a'), s3Record('b')] }, { Records: [s3Record('c')] }))).toEqual([['m0', ['a', 'b']], ['m1', ['c']]]);
  });

  it('are that of an EventBridge event, itself or in SQS', () => {
    expect(receive(eventBridge('a'))).toMatchObject([{ objects: [{ bucket: 'logs', key: 'a', size: 7 }] }]);
    expect(keysOf(sqs(eventBridge('a')))).toEqual([['m0', ['a']]]);
  });

  it('are those of SNS notifications, of Lambda and in SQS', () => {
    expect(keysOf({ Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify({ Records: [s3Record('a')] }) } }] })).toEqual([['no message', ['a']]]);
    expect(keysOf(sqs(sns({ Records: [s3Record('a')] }), sns(eventBridge('b'))))).toEqual([['m0', ['a']], ['m1', ['b']]]);
  });

  it('are those of records without source, as of local runs', () => {
    expect(keysOf({ Records: [{ s3: { bucket: { name: 'logs' }, object: { key: 'a' } } }] })).toEqual([['no message', ['a']]]);
  });

  it('are pieces when a message of the loader says so', () => {
    const piece = (siem: object) => ({ siem, s3: { bucket: { name: 'logs' }, object: { key: 'a+b%20c%' } } });
    // eslint-disable-next-line @stylistic/max-len
    expect(receive(sqs(piece({ start_number: 11, end_number: 20 }), piece({ start_number: 21 }), piece({ start_number: 0, end_number: 0 })))).toMatchObject([
      { objects: [{ key: 'a+b%20c%', startNumber: 11, endNumber: 20 }] }, { objects: [{ key: 'a+b%20c%', startNumber: 21 }] }, { objects: [{ key: 'a+b%20c%' }] },
    ]);
    expect(receive(sqs(piece({ start_number: 21 })))[0].objects[0]).not.toHaveProperty('endNumber');
  });

  it('are those of messages that went through a dead letter queue', () => {
    const replay = sqs({ Records: [s3Record('a')] });
    Object.assign(replay.Records[0], { messageAttributes: { ErrorCode: { stringValue: '200', dataType: 'Number' } } });
    expect(keysOf(replay)).toEqual([['m0', ['a']]]);
    // a failed asynchronous invocation: the body is the event that Lambda got
    expect(keysOf(sqs(sqs({ Records: [s3Record('b')] })))).toEqual([['m0', ['b']]]);
  });
});

describe('a key', () => {
  it.each([
    ['a+b', 'a b'], ['a%2Bb', 'a+b'], ['%E6%BC%A2%E5%AD%97+%F0%9F%98%80', '漢字 😀'], ['a%25b', 'a%b'], ['a/b%3D1/c', 'a/b=1/c'],
  ])('%j of an S3 notification is decoded to %j', (key, decoded) => {
    expect(receive({ Records: [s3Record(key)] })[0].objects[0].key).toBe(decoded);
  });

  it.each(['100%', 'a%zz', '%ff', 'a+100%'])('%j of an S3 notification that is not encoded is left as it is', (key) => {
    expect(receive({ Records: [s3Record(key)] })[0].objects[0].key).toBe(key);
  });

  it.each<[string, string | undefined]>([['a+b', 'a b'], ['a%2Bb', 'a+b'], ['100%', undefined], ['a/b=1', undefined]])('%j of an EventBridge event is left as it is; decoded it may be %j', (key, decodedKey) => {
    expect(receive(eventBridge(key))[0].objects).toEqual([{ bucket: 'logs', key, size: 7, decodedKey }]);
    expect(receive(sqs(eventBridge(key)))[0].objects).toEqual([{ bucket: 'logs', key, size: 7, decodedKey }]);
  });
});

describe('a message', () => {
  it.each(['', 'no JSON', '17', 'null', '{"Records":[{"s3":{"bucket":{"name":"logs"},"object":{}}}]}', '{"Records":[{"s3":{"object":{"key":"k"}}}]}', '{"Records":[17]}',
    '{"Type":"Notification","Message":"no JSON"}', '{"s3":null}', '{"source":"aws.s3","detail":null}'])('that is %j fails alone', (body) => {
    const [bad, good] = receive(sqs(body, { Records: [s3Record('a')] }));
    expect(bad).toMatchObject({ messageId: 'm0', objects: [], problems: [expect.stringContaining('m0')] });
    expect(good).toMatchObject({ messageId: 'm1', objects: [{ key: 'a' }], problems: [] });
  });

  it('has all objects that its good records name', () => {
    const records = [s3Record('a'), 17, { eventSource: 'aws:s3', s3: { bucket: { name: 'logs' } } }, s3Record('b')];
    for (const event of [sqs({ Records: records }), sqs(sns({ Records: records })), { Records: records }]) {
      const [{ objects, problems }] = receive(event);
      expect(objects.map(({ key }) => key)).toEqual(['a', 'b']);
      expect(problems).toEqual([expect.stringContaining('record 2 of'), expect.stringContaining('record 3 of')]);
    }
  });

  it.each([
    ['S3 sends for a test', { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'logs' }],
    ['says that an object was tagged by another service', { source: 'aws.ec2', detail: { state: 'running' } }],
    ['has no records', { Records: [] }],
    ['is about an object that was removed', { Records: [{ ...s3Record('a'), eventName: 'ObjectRemoved:Delete' }] }],
  ])('that %s names no object and does not fail', (_, body) => {
    for (const event of [sqs(body), sqs(sns(body)), body]) expect(receive(event)).toMatchObject([{ objects: [], problems: [], skipped: [] }]);
  });

  it.each([
    ['is of something else', { anything: 'else' }], ['confirms a subscription', { Type: 'SubscriptionConfirmation', Message: 'visit this' }],
    ['has a record of something else', { Records: [{ anything: 'else' }] }],
    ['names an empty bucket', { Records: [{ s3: { bucket: { name: '' }, object: { key: 'k' } } }] }], ['names an empty key', { Records: [s3Record('')] }],
  ])('that %s is skipped, and the log is told', (_, body) => {
    for (const event of [sqs(body), body]) expect(receive(event)).toMatchObject([{ objects: [], problems: [], skipped: [expect.any(String)] }]);
  });

  it.each([
    ['of S3', { ...s3Record('a'), eventName: 'ObjectRemoved:Delete' }, 'ObjectRemoved:Delete of logs a'],
    ['of EventBridge', { 'source': 'aws.s3', 'detail-type': 'Object Deleted', 'detail': { bucket: { name: 'logs' }, object: { key: 'a' } } }, 'Object Deleted of logs a'],
    ['of another service', { 'source': 'aws.ec2', 'detail-type': 'x', 'detail': {} }, 'of aws.ec2'],
  ])('says what an event %s was about that is not loaded', (_, record, kind) => {
    expect(receive({ Records: [record] })).toMatchObject([{ objects: [], problems: [], skipped: [], passedOver: [`record 1 of the event is an event ${kind}: only created objects are loaded`] }]);
  });

  it.each(['Object Deleted', 'Object Tags Added'])('of EventBridge about "%s" names no object', (kind) => {
    expect(receive({ ...eventBridge('a'), 'detail-type': kind })).toMatchObject([{ objects: [], problems: [], skipped: [] }]);
  });
});
