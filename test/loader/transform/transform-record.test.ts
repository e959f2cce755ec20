import type { Account } from '../../../src/loader/telemetry/account';
import { createGeoIp } from '../../../src/loader/transform/enrich/geoip';
import type { LogTypeLogic } from '../../../src/loader/types';
import { documentationDatabases } from '../../support/mmdb/documentation-networks';
import { NOW, loadObject, ownFields } from '../load-object';
import type { LoadOptions } from '../load-object';

const JSON_LOG = 'file_format = json';
const NOW_TEXT = '2025-06-15T12:34:56.789000+00:00';

async function sourceOf(record: object | string, ini = '', options?: LoadOptions): Promise<any> { // eslint-disable-line @typescript-eslint/no-explicit-any
  const { sources } = await loadObject(`${JSON_LOG}\n${ini}`, typeof record === 'string' ? record : JSON.stringify(record), options);
  return sources[0];
}

it('a record that could not be read is marked where the tags are an object, too', async () => {
  const logic: LogTypeLogic = { objectTags: true, apply: () => undefined };
  const { sources } = await loadObject(JSON_LOG, '{"a":1}\n{"a\n', { logic });
  expect(sources.map(({ tags }) => tags)).toEqual([undefined, { _siem_unparsed: true }]);
});

describe('every document', () => {
  it('says where it comes from', async () => {
    const source = await sourceOf({ a: 1 }, '', { ref: { bucket: 'logs', key: 't/AWSLogs/123456789012/x/eu-west-3/1' } });
    expect(source).toEqual({
      'a': 1,
      '@message': '{"a":1}',
      '@timestamp': NOW_TEXT,
      '@log_type': 't',
      '@log_s3bucket': 'logs',
      '@log_s3key': 't/AWSLogs/123456789012/x/eu-west-3/1',
      '@id': expect.any(String),
      'event': { module: 't', ingested: NOW_TEXT },
      'ecs': { version: expect.any(String) },
      'cloud': { provider: 'aws', account: { id: '123456789012' }, region: 'eu-west-3' },
    });
  });

  it('has its own base fields, whatever the record says', async () => {
    const source = await sourceOf({ '@message': 'x', '@timestamp': 'y', '@log_type': 'z', '@log_s3key': 1, '@id': 'forged', '@log_group': 'g', 'ecs': { version: '0', own: 1 } }, 'timestamp_key = t', {});
    expect(source).toMatchObject({ '@log_type': 't', '@log_s3key': 't/1', 'ecs': { version: '1.10.0', own: 1 } });
    expect(source['@id']).not.toBe('forged');
    expect(source['@message']).toContain('"@message":"x"');
    expect(source).not.toHaveProperty('@log_group');
  });
});

describe('the time of a record', () => {
  it('is that of its timestamp_key', async () => {
    expect((await sourceOf({ t: '2025-01-02T03:04:05.25+09:00' }, 'timestamp_key = t'))['@timestamp']).toBe('2025-01-02T03:04:05.250000+09:00');
    expect((await sourceOf({ a: { t: 1735787045 } }, 'timestamp_key = a.t\ntimestamp_format = epoch'))['@timestamp']).toBe('2025-01-02T03:04:05+00:00');
  });

  it('is that of the first key with a value', async () => {
    expect((await sourceOf({ t: '', u: null, v: '2025-01-02T03:04:05Z' }, 'timestamp_key_list = t u cwe_timestamp v'))['@timestamp']).toBe('2025-01-02T03:04:05+00:00');
  });

  it.each<[string, object]>([['absent', {}], ['empty', { t: '' }], ['null', { t: null }], ['invalid', { t: 'yesterday' }], ['of another type', { t: { toString: 1 } }], ['a list', { t: [[{ valueOf: null }]] }],
    ['true', { t: true }]])('is that of the load when it is %s, and the document says so', async (_, record) => {
    const source = await sourceOf({ ...record, a: 1 }, 'timestamp_key = t');
    expect(source).toMatchObject({ '@timestamp': NOW_TEXT, 'a': 1, 'error': { type: 'no-timestamp', message: expect.stringContaining('t') } });
    expect(source).not.toHaveProperty('tags');
  });

  it('is that of the envelope or of the key when its own is not valid', async () => {
    const event = { 'id': 'i', 'detail-type': 'x', 'resources': [], 'time': '2025-01-02T03:04:05Z', 'detail': { t: 'bad' } };
    expect((await sourceOf(event, 'timestamp_key = t'))['@timestamp']).toBe('2025-01-02T03:04:05+00:00');
    const file = 'timestamp_key = t\nfile_timestamp_format = (?P<year>\\d{4})(?P<month>\\d\\d)(?P<day>\\d\\d)T(?P<hour>\\d\\d)';
    expect((await sourceOf({ t: 'bad' }, file, { ref: { key: 't/x_20250203T04_y' } }))['@timestamp']).toBe('2025-02-03T04:00:00+00:00');
  });

  it('fails no other record of the object', async () => {
    const { sources, result } = await loadObject(`${JSON_LOG}\ntimestamp_key = t`, '{"t":"2025-01-01T00:00:00Z"}{"t":"bad"}{"t":"2025-01-03T00:00:00Z"}');
    expect(sources.map((source) => source['@timestamp'])).toEqual(['2025-01-01T00:00:00+00:00', NOW_TEXT, '2025-01-03T00:00:00+00:00']);
    expect(result).toMatchObject({ account: { read: 3, indexed: 3, errors: 1 } });
  });
});

