import { rewritten, rowsOf, writtenFile } from './parquet-files';
import type { Value } from '../../../../../src/loader/types';
import { loadObject } from '../../../load-object';

type Schema = Parameters<typeof writtenFile>[0]['schema'];

/** What is read in columns of these types. */
async function read(columns: { readonly name: string; readonly data: Value[] }[], schema?: Schema): Promise<{ message: string; raw: Value }[]> {
  const root = { name: 'root', num_children: columns.length };
  const file = writtenFile({ columnData: columns, schema: schema === undefined ? undefined : [root, ...schema] });
  return (await rowsOf(file)).map(({ message, raw }) => ({ message, raw }));
}

describe('a column', () => {
  it('of bytes without a type is text when it is UTF-8, else base64', async () => {
    const data = [Buffer.from('é'), Buffer.from([0xff, 0xfe]), Buffer.from('a\ufffdb')];
    const rows = await read([{ name: 'a', data }], [{ name: 'a', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' }]);
    expect(rows.map(({ raw }) => raw)).toEqual([{ a: 'é' }, { a: '//4=' }, { a: 'a\ufffdb' }]);
  });

  it('of text with bytes that are no UTF-8 keeps the rest of it', async () => {
    const [{ raw }] = await read([{ name: 'a', data: [Buffer.from([0x61, 0xff, 0x62])] }], [{ name: 'a', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' }]);
    expect(raw).toEqual({ a: 'a\ufffdb' });
  });

  it('of JSON is its text, whatever is in it', async () => {
    const file = writtenFile({ columnData: [{ name: 'a', data: ['{"n":12345678901234567890}', 'no JSON'], type: 'STRING' }] });
    for (const type of [{ converted_type: 'JSON' }, { converted_type: undefined, logical_type: { type: 'JSON' } }] as const) {
      const rows = await rowsOf(rewritten(file, { metadata: ({ schema }) => Object.assign(schema[1], type) }));
      expect(rows.map(({ raw }) => raw.a)).toEqual(['{"n":12345678901234567890}', 'no JSON']);
    }
  });

  it('of UUIDs is their text', async () => {
    const file = writtenFile({ columnData: [{ name: 'a', data: ['00112233-4455-6677-8899-aabbccddeeff'], type: 'UUID' }] });
    expect((await rowsOf(file))[0].raw).toEqual({ a: '00112233-4455-6677-8899-aabbccddeeff' });
  });

  it('may have any name, none becomes the prototype of a row', async () => {
    const columns = ['__proto__', 'constructor', '10', '2', 'a.b', ''].map((name) => ({ name, data: [`of ${name}`], type: 'STRING' as const }));
    const [{ message, raw }] = await rowsOf(writtenFile({ columnData: columns }));
    expect(message).toBe("{'__proto___': 'of __proto__', 'constructor': 'of constructor', '10': 'of 10', '2': 'of 2', 'a.b': 'of a.b', '': 'of '}");
    expect(Object.getPrototypeOf(raw)).toBe(Object.prototype);
    expect(raw).toMatchObject({ '__proto___': 'of __proto__', '10': 'of 10', 'a.b': 'of a.b' });
  });

  // what old writers make has the same pages, and another schema
  it.each<[string, 'OPTIONAL' | 'REQUIRED', Schema, string[]]>([
    ['repeated values', 'REQUIRED', [{ name: 'a', type: 'INT32', repetition_type: 'REPEATED' }], ['a']],
    ['lists in two levels', 'OPTIONAL', [
      { name: 'a', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' }, { name: 'array', type: 'INT32', repetition_type: 'REPEATED' },
    ], ['a', 'array']],
    ['lists with a new type only', 'OPTIONAL', [
      { name: 'a', repetition_type: 'OPTIONAL', num_children: 1, logical_type: { type: 'LIST' } },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 }, { name: 'element', type: 'INT32', repetition_type: 'REQUIRED' },
    ], ['a', 'list', 'element']],
  ])('of %s is of lists', async (_, repetition, schema, path) => {
    const file = writtenFile({
      columnData: [{ name: 'a', data: [[1, 2], [], [3]] }],
      schema: [
        { name: 'root', num_children: 1 }, { name: 'a', repetition_type: repetition, num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 }, { name: 'element', type: 'INT32', repetition_type: 'REQUIRED' },
      ],
    });
    const changed = rewritten(file, {
      metadata: (metadata) => {
        metadata.schema.splice(1, 3, ...schema!);
        metadata.row_groups[0].columns[0].meta_data!.path_in_schema = path;
      },
    });
    const messages = (await rowsOf(changed)).map(({ message }) => message);
    // in two levels, hyparquet does not know an empty list from none
    expect(messages).toEqual(["{'a': [1, 2]}", path.length === 3 ? "{'a': []}" : '{}', "{'a': [3]}"]);
  });

  it('of lists in two levels may be of objects', async () => {
    const file = writtenFile({
      columnData: [{ name: 'a', data: [[{ x: 1, y: null }, { x: 2, y: 3 }], [], null] }],
      schema: [
        { name: 'root', num_children: 1 }, { name: 'a', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 }, { name: 'element', repetition_type: 'REQUIRED', num_children: 2 },
        { name: 'x', type: 'INT32', repetition_type: 'OPTIONAL' }, { name: 'y', type: 'INT32', repetition_type: 'OPTIONAL' },
      ],
    });
    const changed = rewritten(file, {
      metadata: (metadata) => {
        metadata.schema.splice(2, 2, { name: 'array', repetition_type: 'REPEATED', num_children: 2 });
        for (const { meta_data: meta } of metadata.row_groups[0].columns) meta!.path_in_schema.splice(1, 2, 'array');
      },
    });
    const messages = ["{'a': [{'x': 1, 'y': None}, {'x': 2, 'y': 3}]}", "{'a': []}", '{}'];
    for (const object of [file, changed]) expect((await rowsOf(object)).map(({ message }) => message)).toEqual(messages);
  });
});

describe('a map', () => {
  const schema: Schema = [
    { name: 'unmapped', repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'MAP' },
    { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
    { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
    { name: 'value', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  ];
  const columnData = [{ name: 'unmapped', data: [{ 10: 'a', 2: "it's", x: null }] }];
  const file = writtenFile({ columnData, schema: [{ name: 'root', num_children: 1 }, ...schema] });

  it('is a list of pairs in the document, as in the raw text', async () => {
    const { sources: [source] } = await loadObject('file_format = parquet', file);
    expect(source.unmapped).toEqual([['2', "it's"], ['10', 'a'], ['x', null]]);
    expect(source['@message']).toBe("{'unmapped': [('2', \"it's\"), ('10', 'a'), ('x', None)]}");
  });

  it('is the text of such a list where json_to_text asks for it', async () => {
    const { sources: [source] } = await loadObject('file_format = parquet\njson_to_text = unmapped', file);
    expect(source.unmapped).toBe("[('2', \"it's\"), ('10', 'a'), ('x', None)]");
  });
});

test('numbers with a fraction that is zero stay such numbers in texts', async () => {
  const file = writtenFile({ columnData: [{ name: 'port', data: [443, 0.5, Infinity], type: 'DOUBLE' }, { name: 'n', data: [1, 2, 3], type: 'INT32' }] });
  const { sources } = await loadObject('file_format = parquet\necs = source.port n.text\nsource.port = port\nn.text = n', file);
  expect(sources.map((source) => [source.source?.port, source['@message']])).toEqual([
    ['443.0', "{'port': 443.0, 'n': 1}"], ['0.5', "{'port': 0.5, 'n': 2}"], [undefined, "{'port': inf, 'n': 3}"],
  ]);
});

test('times of a file are the times of its documents', async () => {
  const file = writtenFile({ columnData: [{ name: 'at', data: [new Date('2025-03-04T05:06:07.089Z')], type: 'TIMESTAMP' }] });
  const { sources: [source] } = await loadObject('file_format = parquet\ntimestamp_key = at\ntimestamp_format = iso8601', file);
  expect(source).toMatchObject({ 'at': '2025-03-04T05:06:07.089000+00:00', '@timestamp': '2025-03-04T05:06:07.089000+00:00' });
});
