import { asMaps, cleaned, repeatedKeys } from './cleaned';
import { RandomJson, seededRandom } from './random-json';
import { loadObject, ownFields } from '../../load-object';
import type { LoadOptions } from '../../load-object';

const JSON_LOG = 'file_format = json\ncloud_provider =';
/** Reads `a`, `user` and `x y`, writes `user`, `source` and `event` over the record's own. */
const MAPPED = `${JSON_LOG}\necs = user.name labels.x\nuser.name = a.b.c\nlabels.x = b.a`;
const OWN_FIELDS = ['@message', '@timestamp', '@log_type', '@log_s3bucket', '@log_s3key', '@id', 'event', 'ecs'];

async function jsonOf(record: string, ini = JSON_LOG, options?: LoadOptions): Promise<string> {
  const { documents } = await loadObject(ini, record, options);
  expect(documents).toHaveLength(1);
  return documents[0].json;
}

/** The record's part of a document, objects as maps. */
function recordPart(json: string): Map<string, unknown> {
  const document = asMaps(json) as Map<string, unknown>;
  for (const field of OWN_FIELDS) document.delete(field);
  return document;
}

const BOTH: [string, LoadOptions][] = [['from the text', {}], ['with every field decoded', { everyFieldDecoded: true }]];

describe.each(BOTH)('a JSON record, %s', (_, options) => {
  it.each(['null', '""', '"-"', '"null"', '"[]"', '{}', '[]', '[""]', '{"x":null}', '{"x":{"y":[]}}'])('loses a member that is %s', async (empty) => {
    const { sources } = await loadObject(JSON_LOG, `{"a":${empty},"b":{"c":${empty},"d":1},"e":[{"f":${empty}}],"g":${empty}}`, options);
    expect(ownFields(sources[0])).toEqual({ b: { d: 1 }, e: [{}] });
  });

  it.each(['0', 'false', '" "', '"None"', '[null]', '["","a"]', '[{}]', '[[]]', '[[""]]', '[[{"x":null}]]', '["-"]', '[null,""]'])('keeps a member that is %s', async (value) => {
    const { sources } = await loadObject(JSON_LOG, `{"a":${value},"b":{"c":${value}}}`, options);
    expect(ownFields(sources[0])).toEqual({ a: JSON.parse(value), b: { c: JSON.parse(value) } });
  });

  it('has no number that is too large for a double: the index would refuse the document', async () => {
    const ini = `${JSON_LOG}\necs = event.code\nevent.code = a`;
    const { sources } = await loadObject(ini, `{"a":1e400,"b":{"c":-1E+999,"d":1e308},"e":[1e400,1e-400,1],"f":"1e400","g":${'9'.repeat(310)}.5}`, options);
    expect(ownFields(sources[0])).toEqual({ b: { d: 1e308 }, e: [null, 0, 1], f: '1e400' });
    expect(sources[0].event).not.toHaveProperty('code');
  });

  it('keeps the digits of numbers that no double holds', async () => {
    const json = await jsonOf('{"a":12345678901234567890,"b":{"c":[9007199254740993,-9007199254740993]}}', JSON_LOG, options);
    expect(json).toContain('12345678901234567890');
    expect(json).toContain('[9007199254740993,-9007199254740993]');
  });

  it('has the last of equal keys, at the top and below', async () => {
    const { sources, documents } = await loadObject(JSON_LOG, '{"a":1,"b":{"c":1,"d":2,"c":3},"a":2,"e":[{"f":1,"f":{"g":1,"g":2}}],"user":1,"user":2}', options);
    expect(ownFields(sources[0])).toEqual({ a: 2, b: { c: 3, d: 2 }, e: [{ f: { g: 2 } }], user: 2 });
    expect(repeatedKeys(documents[0].json)).toEqual([]);
  });

  it('has the last of equal keys when one of them is written with escapes', async () => {
    const { sources, documents } = await loadObject(JSON_LOG, '{"a":1,"\\u0061":2,"b":{"c":1,"\\u0063":2}}', options);
    expect(ownFields(sources[0])).toEqual({ a: 2, b: { c: 2 } });
    expect(repeatedKeys(documents[0].json)).toEqual([]);
  });

  it('loses a key whose last value is empty', async () => {
    const { sources } = await loadObject(JSON_LOG, '{"a":1,"a":null,"b":{"c":1,"c":""},"d":1}', options);
    expect(ownFields(sources[0])).toEqual({ d: 1 });
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('keeps a field %s as it is, without touching anything else', async (key) => {
    const json = await jsonOf(`{"${key}":{"x":1},"b":{"${key}":{"admin":true},"c":1},"d":[{"${key}":"s"}]}`, MAPPED, options);
    expect(recordPart(json)).toEqual(asMaps(`{"${key}":{"x":1},"b":{"${key}":{"admin":true},"c":1},"d":[{"${key}":"s"}]}`));
    expect(({} as { x?: number; admin?: boolean }).x).toBeUndefined();
    expect(({} as { x?: number; admin?: boolean }).admin).toBeUndefined();
  });

  it.each(['"x\\ny"', '"\\u0041\\/"', '"a\\\\"', '"\\"q\\""', '"\\t"'])('gives a text with escapes to the mapping as what it means: %s', async (text) => {
    const ini = `${JSON_LOG}\necs = labels.x labels.y\nlabels.x = a\nlabels.y = b.c`;
    const { sources } = await loadObject(ini, `{"p":"plain","a":${text},"b":{"c":${text}}}{"a":"plain"}`, options);
    expect(sources.map((source) => source.labels)).toEqual([{ x: JSON.parse(text), y: JSON.parse(text) }, { x: 'plain' }]);
  });

  it('keeps lone surrogates', async () => {
    const { sources } = await loadObject(JSON_LOG, '{"a":"\\ud83d x \\udc00","\\ud800":1}', options);
    expect(ownFields(sources[0])).toEqual({ 'a': '\ud83d x \udc00', '\ud800': 1 });
    expect(sources[0]['@message']).toBe('{"a":"\\ud83d x \\udc00","\\ud800":1}');
  });

  it.each(['{"a":"\\x"}', '{"a":"\\u12G4"}', '{"\\q":1}', '{"a":"x\u0001y"}', '{"a":"tab\there"}', '{"a":01}', '{"a":1.}', '{"a":+1}', '{"a":.5}', '{"a":Nan}', '{"a":1,}', '{,}', '{"a" 1}',
    '{a:1}', "{'a':1}", '{"a":[1,]}', '{"a":tru}', '{"a":nullx}', '{"a":1 "b":2}', '{"a":-}', '{"a":1e}', '{"a":"\\u00"}', '{"b":{"a":"\\x"}}', '{"b":{"\\x":1}}', '{"a":[}]'])(
    'is an error of its own when it is no JSON: %s', async (bad) => {
      const { sources } = await loadObject(JSON_LOG, `{"a":1,"long":"enough"}\n${bad}\n{"a":2}\n`, options);
      expect(sources.map((source) => source['@message'])).toEqual(['{"a":1,"long":"enough"}', bad, '{"a":2}']);
      expect(sources.map((source) => source.error?.type)).toEqual([undefined, 'bad-json', undefined]);
    });

  it.each([MAPPED, JSON_LOG])('becomes what its text says without empty members, for 4000 random records', async (ini) => {
    const random = new RandomJson(seededRandom(20250615));
    const records = Array.from({ length: 4000 }, () => random.record());
    const { documents } = await loadObject(ini, records.join(''), options);
    expect(documents).toHaveLength(records.length);
    for (let i = 0; i < records.length; i++) {
      const part = recordPart(documents[i].json);
      expect(repeatedKeys(documents[i].json)).toEqual([]);
      const expected = cleaned(records[i]) as Map<string, unknown>;
      // written by the mapping
      for (const field of ini === MAPPED ? ['user', 'labels'] : []) {
        part.delete(field);
        expected.delete(field);
      }
      expect([records[i], part]).toEqual([records[i], expected]);
    }
  });
});

it('a record read from its text and one decoded field by field are the same document', async () => {
  const random = new RandomJson(seededRandom(7));
  const object = Array.from({ length: 3000 }, () => random.record()).join('\n');
  for (const ini of [MAPPED, `${JSON_LOG}\ntimestamp_key = a\ngeoip = source\njson_to_text = b x.y`]) {
    const fast = await loadObject(ini, object);
    const decoded = await loadObject(ini, object, { everyFieldDecoded: true });
    for (let i = 0; i < fast.documents.length; i++) {
      expect(asMaps(fast.documents[i].json)).toEqual(asMaps(decoded.documents[i].json));
      expect(fast.documents[i].id).toBe(decoded.documents[i].id);
    }
  }
});
