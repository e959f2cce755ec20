import { loadObject, ownFields } from '../../load-object';

const JSON_LOG = 'file_format = json\nvia_cwl = True';
const TEXT_LOG = 'file_format = text\nvia_cwl = True\nlog_pattern = ^(?P<a>\\S+) (?P<b>.*)';

function envelope(messages: string[], more: object = {}): string {
  return JSON.stringify({
    messageType: 'DATA_MESSAGE',
    owner: '111122223333',
    logGroup: '/aws/x',
    logStream: 's-1',
    subscriptionFilters: ['f'],
    logEvents: messages.map((message, i) => ({ id: `id-${i}`, timestamp: 1735787045000 + i, message })),
    ...more,
  });
}

describe('the data of a CloudWatch Logs subscription', () => {
  it.each(['', '\n', ' '])('gives the log events of all its messages, parted by %j', async (between) => {
    const { sources } = await loadObject(JSON_LOG, [envelope(['{"a":1}', '{"a":2}']), envelope(['{"a":3}'])].join(between));
    expect(sources.map(ownFields)).toEqual([1, 2, 3].map((a) => ({ a, '@log_group': '/aws/x', '@log_stream': 's-1' })));
    expect(sources.map((source) => source['@message'])).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
  });

  it('tells account, log group, stream and time of each event', async () => {
    const { sources } = await loadObject(`${TEXT_LOG}\ntimestamp_key = cwl_timestamp\ntimestamp_format = epoch`, envelope(['x y z']));
    expect(sources).toMatchObject([{ 'a': 'x', 'b': 'y z', '@log_group': '/aws/x', '@log_stream': 's-1', '@timestamp': '2025-01-02T03:04:05+00:00', 'cloud': { account: { id: '111122223333' } } }]);
  });

  it('takes only texts for what it says of its events', async () => {
    const { sources } = await loadObject(TEXT_LOG, envelope(['x y'], { owner: 111122223333, logGroup: { a: 1 }, logStream: ['s'] }));
    expect(sources).toMatchObject([{ a: 'x', cloud: { account: { id: '111122223333' } } }]);
    expect(Object.keys(sources[0])).not.toEqual(expect.arrayContaining([expect.stringMatching(/^@log_(group|stream)$/)]));
  });

  it('makes equal messages distinct by the ids of their events', async () => {
    const { documents } = await loadObject(TEXT_LOG, envelope(['x y', 'x y']));
    expect(documents[0].id).not.toBe(documents[1].id);
  });

  it('has no records in control messages', async () => {
    const { result } = await loadObject(JSON_LOG, `${envelope(['CWL CONTROL MESSAGE: x'], { messageType: 'CONTROL_MESSAGE' })}`);
    expect(result).toMatchObject({ kind: 'loaded', account: { read: 0 } });
  });

  it('may have other values and messages without events between its messages', async () => {
    const between = `1 "x" null\n[1, {}]\n[] ${envelope([], { logEvents: undefined })} ${envelope([], { logEvents: null })} true`;
    const { sources, result } = await loadObject(JSON_LOG, `${envelope(['{"a":1}'])} ${between} ${envelope(['{"a":2}'])} 5`);
    expect(sources.map(({ a }) => a)).toEqual([1, 2]);
    expect(result).toMatchObject({ account: { read: 2, errors: 0 } });
  });

  it('mends backslashes that begin no escape', async () => {
    const { sources } = await loadObject(JSON_LOG, envelope(['{"path":"C:\\Windows\\System32","n":"\\n"}']));
    expect(sources).toMatchObject([{ path: 'C:\\Windows\\System32', n: '\n' }]);
  });

  it('mends control characters along with such backslashes, and reads what Python writes for no numbers', async () => {
    const { sources } = await loadObject(JSON_LOG, envelope(['{"path":"C:\\Windows","t":"a\tb\u0001", "n":\t1}', '{"a":NaN,"b":[-Infinity],"c":"NaN"}', '\ufeff{"a":1}', '{"a":"\t"}']));
    expect(sources.map(ownFields)).toMatchObject([{ path: 'C:\\Windows', t: 'a\tb\u0001', n: 1 }, { b: [null], c: 'NaN' }, { a: 1 }, { error: { message: expect.stringContaining('Invalid control') } }]);
  });

  it('keeps messages that are no JSON objects, with the reason', async () => {
    const { sources, result } = await loadObject(JSON_LOG, envelope(['plain text', '{"a":1}', '[1]', '{"a":', '']));
    expect(sources.map((source) => source.error?.message.slice(0, 18))).toEqual(['invalid json file:', undefined, 'invalid json file:', 'invalid json file:', 'invalid json file:']);
    expect(sources.map((source) => source['@message'])).toEqual(['plain text', '{"a":1}', '[1]', '{"a":', undefined]);
    expect(result).toMatchObject({ account: { read: 5, indexed: 5 } });
  });

  it('keeps lines that the pattern does not match', async () => {
    const { sources } = await loadObject(TEXT_LOG, envelope(['x y', 'odd']));
    expect(sources[1]).toMatchObject({ '@message': 'odd', 'error': { type: 'no-match' }, '@log_group': '/aws/x' });
  });

  it.each([['no JSON at all', 'plain text that is no JSON\n'], ['a message of unknown type', '{"logEvents":[{"message":"x"}]}'], ['a value without events', '{"a":1}'], ['numbers', '2025 6 15\n2025 6 16\n'], ['a list of texts', '["a","b"]'],
    ['events that are no list', envelope([], { logEvents: { message: 'x' } })]])('fails the object when it is %s', async (_, object) => {
    await expect(loadObject(JSON_LOG, object)).rejects.toMatchObject({ name: 'ObjectError' });
  });

  it('is no place for tables', async () => {
    await expect(loadObject('file_format = csv\nvia_cwl = True', envelope(['a b']))).rejects.toMatchObject({ name: 'ObjectError', code: 'format' });
  });
});
