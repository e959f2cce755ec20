import { parseDamaged } from '../../../src/loader/decode/damage';
import { decode } from '../../../src/loader/decode/decode';
import type { RawRecord } from '../../../src/loader/types';
import { catalogueOf, chunked, loadObject } from '../load-object';

/** Bytes that are no UTF-8, for each `¿` in the text. */
function broken(text: string): Buffer {
  return Buffer.from(text, 'utf8').toString('latin1').split('\u00c2\u00bf').map((part) => Buffer.from(part, 'latin1'))
    .reduce((whole, part) => Buffer.concat([whole, Buffer.from([0xe9, 0xff]), part]));
}

/** The records' texts, and which of them lack bytes. */
async function damagedIn(ini: string, text: string, chunk: number): Promise<[string, boolean][]> {
  const batches: RawRecord[][] = [];
  for await (const batch of decode({ content: 'text', bytes: chunked(broken(text), chunk) }, catalogueOf(ini).plan('t'))) batches.push(batch);
  return batches.flat().map((record) => [record.message, record.flaw !== undefined]);
}

const envelope = (...messages: string[]): string => JSON.stringify({
  messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g¿', logStream: 's', logEvents: messages.map((message, i) => ({ id: `${i}`, timestamp: 1, message })),
});
const LINES = 'file_format = text\nlog_pattern = ^(?P<a>\\S+)(?P<b>.*)';

describe('bytes that are no UTF-8', () => {
  it.each([
    ['lines of text', LINES, 'a\n¿b\nc¿¿\nd\ne', [['a', false], ['b', true], ['c', true], ['d', false], ['e', false]]],
    ['rows', 'file_format = csv\ncsv_delimiter = ,', 'x,y¿\n1,2\n"a\n¿b",c\n3,4\n"5¿', [['"1","2"', false], ['"a\nb","c"', true], ['"3","4"', false], ['"5', true]]],
    ['records of several lines', 'file_format = multiline\nmultiline_firstline = ^x\nlog_pattern = ^(?P<a>x)', '¿old\nx\n1\n¿x\n2¿\nx\n3\n¿\n', [['old', true], ['x\n1', false], ['x\n2', true], ['x\n3', true]]],
    ['Windows events', 'file_format = winevtxml', '<Event xmlns="x¿"/>\n<Event xmlns="y"/>\n', [['<Event xmlns="x"/>\n', true], ['<Event xmlns="y"/>\n', false]]],
    ['JSON values', 'file_format = json', '{"a":1}\n{"a¿":"b"}¿{"c":"¿"} {"d":1}¿', [['{"a":1}', false], ['{"a":"b"}', true], ['{"c":""}', true], ['{"d":1}', false]]],
    ['JSON values in a list', 'file_format = json\njson_delimiter = R', '{"x":"¿","R":[{"a":"1"},{"a":"¿2"}]¿}', [['{"a":"1"}', false], ['{"a":"2"}', true]]],
    ['messages of CloudWatch Logs', `${LINES}\nvia_cwl = True`, envelope('a', 'b¿', '¿c d\\n¿', 'e'), [['a', false], ['b', true], ['c d\\n', true], ['e', false]]],
    ['logs of containers', `${LINES}\nvia_firelens = True`, '{"log":"a"}\n{"log":"b¿"}\n{"log":"c","x":"¿"}\n', [['a', false], ['b', true], ['c', true]]],
  ])('are told by the records that lack them: %s', async (_, ini, text, expected) => {
    for (const chunk of [1, 2, 3, 5, 8, 1000]) {
      expect(await damagedIn(ini, text, chunk)).toEqual(expected);
    }
  });

  it('change nothing of a document but that they are not in it', async () => {
    const { sources, documents } = await loadObject('file_format = json\ndoc_id = id\ntimestamp_key = t', broken('{"t":"2025-01-02T03:04:05Z","id":"¿7","tags":["mine"]}\n'));
    expect(documents.map((document) => document.id)).toEqual(['7']);
    expect(sources[0]).toMatchObject({ '@timestamp': '2025-01-02T03:04:05+00:00', 'tags': ['mine'] });
    expect(sources[0]).not.toHaveProperty('error');
  });

  it('are told to the log with the first record that lacks some', async () => {
    const { result } = await loadObject(LINES, broken('a\nb¿'));
    expect(result).toMatchObject({ account: { read: 2, errors: 0 } });
    expect(result.kind === 'loaded' && [...result.account.samples]).toEqual([
      ['bad-encoding', { error: expect.objectContaining({ message: 'bytes that are no UTF-8 were left out' }), text: 'b' }],
    ]);
  });

  it('take a time that grows with their number only', async () => {
    for (const ini of [LINES, 'file_format = json', 'file_format = csv\ncsv_delimiter = ,', 'file_format = xml\nxml_firstline = ^<', 'file_format = json\njson_delimiter = R']) {
      const object = Buffer.concat([Buffer.from('{"R":[{"a":"1"}],"a":"'), Buffer.from('a\xff'.repeat(400_000), 'latin1'), Buffer.from('"}\n{"a":"b"}\n')]);
      const { sources } = await loadObject(ini, object, { chunk: 65_536 });
      expect(sources.length).toBeGreaterThan(0);
    }
  });
});

it('bytes that are missing in the name of a member do not change the name', async () => {
  const { sources } = await loadObject(`${LINES}\nvia_cwl = True`, broken(envelope('a', 'b').replace('"message"', '"mess¿age"').replace('"owner"', '"own¿er"')));
  expect(sources.map((source) => [source['@message'], source.cloud.account.id])).toEqual([['a', '1'], ['b', '1']]);
});

it.each(['file_format = json', LINES, 'file_format = csv', 'file_format = json\nvia_cwl = True'])('an object of nothing but NUL bytes fails: %j', async (ini) => {
  await expect(loadObject(ini, '\0'.repeat(5000), { chunk: 1000 })).rejects.toMatchObject({ name: 'ObjectError', code: 'binary' });
  await expect(loadObject(ini, '', { chunk: 1000 })).resolves.toMatchObject({ result: { kind: 'loaded' } });
});

it('NUL bytes before and behind text are no reason to fail', async () => {
  const { sources } = await loadObject('file_format = json', `${'\0'.repeat(3000)}{"a":1}\n${'\0'.repeat(3000)}`, { chunk: 1000 });
  expect(sources).toMatchObject([{ a: 1 }]);
});

it('bytes that are missing outside of strings are nobody\'s', () => {
  expect(parseDamaged('{"message":"ab"}', [13])).toEqual({ value: { message: 'a\ufdd0b' }, mark: '\ufdd0' });
  expect(parseDamaged('{"message":"\ufdd0"}', [12])?.mark).toBe('\ufdd1');
  expect(parseDamaged('{"message":1}', [1, 12])).toBeUndefined();
});
