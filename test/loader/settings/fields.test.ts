import type { Value } from '../../../src/loader/types';
import { loadObject, ownFields } from '../load-object';
import type { LoadOptions } from '../load-object';

async function sourceOf(ini: string, record: string, options?: LoadOptions): Promise<Value> {
  return (await loadObject(`file_format = json\n${ini}`, record, options)).sources[0];
}

/** What becomes of a record of which `ini` maps something to user.name, a field with one value. */
const name = async (sources: string, record: string): Promise<Value> => (await sourceOf(`ecs = user.name\nuser.name = ${sources}`, record)).user?.name;
/** The same of related.user, a field with a list. */
const names = async (sources: string, record: string): Promise<Value> => (await sourceOf(`ecs = related.user\nrelated.user = ${sources}`, record)).related?.user;

describe('ecs: a field with one value', () => {
  it.each([
    ['a b', '{"a":"1","b":"2"}', '1'],
    ['a b', '{"a":"","b":"2"}', '2'],
    ['a b', '{"a":null,"b":"2"}', '2'],
    ['none.x a.b.1.c', '{"a":{"b":[{"c":"0"},{"c":"1"}]}}', '1'],
    ['a.0', '{"a":"text"}', 't'],
    ['a.5', '{"a":["x"],"b":1}', undefined],
    ['a.b', '{"a":"text"}', undefined],
    ['a.0', '{"a":{"0":"x"}}', undefined],
    ['a b', '{"a":0,"b":"2"}', '0'],
    ['a b', '{"a":false,"b":"2"}', 'False'],
    ['a b', '{"a":1.50,"b":"2"}', '1.5'],
    ['a b', '{"a":[],"b":"2"}', undefined],
    ['a b', '{"a":{},"b":"2"}', undefined],
    ['a', '{"a":["x",1]}', ['x', 1]],
    ['a', '{"a":{"x":1}}', { x: 1 }],
    ['@log_type a', '{"a":"1","b":"twenty bytes"}', 't'],
    ['user.name', '{"user":{"name":"own","id":1}}', 'own'],
    ['${other}', '{"a":"1","b":"twenty bytes"}', undefined],
  ])('of %s in %s is %j', async (sources, record, value) => {
    expect(await name(`${sources}\nother = user.name`, record)).toEqual(value);
  });

  it.each([
    ['source.ip', '"192.0.2.1"', '192.0.2.1'], ['source.ip', '"192.0.2.01"', undefined], ['source.ip', '"2001:db8::1"', '2001:db8::1'], ['source.ip', '"fe80::1%eth0"', 'fe80::1%eth0'], ['source.ip', '"host"', undefined],
    ['source.ip', '5', '5'], ['source.ip', '["host"]', ['host']], ['source.ip_address', '"host"', undefined], ['source.address', '"host"', 'host'],
  ])('%s takes addresses only, of text: %s', async (target, value, taken) => {
    const [object, field] = target.split('.');
    const source = await sourceOf(`ecs = ${target}\n${target} = a b`, `{"a":${value},"b":"198.51.100.9"}`);
    expect(source[object]?.[field]).toEqual(taken);
  });

  it('reads the record, never what was mapped before', async () => {
    const source = await sourceOf('ecs = user.name user.id host.name\nuser.name = a\nuser.id = user.name\nhost.name = ${user.name}', '{"a":"1","b":"twenty bytes"}');
    expect([source.user, source.host]).toEqual([{ name: '1' }, { name: '1' }]);
  });
});

describe('ecs: a field with a list', () => {
  it.each<[string, string, Value]>([
    ['a b', '{"a":"x","b":"w"}', ['w', 'x']],
    ['[a, b]', '{"a":"x","b":"w"}', ['w', 'x']],
    ['[a b, c]', '{"a":"x","b":"w","c":"v"}', ['v', 'x']],
    ['[a b, c]', '{"a":"","b":"w","c":["v","w",1,null]}', ['v', 'w']],
    ['[a,, b,]', '{"a":"x","b":"x","c":"twenty bytes"}', ['x']],
    ['[|a, b|]', '{"a":"x","b":"w"}', ['w', 'x']],
    ['a', '{"a":5,"b":"twenty bytes"}', undefined],
    ['a b', '{"a":{"x":1},"b":true}', undefined],
    ['a', '{"a":[{"x":1},["y"],"z"]}', ['z']],
    ['[]', '{"a":"x","b":"twenty bytes"}', undefined],
    ['', '{"a":"x","b":"twenty bytes"}', undefined],
  ])('of %s in %s is %j', async (sources, record, values) => {
    expect(await names(sources, record)).toEqual(values);
  });

  it('of addresses has no other text', async () => {
    const source = await sourceOf('ecs = related.ip source.ip\nsource.ip = b a\nrelated.ip = [${source.ip}, list]', '{"a":"192.0.2.7","list":["198.51.100.1","host","192.0.2.7"],"c":1}');
    expect([source.related, source.source]).toEqual([{ ip: ['192.0.2.7', '198.51.100.1'] }, { ip: '192.0.2.7' }]);
  });

  it('is one value where ECS has no list of that name', async () => {
    const source = await sourceOf('ecs = related.host related.hosts\nrelated.host = [a, b]\nrelated.hosts = [a, b]', '{"a":"x","b":"w"}');
    expect(source.related).toEqual({ hosts: ['w', 'x'] });
  });
});