describe('the id of a document', () => {
  const idOf = async (record: object | string, ini = ''): Promise<string> => (await loadObject(`${JSON_LOG}\n${ini}`, typeof record === 'string' ? record : JSON.stringify(record))).documents[0].id;

  it('is doc_id\'s value', async () => {
    expect(await idOf({ k: 'abc' }, 'doc_id = k')).toBe('abc');
    expect(await idOf({ k: 12 }, 'doc_id = k')).toBe('12');
    expect(await idOf({ k: 0 }, 'doc_id = k')).toBe('0');
  });

  it.each(['{}', '{"k":null}', '{"k":""}'])('is a hash of the record when doc_id\'s field is empty, and the document says so: %s', async (record) => {
    const { documents, sources } = await loadObject(`${JSON_LOG}\ndoc_id = k`, `${record}{"a":1}`);
    expect(documents[0].id).toMatch(/^[0-9a-f]{32}$/);
    expect(documents[0].id).not.toBe(documents[1].id);
    expect(sources[0].error).toMatchObject({ type: 'no-id' });
  });

  it('has a suffix', async () => {
    expect(await idOf({ k: 'abc', s: { v: 7 } }, 'doc_id = k\ndoc_id_suffix = s.v')).toBe('abc_7');
    expect(await idOf({ k: 'abc', s: { v: 0 } }, 'doc_id = k\ndoc_id_suffix = s.v')).toBe('abc');
    expect(await idOf({ k: 'abc' }, 'doc_id = k\ndoc_id_suffix = s.v')).toBe('abc');
    expect(await idOf({ k: 'abc', t: '2025-01-02T03:04:05Z' }, 'doc_id = k\ndoc_id_suffix = @timestamp\ntimestamp_key = t')).toBe('abc_2025-01-02T03:04:05+00:00');
  });

  it.each(['{"k":{"toString":1}}', '{"k":"a","s":{"toString":1,"valueOf":1}}', '{"k":[{"toString":null}]}'])('that can not be made of hostile members fails no other record: %s', async (record) => {
    const { sources } = await loadObject(`${JSON_LOG}\ndoc_id = k\ndoc_id_suffix = s`, `${record}{"k":"b","s":"c","a":1}`);
    expect(sources.map((source) => source.a)).toEqual([undefined, 1]);
  });

  it('of equal JSON records is equal, of others not', async () => {
    expect(await idOf('{"a":1,"b":2}')).toBe(await idOf('{"a":1,"b":2}'));
    expect(await idOf('{"a":1,"b":2}')).not.toBe(await idOf('{"a":1,"b":3}'));
  });
});

