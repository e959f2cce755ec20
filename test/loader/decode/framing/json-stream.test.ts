import { loadObject, ownFields } from '../../load-object';
import type { LoadOptions } from '../../load-object';

const JSON_LOG = 'file_format = json\ncloud_provider =';
const WITH_DELIMITER = `${JSON_LOG}\njson_delimiter = Records`;

async function fieldsOf(object: string, ini = JSON_LOG, options?: LoadOptions): Promise<unknown[]> {
  const { sources } = await loadObject(ini, object, options);
  return sources.map(ownFields);
}

async function messagesOf(object: string, ini = JSON_LOG, options?: LoadOptions): Promise<string[]> {
  const { sources } = await loadObject(ini, object, options);
  return sources.map((source) => source['@message']);
}

describe('a stream of JSON values', () => {
  it.each([
    ['lines', '{"a":1}\n{"a":2}\n'],
    ['lines that end as in Windows', '{"a":1}\r\n{"a":2}\r\n'],
    ['values with nothing between them', '{"a":1}{"a":2}'],
    ['values parted by spaces and tabs', ' {"a":1} \t {"a":2} '],
    ['a byte order mark first', '\ufeff{"a":1}\n{"a":2}'],
    ['blank lines', '\n\n{"a":1}\n\n \n{"a":2}\n\n'],
    ['NUL bytes between values', '{"a":1}\0\n\0{"a":2}\0\0'],
    ['values over many lines', '{\n  "a": 1\n}\n{\n\t"a"\n:\n2\n}\n'],
    ['no line break at the end', '{"a":1}\n{"a":2}'],
  ])('is read as its records: %s', async (_, object) => {
    expect(await fieldsOf(object)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('has as @message the text of each record as it stands in the object', async () => {
    expect(await messagesOf('{"a": 1,\n "b":"\\u0041"}  {"c" : [ ] , "d":1.0}')).toEqual(['{"a": 1,\n "b":"\\u0041"}', '{"c" : [ ] , "d":1.0}']);
  });

  it('makes an error document of a bad value and reads the good ones behind it on the line', async () => {
    const { sources } = await loadObject(JSON_LOG, '{"a":1}{"a":"\\q"}{"a":2}{"a":3}');
    expect(sources.map((source) => source.a)).toEqual([1, undefined, 2, 3]);
  });

  it('reads as nothing what Python writes for no numbers', async () => {
    expect(await fieldsOf('{"a":NaN,"b":-Infinity,"c":[Infinity,1],"d":{"x":NaN,"y":"NaN"},"e":1}')).toEqual([{ c: [null, 1], d: { y: 'NaN' }, e: 1 }]);
  });

  it('goes on behind hundreds of bad lines', async () => {
    const { sources } = await loadObject(JSON_LOG, `{"a":1}\n${'bad\n'.repeat(300)}{"a":2}\n`);
    expect(sources.at(-1)).toMatchObject({ a: 2 });
  });

  it('makes an error document of a bad line and reads the good ones around it', async () => {
    const { sources, result } = await loadObject(JSON_LOG, '{"a":1}\n{"a":oops}\n{"a":2}\n');
    expect(sources.map((source) => source.a)).toEqual([1, undefined, 2]);
    expect(sources[1]).toMatchObject({ '@message': '{"a":oops}', 'error': { type: 'bad-json' }, 'tags': ['_siem_unparsed'] });
    expect(sources[1].error.message).toMatch(/^invalid json file: /);
    expect(result).toMatchObject({ account: { read: 3, indexed: 3, errors: 1 } });
  });

  it('keeps a good value that stands behind a bad one in the next line', async () => {
    expect((await messagesOf('}\n{"a":1}\nnope {"a":2}\n{"a":3}'))).toEqual(['}', '{"a":1}', 'nope {"a":2}', '{"a":3}']);
  });

  it('makes an error document of a value whose end is missing, when the object ends', async () => {
    const { sources, result } = await loadObject(JSON_LOG, '{"a":1}\n{"a":2, "b":[1,');
    expect(sources).toHaveLength(2);
    expect(sources[1]).toMatchObject({ '@message': '{"a":2, "b":[1,', 'error': { type: 'bad-json' } });
    expect(result).toMatchObject({ account: { read: 2, errors: 1 } });
  });

  it('reads the lines behind a line whose value has no end', async () => {
    expect(await messagesOf('{"a":"x\n{"b":2}\n{"c":3}\n')).toEqual(['{"a":"x', '{"b":2}', '{"c":3}']);
  });

  it.each(['"text"', '17', 'true', '-0.5e3'])('makes an error document of a value that is no object: %s', async (value) => {
    const { sources } = await loadObject(JSON_LOG, `{"a":1}\n${value}\n{"a":2}`);
    expect(sources.map((source) => source['@message'])).toEqual(['{"a":1}', value, '{"a":2}']);
    expect(sources[1].error.message).toContain('no JSON object');
  });

  it.each([1, 3, 1000])('makes one error document of a line of text that begins like a value, in chunks of %d bytes', async (chunk) => {
    const lines = ['2 123456789012 eni-0 192.0.2.1', '1,2,3', '"a" said b', '[1] two', 'null and void', '5', '17 ', '6 7'];
    const { sources } = await loadObject(JSON_LOG, `{"a":1}\n${lines.join('\n')}`, { chunk });
    expect(sources.slice(1).map((source) => source['@message'])).toEqual(lines.map((line) => line.trim()));
    expect(sources.slice(1).every((source) => source.error.type === 'bad-json')).toBe(true);
  });

  it('reads objects and lists behind a value on its line', async () => {
    expect(await messagesOf('1 {"a":1}\n"x"{"a":2} 3 [{"a":4}]\n')).toEqual(['1', '{"a":1}', '"x"', '{"a":2}', '3', '{"a":4}']);
  });

  it('fails the object when a hundred lines in a row are no JSON', async () => {
    await expect(loadObject(JSON_LOG, 'no json\n'.repeat(102))).rejects.toMatchObject({ name: 'ObjectError', code: 'bad-json' });
  });

  it('does not fail the object when good lines part the bad ones', async () => {
    const { result } = await loadObject(JSON_LOG, `${'no json\n'.repeat(60)}{"a":1}\n`.repeat(4));
    expect(result).toMatchObject({ account: { read: 244, errors: 240 } });
  });

  it('does not overflow the stack on text that is nested without end', async () => {
    const { sources } = await loadObject(JSON_LOG, `{"a":1}\n{"a":${'['.repeat(100_000)}\n{"a":2}\n`);
    expect(sources.map((source) => source.a)).toEqual([1, undefined, 2]);
  });
});

describe('a list at the top', () => {
  it('is its objects', async () => {
    expect(await fieldsOf('[{"a":1},\n{"a":2}]\n[]\n[ {"a":3} ]')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('that is a line of text is an error of its own', async () => {
    const lines = ['{"a":1}', '[error] the disk is full', '{"a":2}', '[{x}] odd', '[2025-01-02 03:04:05] started', '[1,2]', '{"a":3}'];
    for (const chunk of [1, 5, 1000]) {
      const { sources } = await loadObject(JSON_LOG, lines.join('\n'), { chunk });
      expect(sources.map((source) => source.a)).toEqual([1, undefined, 2, undefined, undefined, undefined, 3]);
      expect(sources[1]).toMatchObject({ '@message': '[error] the disk is full', 'error': { type: 'bad-json' } });
    }
  });

  it('fails the object when it ends inside the list', async () => {
    await expect(loadObject(JSON_LOG, '[{"a":1},{"a":2}')).rejects.toMatchObject({ code: 'torn' });
  });
});

describe('the list that json_delimiter names', () => {
  it('has the records, whatever stands beside it', async () => {
    expect(await fieldsOf('{"v":"1","Records":[{"a":1},{"a":2}],"end":{"x":[1]}}', WITH_DELIMITER)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('is found in each of several values, pretty-printed or not', async () => {
    expect(await fieldsOf('{"Records":[{"a":1}]}{\n "Records": [\n {"a":2},\n {"a":3}\n ]\n}\n', WITH_DELIMITER)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('gives no record when it is empty or absent', async () => {
    const { result, sources } = await loadObject(WITH_DELIMITER, '{"Records":[]}\n{"digest":"x","list":[{"Records":[{"a":1}]}]}');
    expect(sources).toEqual([]);
    expect(result).toMatchObject({ kind: 'loaded', account: { read: 0 } });
  });

  it('is not needed around objects that have the time or the id of a record', async () => {
    const ini = `${WITH_DELIMITER}\ntimestamp_key = time\ndoc_id = id`;
    const { sources } = await loadObject(ini, '{"id":"a","time":"2025-06-01T00:00:00Z"}{"digest":1}\n{"id":"b","x":{"Records":[1]}}', { chunk: 7 });
    expect(sources.map((source) => source.id)).toEqual(['a', 'b']);
  });

  it('is not needed around a list at the top', async () => {
    expect(await fieldsOf('[{"a":1},{"a":2}]\n[]', WITH_DELIMITER)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await fieldsOf('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('loses only the item that is no JSON', async () => {
    const { sources } = await loadObject(WITH_DELIMITER, `{"Records":[{"a":1},{"a":"\\q"},{"a":"x\ty"},{"a":${'['.repeat(300)}${']'.repeat(300)}},{"a":2}]}`);
    expect(sources.map((source) => source.error?.type)).toEqual([undefined, 'bad-json', 'bad-json', undefined, undefined]);
  });

  it('is not taken from deeper levels', async () => {
    expect(await fieldsOf('{"x":{"Records":[{"a":1}]},"Records":[{"Records":[{"b":2}]}]}', WITH_DELIMITER)).toEqual([{ Records: [{ b: 2 }] }]);
  });

  it('makes error documents of items that are no objects', async () => {
    const { sources } = await loadObject(WITH_DELIMITER, '{"Records":[{"a":1},"x",[1],17,{"a":2}]}');
    expect(sources.map((source) => source['@message'])).toEqual(['{"a":1}', '"x"', '[1]', '17', '{"a":2}']);
    expect(sources.filter((source) => source.error !== undefined)).toHaveLength(3);
  });

  it('makes an error document of a value that is no list', async () => {
    const { sources } = await loadObject(WITH_DELIMITER, '{"Records":null}');
    expect(sources).toMatchObject([{ error: { message: expect.stringContaining('Records is no list') } }]);
  });

  it('fails the object when it ends inside the list: what is missing can not be known', async () => {
    await expect(loadObject(WITH_DELIMITER, '{"Records":[{"a":1},{"a":2}')).rejects.toMatchObject({ name: 'ObjectError', code: 'torn' });
  });

  it('fails the object when an item is no JSON', async () => {
    await expect(loadObject(WITH_DELIMITER, '{"Records":[{"a":1},{"a":oops}]}')).rejects.toMatchObject({ name: 'ObjectError', code: 'bad-json' });
  });
});

describe('an EventBridge event around a record', () => {
  const header = '"version":"0","id":"e-1","detail-type":"T","source":"aws.x","account":"111122223333","time":"2025-01-02T03:04:05Z","region":"eu-west-3","resources":[]';
  const event = `{${header},"detail":{"a":1}}`;

  it('is opened: the record is what stands in detail', async () => {
    const { sources } = await loadObject(JSON_LOG, `${event}\n{"a":2}`);
    expect(sources.map(ownFields)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(sources[0]['@message']).toBe('{"a":1}');
  });

  it('gives account, region and time to its own record only', async () => {
    const { sources } = await loadObject('file_format = json\ntimestamp_key = cwe_timestamp', `{"a":0}\n${event}\n{"a":2}`);
    expect(sources.map((source) => [source.cloud.account.id, source.cloud.region, source.cwe_timestamp])).toEqual([
      ['unknown', 'unknown', undefined], ['111122223333', 'eu-west-3', '2025-01-02T03:04:05Z'], ['unknown', 'unknown', undefined],
    ]);
    expect(sources[1]['@timestamp']).toBe('2025-01-02T03:04:05+00:00');
  });

  it('makes the ids of equal records distinct by the id of the event', async () => {
    const { documents } = await loadObject(JSON_LOG, `${event}${event.replace('e-1', 'e-2')}${event}`);
    expect(documents[0].id).toBe(documents[2].id);
    expect(documents[0].id).not.toBe(documents[1].id);
  });

  it('has the list of json_delimiter in its detail', async () => {
    const object = `{${header},"detail":{"n":1,"Records":[{"a":1},{"a":2}],"m":{}}}{"Records":[{"a":3}]}`;
    const { sources } = await loadObject(WITH_DELIMITER, object);
    expect(sources.map(ownFields)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const { sources: withCloud } = await loadObject('file_format = json\njson_delimiter = Records', object);
    expect(withCloud.map((source) => source.cloud.account.id)).toEqual(['111122223333', '111122223333', 'unknown']);
  });

  it.each(['a\tb', 'a\\qb'])('may have a header that is no good JSON: %j', async (account) => {
    const events = `${event.replace('111122223333', account)}\n{"b":1}`;
    expect((await loadObject('file_format = json', events)).sources).toMatchObject([{ a: 1, cloud: { account: { id: account } } }, { b: 1 }]);
    const ini = 'file_format = json\njson_delimiter = R';
    const listed = `${event.replace('111122223333', account).replace('{"a":1}', '{"R":[{"a":1}]}')}\n{"R":[{"b":1}]}`;
    expect((await loadObject(ini, listed)).sources).toMatchObject([{ a: 1, cloud: { account: { id: account } } }, { b: 1 }]);
  });

  it('without a list of json_delimiter in its detail has no record, though its header has a time', async () => {
    const ini = 'file_format = json\njson_delimiter = findings\ntimestamp_key = time\ndoc_id = id';
    const { sources } = await loadObject(ini, `${event}\n{"detail":{"x":1},${header}}\n{"id":"a","time":"2025-01-02T03:04:05Z"}`);
    expect(sources.map(({ id }) => id)).toEqual(['a']);
  });

  it('has no records in a list of json_delimiter beside its detail', async () => {
    const { sources } = await loadObject('file_format = json\njson_delimiter = findings', `{${header},"detail":{"x":1},"findings":[{"a":1}]}\n{${header},"findings":5,"detail":{"findings":[{"a":2}]}}`);
    expect(sources.map(({ a }) => a)).toEqual([2]);
  });

  it('is a record of its own when it lacks resources or detail-type', async () => {
    expect(await fieldsOf('{"detail-type":"T","detail":{"a":1}}')).toEqual([{ 'detail-type': 'T', 'detail': { a: 1 } }]);
    expect(await fieldsOf('{"resources":["r"],"detail":{"a":1}}')).toEqual([{ resources: ['r'], detail: { a: 1 } }]);
  });

  it('may have its header behind the detail that holds the list of json_delimiter, in chunks of any size', async () => {
    const late = '{"detail":{"n":{"Records":1},"Records":[{"a":"é"},{"a":2}],"m":{}},"resources":[],"id":"e-1","account":"111122223333","detail-type":"T","x":[1]}';
    const object = `{"Records":[{"a":0}]}${late}{"detail":{"Records":[{"a":3}]},"resources":[]}${late}`;
    for (const chunk of [1, 2, 3, 7, 50, object.length]) {
      const { sources } = await loadObject(`${WITH_DELIMITER.replace('cloud_provider =', '')}`, object, { chunk });
      expect(sources.map((source) => [source.a, source.cloud.account.id])).toEqual([
        [0, 'unknown'], ['é', '111122223333'], [2, '111122223333'], ['é', '111122223333'], [2, '111122223333'],
      ]);
    }
  });

  it('may have no list in a detail before its header', async () => {
    const ini = `${WITH_DELIMITER}\ndoc_id = id`;
    expect(await fieldsOf('{"detail":{"x":1},"resources":[],"id":"e-1","detail-type":"T"}{"Records":[{"id":"2"}]}', ini)).toEqual([{ id: '2' }]);
    expect(await fieldsOf('{"detail":{"x":1},"resources":[],"id":"1"}{"Records":[{"id":"2"}]}', ini)).toEqual([{ detail: { x: 1 }, id: '1' }, { id: '2' }]);
    expect(await fieldsOf('{"detail":{},"resources":[],"Records":[{"a":1}]}', WITH_DELIMITER)).toEqual([{ a: 1 }]);
    expect(await fieldsOf('{"detail":{"Records":[{"a":2}]},"Records":[{"a":1}],"resources":[],"detail-type":"T"}', WITH_DELIMITER)).toEqual([{ a: 1 }]);
  });

  it('that is too long to be kept until its header comes fails the object', async () => {
    const object = `{"detail":{"x":"${'x'.repeat(9_000_000)}"},"y":"${'y'.repeat(9_000_000)}","resources":[],"detail-type":"T"}`;
    await expect(loadObject(WITH_DELIMITER, object, { chunk: 1_000_000 })).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('EventBridge') });
  });

  it('is opened whatever the order of its members', async () => {
    expect(await fieldsOf('{"detail":{"a":1},"resources":[],"account":"1","detail-type":"T"}')).toEqual([{ a: 1 }]);
  });
});

describe('a long value', () => {
  it('is read when it comes in many chunks', async () => {
    const long = `{"list":[${'{"k":"v"},'.repeat(300_000)}{}],"a":1}`;
    const { sources } = await loadObject(JSON_LOG, `{"a":0}${long}{"a":2}`, { chunk: 64 * 1024 });
    expect(sources.map((source) => source.a)).toEqual([0, 1, 2]);
    expect(sources[1].list).toHaveLength(300_001);
  });
});

describe('the borders of chunks', () => {
  const samples: [string, string, string][] = [
    ['concatenated values', JSON_LOG,
      '\ufeff{"a":1,"ü😀":"\\u00fc\\"\\\\"}{"b":[1.50,-2e+3,{"c":null}],"d":true}\r\n\n{"e":false,"n":12345678901234567890}\n\0 {"x":"é€😀"}\nbad é line\n{"z":{}}'],
    ['a list', WITH_DELIMITER, '{"v":"1.0","n":-12.5e3,"t":true,"Records":[{"a":"x\\\\"},{"a":[{},{"b":"]}"}]} , {"a":null}],"z":[1,{"k":"v"}]}\n{"Records" : [ {"b":1} ] }'],
    ['EventBridge events with a list', WITH_DELIMITER,
      '{"id":"i","detail-type":"T","account":"123456789012","time":"t","region":"r","resources":["a"],"detail":{"x":null,"Records":[{"a":1},{"a":2}]}}{"Records":[{"c":3}]}'],
    ['values that are no objects', JSON_LOG, '{"a":1} 12345 "text" true null [1,2,{"x":3}] -0.5e10 {"b":2}'],
  ];

  it.each(samples)('change nothing, wherever they fall: %s', async (_, ini, object) => {
    const whole = await loadObject(ini, object);
    const size = Buffer.byteLength(object);
    for (let chunk = 1; chunk < size; chunk++) {
      const { documents } = await loadObject(ini, object, { chunk });
      expect([chunk, documents.map((document) => document.json)]).toEqual([chunk, whole.documents.map((document) => document.json)]);
    }
  });
});
