import type { ObjectRef } from '../../../src/loader/types';
import { loadObject, ownFields } from '../load-object';
import type { LoadOptions } from '../load-object';

/** The records' own fields, or why the object was skipped. */
async function recordsOf(ini: string, object: string, options: LoadOptions = {}): Promise<unknown> {
  const { sources, result } = await loadObject(`cloud_provider =\n${ini}`, object, options);
  return result.kind === 'skipped' ? result.reason : sources.map(({ error, ...source }) => error?.message ?? ownFields(source));
}

const TEXT = 'file_format = text\nlog_pattern = (?P<a>\\w+) (?P<b>\\w+)\n';
const JSON_LOG = 'file_format = json\n';
const NO_MATCH = 'the line does not match log_pattern';

describe('s3_key_ignored', () => {
  it.each([
    ['digest', 't/1/digest.gz', 's3_key_ignored of log type t matches the key'], ['^digest', 't/1/digest.gz', [{ a: 1 }]], ['\\.(?:tmp|part)$$', 't/1.part', 's3_key_ignored of log type t matches the key'], ['Digest', 't/digest', [{ a: 1 }]],
    ['', 't/digest', [{ a: 1 }]],
  ])('%s: %s', async (pattern, key, outcome) => {
    expect(await recordsOf(`${JSON_LOG}s3_key_ignored = ${pattern}`, '{"a":1}', { ref: { key } })).toEqual(outcome);
  });
});

describe('log_pattern', () => {
  it.each<[string, string, unknown]>([
    ['(?P<a>\\w+) (?P<b>\\w+)', 'x y and more', { a: 'x', b: 'y' }], ['(?P<a>\\w+) (?P<b>\\w+)$$', 'x y and more', NO_MATCH], ['(?P<b>y)', 'x y and more', NO_MATCH], ['.*(?P<b>y)', 'x y and more', { b: 'y' }],
    ['(?P<a>\\w+)(?: (?P<b>\\d+))?', 'x y and more', { a: 'x' }], ['(?P<a-b>x)', 'x y and more', 'refused'], ['(\\w+) (?P<b>\\w+)', 'x y and more', { b: 'y' }], ['(?i)(?P<a>X)', 'x y and more', { a: 'x' }],
    ['(?P<a>x) (?P=a)', 'x x and more', { a: 'x' }], ['(?P<a>\\w{,2}) |(?P<b>x+)\\Z', 'xxx', { b: 'xxx' }], ['(?P<event>x) (?P<source>y)', 'x y and more', { source: 'y' }],
  ])('%s reads "%s"', async (pattern, line, fields) => {
    const loading = recordsOf(`file_format = text\nlog_pattern = ${pattern}`, `${line}\n`);
    if (fields === 'refused') await expect(loading).rejects.toThrow(/^user\.ini:\d+: \[t\] log_pattern: /);
    else expect(await loading).toEqual([fields]);
  });
});

describe('text_header_line_number', () => {
  it.each([[0, ['h', 'h', 'x', 'z']], [1, ['h', 'x', 'z']], [2, ['x', 'z']], [4, []], [9, []]])('%d: the first fields are %j', async (lines, first) => {
    const records = await recordsOf(`${TEXT}text_header_line_number = ${lines}`, 'h one\nh two\nx y\nz w\n') as { a: string }[];
    expect(records.map(({ a }) => a)).toEqual(first);
  });

  it('is about text alone', async () => {
    expect(await recordsOf(`${JSON_LOG}text_header_line_number = 1`, '{"a":1}\n{"a":2}\n')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await recordsOf('file_format = csv\ntext_header_line_number = 1', 'a b\n1 2\n3 4\n')).toEqual([{ a: '1', b: '2' }, { a: '3', b: '4' }]);
  });
});

describe('csv_delimiter', () => {
  it.each([['', 'a b\n1   2,3\n', { a: '1', b: '2,3' }], [',', 'a,b\n1, "2"\n', { a: '1', b: ' "2"' }], [';', 'a;b\n1;"2;3"\n', { a: '1', b: '2;3' }], ['\\t', 'a\tb\n1\t2 3\n', { a: '1', b: '2 3' }], ['|', 'a|b\n1|2\n', { a: '1', b: '2' }]])(
    '"%s" parts %j', async (delimiter, object, fields) => {
      expect(await recordsOf(`file_format = csv\ncsv_delimiter = ${delimiter}`, object)).toEqual([fields]);
    });
});