describe('static_ecs', () => {
  it.each<[string, Value]>([
    ['event.category = iam', { category: ['iam'] }], ['event.category = [iam, session]', { category: ['iam', 'session'] }], ['event.category = iam session', { category: ['iam', 'session'] }],
    ['event.kind = an event', { kind: 'an event' }], ['event.kind = [alert]', { kind: '[alert]' }], ['event.kind =', {}], ['event.module = mine', { module: 'mine' }], ['event.kind = -', {}],
  ])('%s', async (line, event) => {
    const key = line.split(' ')[0];
    expect((await sourceOf(`static_ecs = ${key}\n${line}`, '{"a":"twenty bytes or so"}')).event).toEqual({ module: 't', ingested: expect.any(String), ...event });
  });

  it('wins over what is mapped and what the record has', async () => {
    const source = await sourceOf('ecs = user.name user.id\nstatic_ecs = user.name\nuser.name = a\nuser.id = a', '{"a":"x","user":{"name":"own","id":"own","email":"e"}}');
    expect(source.user).toEqual({ name: 'a', id: 'x', email: 'e' });
  });
});

describe('renamed_newfields', () => {
  const rename = async (record: string, ini = 'renamed_newfields = [new, other]\nnew = Old (us)\nother = other_old'): Promise<Value> => ownFields(await sourceOf(ini, record));

  it.each<[string, Value]>([
    ['{"Old (us)":"x","other_old":5}', { new: 'x', other: 5 }], ['{"Old (us)":["x"],"new":"y"}', { new: ['x'] }], ['{"Old (us)":0,"more":"bytes"}', { 'Old (us)': 0, 'more': 'bytes' }], ['{"Old (us)":0.0,"new":"y"}', { 'Old (us)': 0, 'new': 'y' }],
    ['{"Old (us)":false,"new":"y"}', { 'Old (us)': false, 'new': 'y' }], ['{"Old (us)":"","new":"y","m":1}', { new: 'y', m: 1 }], ['{"Old (us)":[],"new":"y","m":1}', { new: 'y', m: 1 }], ['{"Old (us)":{},"new":"y","m":1}', { new: 'y', m: 1 }],
    ['{"Old (us)":null,"new":"y"}', { new: 'y' }],
  ])('%s', async (record, fields) => {
    expect(await rename(record)).toEqual(fields);
  });

  it('is not about paths, nor about members that every object has', async () => {
    expect(await rename('{"a":{"b":"x"},"more":1}', 'renamed_newfields = new other\nnew = a.b\nother = constructor')).toEqual({ a: { b: 'x' }, more: 1 });
  });

  it('comes before the time, the id and the mapping', async () => {
    const { sources, documents } = await loadObject('file_format = json\nrenamed_newfields = new when\nnew = old\nwhen = time\ntimestamp_key = when\ndoc_id = new\necs = user.name\nuser.name = new', '{"old":"x","time":"2025-01-02"}');
    expect([documents[0].id, sources[0]['@timestamp'], sources[0].user]).toEqual(['x', '2025-01-02T00:00:00+00:00', { name: 'x' }]);
  });
});

describe('field_prefix', () => {
  it('has the record\'s fields, with what was merged into them, below it', async () => {
    const source = await sourceOf('field_prefix = app\necs = user.name host.name\nuser.name = a\nhost.name = a\nrenamed_newfields = new\nnew = old', '{"a":"x","user":{"id":1},"event":{"id":2},"old":"y"}');
    expect(source.app).toEqual({ a: 'x', user: { id: 1, name: 'x' }, event: { id: 2, module: 't', ingested: expect.any(String) }, new: 'y' });
    expect([source.host, source.a, source.user, source.event, source.cloud.provider, source.ecs.version]).toEqual([{ name: 'x' }, undefined, undefined, undefined, 'aws', '1.10.0']);
  });

  it('leaves what an envelope brings', async () => {
    const event = { messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1735787045678, message: '{"a":1}' }] };
    const source = await sourceOf('via_cwl = True\nfield_prefix = app\ntimestamp_key = cwl_timestamp\ntimestamp_format = epoch', JSON.stringify(event));
    expect(source).toMatchObject({ 'app': { a: 1 }, '@log_group': 'g', 'cwl_timestamp': 1735787045678 });
  });

  it.each<[string, Value]>([['{"app":{"own":1},"a":"x"}', { own: 1, a: 'x' }], ['{"app":"own","a":"twenty bytes"}', { a: 'twenty bytes' }]])('may be a field of the record: %s', async (record, fields) => {
    expect((await sourceOf('field_prefix = app', record)).app).toEqual(fields);
  });
});