describe('the mapping to ECS', () => {
  it('takes the first source with a value, as text', async () => {
    const ini = 'ecs = user.name user.id http.bytes network.flag labels.zero\nuser.name = a b.c\nuser.id = b.d.0\nhttp.bytes = n\nnetwork.flag = f\nlabels.zero = z';
    const source = await sourceOf({ a: '', b: { c: 'x', d: ['y', 'z'] }, n: 1.0, f: false, z: 0 }, ini);
    expect(source).toMatchObject({ user: { name: 'x', id: 'y' }, http: { bytes: '1' }, network: { flag: 'False' }, labels: { zero: '0' } });
    expect((await sourceOf('{"n":1.0,"z":12345678901234567890}', ini))).toMatchObject({ http: { bytes: '1.0' }, labels: { zero: '12345678901234567890' } });
  });

  it('collects all sources of a list, sorted, each once', async () => {
    const ini = 'ecs = related.ip related.user\nrelated.ip = [a, b, c]\nrelated.user = u v w';
    const source = await sourceOf({ a: '198.51.100.2', b: ['192.0.2.1', 'no address', '198.51.100.2', 5], c: '-', u: 'x', v: ['a', 'x'], w: 9 }, ini);
    expect(source.related).toEqual({ ip: ['192.0.2.1', '198.51.100.2'], user: ['a', 'x'] });
  });

  it.each([['192.0.2.1', true], ['2001:db8::1', true], ['192.0.2', false], ['192.0.2.01', false], ['example.com', false], ['192.0.2.1:80', false], ['fe80::1%eth0', true]])(
    'takes %s for an address: %p', async (text, isAddress) => {
      const source = await sourceOf({ a: text, b: '198.51.100.7' }, 'ecs = source.ip source.address\nsource.ip = a b\nsource.address = a');
      expect(source.source).toEqual({ address: text, ...(isAddress ? { ip: text } : {}) });
    });

  it('lets constants win', async () => {
    const ini = 'ecs = event.kind event.category\nevent.kind = a\nevent.category = a';
    expect((await sourceOf({ a: 'x' }, ini)).event).toMatchObject({ kind: 'x', category: ['x'] });
    const constants = 'ecs = event.kind event.category\nstatic_ecs = event.kind event.category\nevent.kind = event\nevent.category = iam';
    expect((await sourceOf({ a: 'x' }, constants)).event).toMatchObject({ kind: 'event', category: ['iam'] });
  });

  it('goes over the record\'s own fields member by member', async () => {
    const ini = 'ecs = user.name source.ip source.port\nuser.name = a\nsource.ip = b\nsource.port = source.port';
    const source = await sourceOf({ a: 'x', b: '192.0.2.1', user: { id: 7, name: 'own', deep: { k: null, l: 1 } }, source: { port: 80, list: [1] }, event: { own: 'y', module: 'z' } }, ini);
    expect(source.user).toEqual({ id: 7, name: 'x', deep: { l: 1 } });
    expect(source.source).toEqual({ ip: '192.0.2.1', port: '80', list: [1] });
    expect(source.event).toMatchObject({ own: 'y', module: 't' });
    expect((await sourceOf({ a: 'x', user: 'text' }, ini)).user).toEqual({ name: 'x' });
    expect((await sourceOf({ user: 'text' }, ini)).user).toBe('text');
  });

  it('does not carry anything over to the next record', async () => {
    const { sources } = await loadObject(`${JSON_LOG}\necs = user.name\nuser.name = a\nstatic_ecs = event.category\nevent.category = iam`, '{"a":"x","cloud":{"k":1},"event":{"e":1}}{"b":1}');
    expect(ownFields(sources[1])).toEqual({ b: 1 });
    expect(sources[1].cloud).toEqual({ provider: 'aws', account: { id: 'unknown' }, region: 'unknown' });
    expect(sources[1].event).toEqual({ module: 't', ingested: NOW_TEXT, category: ['iam'] });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('of a record with a field %s changes no prototype', async (key) => {
    await sourceOf(`{"${key}":{"polluted":1},"user":{"${key}":{"polluted":1}},"event":{"${key}":{"polluted":1}},"cloud":{"${key}":{"polluted":1}}}`, 'ecs = user.name\nuser.name = a');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('account and region', () => {
  it('are the record\'s own, else mapped ones, else those of the key', async () => {
    const ini = 'ecs = cloud.account.id cloud.region\ncloud.account.id = a\ncloud.region = r';
    const key = { ref: { key: 't/123456789012/global/x' } };
    expect((await sourceOf({ cloud: { account: { id: 'own' }, region: 'own-r' }, a: 'm', r: 'm-r' }, ini, key)).cloud).toEqual({ provider: 'aws', account: { id: 'own' }, region: 'own-r' });
    expect((await sourceOf({ a: 'm', r: 'm-r' }, ini, key)).cloud).toEqual({ provider: 'aws', account: { id: 'm' }, region: 'm-r' });
    expect((await sourceOf({ a: 'unknown' }, ini, key)).cloud).toEqual({ provider: 'aws', account: { id: '123456789012' }, region: 'global' });
    expect((await sourceOf({}, ini)).cloud).toEqual({ provider: 'aws', account: { id: 'unknown' }, region: 'unknown' });
  });

  it('are left out for log types without cloud provider', async () => {
    expect(await sourceOf({ a: 1 }, 'cloud_provider =')).not.toHaveProperty('cloud');
  });
});

describe('the logic of a log type', () => {
  const logic = (apply: LogTypeLogic['apply'], reads: string[] = ['a'], writes: string[] = ['labels']): LoadOptions => ({ logic: { reads, writes, apply } });

  it('changes the document', async () => {
    const source = await sourceOf({ a: 1, labels: { own: 1 } }, '', logic((doc, raw) => {
      doc.labels = { ...doc.labels, x: raw.a };
    }));
    expect(source).toMatchObject({ a: 1, labels: { own: 1, x: 1 } });
  });

  it('that throws fails its record only: what it changed stays, with the reason', async () => {
    const { sources, result } = await loadObject(JSON_LOG, '{"a":1}{"a":{"b":1}}', logic((doc, raw) => {
      doc.labels = { x: 'set' };
      doc.labels.y = raw.a.b.toString();
    }));
    expect(sources[0]).toMatchObject({ a: 1, labels: { x: 'set' }, error: { message: expect.stringContaining('logic of t') } });
    expect(sources[1]).toMatchObject({ labels: { x: 'set', y: '1' } });
    expect(sources[1]).not.toHaveProperty('error');
    expect(result.kind === 'loaded' && [...result.account.samples.keys()]).toEqual(['logic']);
  });

  it('says better than the loader why a message of an envelope is no JSON', async () => {
    const envelope = { messageType: 'DATA_MESSAGE', owner: '123456789012', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: NOW, message: '{"cut' }] };
    const withReason = logic((doc) => {
      doc.error = { message: 'cut by the service' };
    });
    const source = await sourceOf(envelope, 'via_cwl = True', withReason);
    expect(source).toMatchObject({ cwl_timestamp: NOW, error: { message: 'cut by the service' } });
    expect(await sourceOf(envelope, 'via_cwl = True')).toMatchObject({ cwl_timestamp: NOW, error: { message: expect.stringContaining('invalid json file') } });
  });

  it('sets index, its date, and a suffix of the id, for its own record only', async () => {
    const { documents, indices } = await loadObject(`${JSON_LOG}\ndoc_id = k\nindex_rotation = daily`, '{"k":"1","a":1}{"k":"2"}', logic((_doc, raw, { controls }) => {
      if (raw.a === undefined) return;
      controls.indexName = 'log-other';
      controls.indexTime = Date.parse('2020-02-02T00:00:00Z');
      controls.docIdSuffix = 's';
    }));
    expect(documents.map(({ id }) => id)).toEqual(['1_s', '2']);
    expect(indices).toEqual(['log-other-2020-02-02', 'log-t-2025-06-15']);
  });
});

describe('configured changes of fields', () => {
  it('renames what has a value', async () => {
    const source = await sourceOf({ old: 'x', zero: 0, k: 1 }, 'renamed_newfields = new other\nnew = old\nother = zero\necs = user.name\nuser.name = new');
    expect(ownFields(source)).toEqual({ new: 'x', zero: 0, k: 1, user: { name: 'x' } });
  });

  it('moves the record\'s fields below a prefix, and what was merged into them', async () => {
    const source = await sourceOf({ a: 1, user: { id: 1 } }, 'field_prefix = p\necs = user.name host.name\nuser.name = user.id\nhost.name = a');
    expect(source.p).toEqual({ a: 1, user: { id: 1, name: '1' } });
    expect(source.host).toEqual({ name: '1' });
    expect(source).not.toHaveProperty('a');
    expect(source['@message']).toBe('{"a":1,"user":{"id":1}}');
  });

  it('moves fields beside those that the record has below the prefix already', async () => {
    const source = await sourceOf({ p: { own: 1, a: 2, event: 3 }, a: 4 }, 'field_prefix = p\necs = user.name\nuser.name = a');
    expect(source.p).toEqual({ own: 1, a: 4, event: 3 });
    expect(source.user).toEqual({ name: '4' });
  });

  it('has each name below a prefix once: that of the record, read by a setting or not', async () => {
    expect((await sourceOf({ p: { b: 2, c: 3 }, b: 4 }, 'field_prefix = p')).p).toEqual({ b: 4, c: 3 });
    const mapped = await sourceOf({ a: 1, b: 4 }, 'field_prefix = p\necs = p.b p.d\np.b = a\np.d = a');
    expect(mapped.p).toEqual({ a: 1, b: 4, d: '1' });
    expect((await sourceOf({ a: 1, error: 2 }, 'field_prefix = p')).p).toEqual({ a: 1, error: 2 });
  });

  it('turns values into text as Python writes it', async () => {
    const record = '{"o":{"x":[1,null,true,"it\'s",1.0]},"l":[1,2],"s":"plain","j":"{\\"q\\":1}","n":5,"b":true,"f":2.5,"e":{},"z":0,"deep":{"o":{"k":1.0}}}';
    const source = await sourceOf(record, 'json_to_text = o l s j n b f e z deep.o absent');
    expect(ownFields(source)).toEqual({
      o: '{\'x\': [1, None, True, "it\'s", 1.0]}', l: '[1, 2]', s: 'plain', j: '\'{"q":1}\'', n: '5', b: 'True', f: '2.5', z: 0, deep: { o: '{\'k\': 1.0}' },
    });
  });

  it('gives one record as text what another one has as an object', async () => {
    const { sources } = await loadObject(`${JSON_LOG}\njson_to_text = o`, '{"o":{"a":1}}{"o":"x"}{"p":1}');
    expect(sources.map((source) => source.o)).toEqual(['{\'a\': 1}', 'x', undefined]);
  });
});

describe('enrichment', () => {
  const { city, asn } = documentationDatabases();
  const options: LoadOptions = { pipeline: { tables: { geoIp: createGeoIp(city, asn) } } };
  const ini = 'ecs = source.ip\nsource.ip = a\ngeoip = source';

  it('adds place and network of an address', async () => {
    expect((await sourceOf({ a: '192.0.2.1' }, ini, options)).source).toMatchObject({ geo: { city_name: 'Tokyo', country_iso_code: 'JP' }, as: { number: 64496, organization: { name: 'Example Transit' } } });
  });

  it('goes over what the record says about the place, and changes no other document', async () => {
    const { sources } = await loadObject(`${JSON_LOG}\n${ini}`, '{"a":"192.0.2.1","source":{"geo":{"city_name":"own","own":1}}}{"a":"192.0.2.1"}', options);
    expect(sources[0].source.geo).toMatchObject({ city_name: 'Tokyo', own: 1 });
    expect(sources[1].source.geo).toEqual({ city_name: 'Tokyo', country_iso_code: 'JP', country_name: 'Japan', location: { lon: 139.6899, lat: 35.6893 } });
  });

  it.each(['10.0.0.1', 'text', '', '203.0.113.255'])('adds nothing for %j', async (text) => {
    expect((await sourceOf({ a: text, source: { ip: text } }, 'geoip = source', options)).source?.geo).toBeUndefined();
  });
});

it('exclusions by raw fields and by the finished document are counted and not indexed', async () => {
  const { sources, result } = await loadObject(JSON_LOG, '{"a":1}{"a":2}{"a":3}', {
    pipeline: {
      exclusions: {
        forLogType: () => ({
          reads: ['a'],
          raw: ({ a }) => (a === 1 ? 'rule one' : undefined),
          final: ({ raw }) => (raw.a === 2 ? { kind: 'excluded', rule: 'rule two' } : undefined),
        }),
      },
    },
  });
  expect(sources.map((source) => source.a)).toEqual([3]);
  expect(result).toMatchObject({ account: { read: 3, excluded: 2, indexed: 1, missing: 0 } });
  expect((result as { account: Account }).account.excludedBy).toEqual(new Map([['rule one', 1], ['rule two', 1]]));
});

describe('a record that says that it is ignored', () => {
  const lines = ['true', '1', '1.0', '"no"', '[0]', '{"a":0}', 'false', '0', '0.0', 'null', '""', '[]', '{}'];

  it('is left out when Python takes that for true', async () => {
    const { result, sources } = await loadObject(JSON_LOG, lines.map((value) => `{"is_ignored":${value}}`).join('\n'));
    expect((result as { account: Account }).account.excludedBy).toEqual(new Map([['is_ignored', 6]]));
    expect(sources).toHaveLength(7);
  });

  it('is left out when the log type\'s logic says so', async () => {
    const logic: LogTypeLogic = {
      reads: ['a'],
      writes: ['is_ignored'],
      apply: (doc, raw) => {
        doc.is_ignored = raw.a > 1;
      },
    };
    const { sources } = await loadObject(JSON_LOG, '{"a":1}{"a":2}', { logic });
    expect(sources).toMatchObject([{ a: 1 }]);
  });
});

it('the clock of a load is what event.ingested says', async () => {
  expect((await sourceOf({}, '')).event.ingested).toBe(new Date(NOW).toISOString().replace('789Z', '789000+00:00'));
});