describe('json_delimiter', () => {
  it.each<[string, string, unknown[]]>([
    ['Records', '{"Records":[{"a":1},{"a":2}],"b":3}', [{ a: 1 }, { a: 2 }]], ['', '{"Records":[{"a":1}],"b":3}', [{ Records: [{ a: 1 }], b: 3 }]], ['records', '{"Records":[{"a":1}],"b":3}', []],
    ['Records', '{"Records":[]}{"Records":[{"a":1}]}', [{ a: 1 }]], ['a.b', '{"a":{"b":[{"c":1}]}}{"a.b":[{"c":2}]}', [{ c: 2 }]],
  ])('"%s" %s', async (delimiter, object, records) => {
    expect(await recordsOf(`${JSON_LOG}json_delimiter = ${delimiter}`, object)).toEqual(records);
  });
});

describe('multiline_firstline and xml_firstline', () => {
  const of = (lines: string): string => `file_format = multiline\nlog_pattern = (?P<all>[\\s\\S]*)\n${lines}`;

  it.each([['\\d+ ', ['1 a\n b', '2 c']], ['.*c$$', ['2 c']], ['\\d', ['1 a\n b', '2 c']]])('%s begins a record', async (first, all) => {
    const records = await recordsOf(of(`multiline_firstline = ${first}`), '1 a\n b\n2 c\n') as { all: string }[];
    expect(records.map((record) => record.all).slice(-all.length)).toEqual(all);
  });

  it('are two: XML has its own', async () => {
    const ini = 'file_format = xml\nmultiline_firstline = never\nxml_firstline = <r[ >]';
    expect(await recordsOf(ini, '<r a="1">\n<b>x</b>\n</r>\n<r a="2"/>\n')).toEqual([{ r: { '@a': '1', 'b': 'x' } }, { r: { '@a': '2' } }]);
  });
});

describe('via_cwl and via_firelens', () => {
  const logs = { messageType: 'DATA_MESSAGE', owner: '111122223333', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1, message: '{"a":1}' }] };
  const line = (source: string): string => `${JSON.stringify({ container_name: 'n', source, log: '{"a":1}' })}\n`;
  const EVENT = { 'a': 1, '@log_group': 'g', '@log_stream': 's' };
  const CONTAINER = { a: 1, container_name: 'n', container_source: 'stdout', container: { name: 'n' } };

  it.each<[string, string, unknown]>([
    ['via_cwl = yes', JSON.stringify(logs), [EVENT]], ['via_cwl = True\nvia_firelens = True', JSON.stringify(logs), [EVENT]], ['via_cwl = 0', JSON.stringify(logs), [logs]],
    ['via_firelens = on', line('stdout'), [expect.objectContaining(CONTAINER)]], ['via_firelens = off', line('stdout'), [{ container_name: 'n', source: 'stdout', log: '{"a":1}' }]],
    ['via_firelens = on', line('stderr'), []], ['via_firelens = on\nignore_container_stderr = False', line('stderr'), [expect.objectContaining({ ...CONTAINER, container_source: 'stderr' })]],
    ['ignore_container_stderr = True', line('stderr'), [{ container_name: 'n', source: 'stderr', log: '{"a":1}' }]],
  ])('%j', async (ini, object, records) => {
    expect(await recordsOf(`${JSON_LOG}${ini}`, object)).toEqual(records);
  });

  it.each(['csv', 'parquet'])('messages are no place for %s: the object fails, and says why', async (format) => {
    await expect(recordsOf(`file_format = ${format}\nvia_cwl = True`, JSON.stringify(logs))).rejects.toMatchObject({ name: 'ObjectError', code: 'format', message: expect.stringContaining(format) });
  });
});

describe('max_log_count', () => {
  it.each([[2, 3], [3, undefined], [100000, undefined]])('%d: the rest begins at %p', async (count, next) => {
    const sent: ObjectRef[] = [];
    const { sources } = await loadObject(`${JSON_LOG}max_log_count = ${count}`, '{"a":1}\n{"a":2}\n{"a":3}\n', { pipeline: { sendRemainder: async (piece) => void sent.push(piece) } });
    expect([sources.length, sent[0]?.startNumber]).toEqual([Math.min(count, 3), next]);
  });
});

test('settings without effect on objects are taken as they come', async () => {
  expect(await recordsOf(`${JSON_LOG}loggroup = /aws/x\nignore_header_line_number = 1\nbump_version = 9.9`, '{"a":1}\n{"a":2}\n')).toEqual([{ a: 1 }, { a: 2 }]);
});