describe('json_to_text', () => {
  it.each([
    ['{"q":[1,null,true,"it\'s",1.0]}', '{\'q\': [1, None, True, "it\'s", 1.0]}'], ['[1,"ä"]', '[1, \'ä\']'], ['"plain"', 'plain'], ['"{\\"q\\":1}"', '\'{"q":1}\''], ['5', '5'], ['true', 'True'], ['2.5', '2.5'], ['["{"]', '[\'{\']'],
    ['0', 0], ['false', false],
  ])('%s is %j', async (value, text) => {
    const source = await sourceOf('json_to_text = absent deep.er.a\n  a', `{"a":${value},"deep":{"er":{"a":${value}}},"more":"bytes"}`);
    expect([source.a, source.deep.er.a]).toEqual([text, text]);
  });

  it('comes before the mapping', async () => {
    expect((await sourceOf('json_to_text = a\necs = user.name\nuser.name = a', '{"a":{"x":1},"more":"bytes"}')).user).toEqual({ name: '{\'x\': 1}' });
  });
});

describe('static_ecs of fields that the loader sets itself', () => {
  const constants = 'static_ecs = cloud.account.id cloud.region cloud.provider\ncloud.account.id = unknown\ncloud.region = global\ncloud.provider = mine';
  const expected = { account: { id: 'unknown' }, region: 'global', provider: 'mine' };

  it.each([
    ['the record', '', '{"cloud":{"account":{"id":"1","name":"n"},"region":"eu-west-1","provider":"own","k":1}}', { ...expected, account: { id: 'unknown', name: 'n' }, k: 1 }],
    ['the key', '', '{"a":"twenty bytes or so"}', expected],
    ['the task of a container', 'via_firelens = true\n', '{"log":"{}","container_name":"c","ecs_task_arn":"arn:aws:ecs:eu-west-1:123456789012:task/x"}', expected],
    ['an EventBridge event', '', '{"detail-type":"x","resources":[],"account":"123456789012","region":"eu-west-1","detail":{}}', expected],
  ])('wins over %s', async (_, ini, record, cloud) => {
    expect((await sourceOf(ini + constants, record)).cloud).toEqual(cloud);
  });

  it('wins over the container of FireLens', async () => {
    const source = await sourceOf('via_firelens = true\nstatic_ecs = container.name\ncontainer.name = mine', '{"log":"{}","container_name":"c","container_id":"1"}');
    expect(source.container).toEqual({ id: '1', name: 'mine' });
  });
});

describe('cloud_provider', () => {
  const cloud = async (ini: string, record: string): Promise<Value> => (await sourceOf(ini, record)).cloud;
  const UNKNOWN = { account: { id: 'unknown' }, region: 'unknown' };
  const mapped = '\necs = cloud.instance.id\ncloud.instance.id = a';

  it.each<[string, string, Value]>([
    ['cloud_provider = other', '{"a":"twenty bytes or so"}', { provider: 'other', ...UNKNOWN }],
    ['cloud_provider = other', '{"cloud":{"provider":"own"}}', { provider: 'own', ...UNKNOWN }],
    ['cloud_provider =', '{"a":"twenty bytes or so"}', undefined],
    [`cloud_provider =${mapped}`, '{"a":"i-1","b":"twenty bytes"}', { instance: { id: 'i-1' }, ...UNKNOWN }],
    [`cloud_provider =${mapped}`, '{"b":"twenty bytes or so"}', undefined],
    ['cloud_provider =', '{"cloud":{"zone":"z"}}', { zone: 'z', ...UNKNOWN }],
  ])('"%s" %s', async (ini, record, fields) => {
    expect(await cloud(ini, record)).toEqual(fields);
  });
});

describe('ecs_version', () => {
  it.each<[string, Value]>([
    ['ecs_version = 8.11', { version: '8.11' }], ['', { version: '1.10.0' }], ['static_ecs = ecs.origin\necs.origin = mine', { version: '1.10.0', origin: 'mine' }], ['ecs_version = 1\necs = ecs.version\necs.version = a', { version: 'x' }],
  ])('"%s"', async (ini, ecs) => {
    expect((await sourceOf(ini, '{"a":"x","b":"twenty bytes"}')).ecs).toEqual(ecs);
    expect((await loadObject(`file_format = text\nlog_pattern = (?P<a>\\w+)\n${ini}`, 'x twenty bytes or so\n')).sources[0].ecs).toEqual(ecs);
  });

  it('is what the record\'s own fields are added to', async () => {
    expect((await sourceOf('', '{"ecs":{"version":"9","own":1}}')).ecs).toEqual({ version: '1.10.0', own: 1 });
  });
});

test('masked_headers reach the logic in small letters', async () => {
  const logic: LoadOptions['logic'] = { writes: ['labels'], apply: (doc, _raw, { maskedHeaders }) => void (doc.labels = { masked: maskedHeaders }) };
  expect((await sourceOf('masked_headers = Authorization\n  X-Api-Key', '{"a":"twenty bytes or so"}', { logic })).labels).toEqual({ masked: ['authorization', 'x-api-key'] });
});
