import type { Value } from '../../../../src/loader/types';
import { loadObject, ownFields } from '../../load-object';

const TEXT_LOG = 'file_format = text\nvia_firelens = True\nlog_pattern = ^(?P<a>\\S+) (?P<b>.*)';
const ARN = 'arn:aws:ecs:eu-west-1:111122223333:task/web/0123';
const CONTAINER = {
  container_id: 'c0ffee', container_name: '/web-1', ecs_cluster: 'web', ecs_task_arn: ARN, ecs_task_definition: 'web:7', ec2_instance_id: 'i-0a',
};

const line = (log: unknown, more: object = {}): string => `${JSON.stringify({ ...CONTAINER, source: 'stdout', log, ...more })}\n`;

async function read(ini: string, object: string): Promise<Value[]> {
  return (await loadObject(ini, object)).sources;
}

describe('what FireLens sends', () => {
  it('gives a record a line, with the container that wrote it', async () => {
    const [source] = await read(TEXT_LOG, line('x y z'));
    expect(ownFields(source)).toEqual({ a: 'x', b: 'y z', ...CONTAINER, container_source: 'stdout', container: { id: 'c0ffee', name: '/web-1' } });
    expect(source['@message']).toBe('x y z');
    expect(source.cloud).toEqual({ provider: 'aws', account: { id: '111122223333' }, region: 'eu-west-1', instance: { id: 'i-0a' } });
  });

  it('may come with Windows line ends, without any, and in chunks of any size', async () => {
    const object = line('x 1').replace('\n', '\r\n') + line('x 2').trim() + line('x é').trim();
    for (const chunk of [1, 2, 3, 50, 333]) {
      expect((await loadObject(TEXT_LOG, object, { chunk })).sources.map((source) => source.b)).toEqual(['1', '2', 'é']);
    }
  });

  it('has the account and region of the task, whatever is mapped', async () => {
    const [source] = await read(`${TEXT_LOG}\necs = cloud.account.id cloud.region container.name\ncloud.account.id = a\ncloud.region = a\ncontainer.name = a`, line('x y'));
    expect(source.cloud).toMatchObject({ account: { id: '111122223333' }, region: 'eu-west-1' });
    expect(source.container).toEqual({ id: 'c0ffee', name: '/web-1' });
  });

  it('may leave out parts, or have odd ones', async () => {
    const [plain, odd, none] = await read(TEXT_LOG, `{"log":"x y","container_name":"n"}\n${line('x y', { ecs_task_arn: 'arn', container_id: 7, ec2_instance_id: '', ecs_cluster: null })}{"log":"x y"}\n`);
    expect(ownFields(plain)).toEqual({ a: 'x', b: 'y', container_name: 'n', container: { name: 'n' } });
    expect(plain.cloud).toEqual({ provider: 'aws', account: { id: 'unknown' }, region: 'unknown' });
    expect(odd).toMatchObject({ container_id: 7, ecs_task_arn: 'arn', container: { name: '/web-1' } });
    expect(odd).not.toHaveProperty('ec2_instance_id');
    expect(ownFields(none)).toEqual({ a: 'x', b: 'y' });
  });

  it('has fields of the container before those that the record has under the same names', async () => {
    const [source] = await read('file_format = json\nvia_firelens = True', line('{"container_name":"mine","ecs_cluster":["mine"],"container":"mine","k":1}'));
    expect(ownFields(source)).toEqual({ k: 1, ...CONTAINER, container_source: 'stdout', container: { id: 'c0ffee', name: '/web-1' } });
  });

  it('can be mapped, and is no part of the record for a field prefix', async () => {
    const [source] = await read(`${TEXT_LOG}\nfield_prefix = app\necs = host.name\nhost.name = container_name`, line('x y'));
    expect(source).toMatchObject({ app: { a: 'x', b: 'y' }, container_name: '/web-1', ecs_cluster: 'web', host: { name: '/web-1' } });
  });

  it('makes equal texts of two containers distinct', async () => {
    const { documents } = await loadObject(TEXT_LOG, line('x y') + line('x y', { container_name: '/web-2' }) + line('x y'));
    expect(documents[0].id).not.toBe(documents[1].id);
    expect(documents[0].id).toBe(documents[2].id);
  });

  it('leaves out what containers write to stderr, and counts it as excluded', async () => {
    const { sources, result } = await loadObject(TEXT_LOG, line('x y') + line('odd', { source: 'stderr' }) + line('x y', { source: 'stderr' }));
    expect(sources).toHaveLength(1);
    expect(result).toMatchObject({ account: { read: 3, excluded: 2, errors: 0 } });
  });

  it('has stderr when asked for: a text that the format does not fit is the error that it tells', async () => {
    const ini = `${TEXT_LOG}\nignore_container_stderr = False`;
    const { sources, result } = await loadObject(ini, line('x y', { source: 'stderr' }) + line('AH00558:', { source: 'stderr' }) + line('AH00558:'));
    expect(ownFields(sources[0])).toMatchObject({ a: 'x', b: 'y', container_source: 'stderr' });
    expect(sources[1]).toMatchObject({ '@message': 'AH00558:', 'error': { message: 'AH00558:' }, 'container_source': 'stderr' });
    expect(sources[1]).not.toHaveProperty('tags');
    expect(sources[2]).toMatchObject({ '@message': 'AH00558:', 'error': { type: 'no-match' }, 'tags': ['_siem_unparsed'], 'container_name': '/web-1' });
    expect(result).toMatchObject({ account: { read: 3, excluded: 0, errors: 1 } });
  });

  it.each([['stdout', 'stdout'], ['stderr', 'stderr']])('keeps logs that are no JSON objects with the reason, of %s too', async (_, source) => {
    const [odd] = await read('file_format = json\nvia_firelens = True\nignore_container_stderr = no', line('starting', { source }));
    expect(odd).toMatchObject({ '@message': 'starting', 'error': { message: expect.stringMatching(/^invalid json file: /) }, 'container_name': '/web-1' });
  });

  it('takes a log that is JSON by itself as its text', async () => {
    const [source] = await read('file_format = json\nvia_firelens = True', '{"log": {"n": 9007199254740993 , "s":"x"},"container_name":"n"}');
    expect(source).toMatchObject({ '@message': '{"n": 9007199254740993 , "s":"x"}', 's': 'x', 'container_name': 'n' });
  });

  it('loses no line without a log, and none that is no JSON', async () => {
    const { sources, result } = await loadObject(TEXT_LOG, `${line('x y')}${line(undefined)}${line(null)}oops\n{"log":"\\q"}\n[1]\n${line('x y')}`);
    expect(sources.map((source) => source.error?.type)).toEqual([undefined, 'bad-format', 'bad-format', 'bad-json', 'bad-json', 'bad-json', undefined]);
    expect(sources[1]['@message']).toContain('"container_name":"/web-1"');
    expect(result).toMatchObject({ account: { read: 7, errors: 5, indexed: 7 } });
  });

  it('is not looked for inside of CloudWatch Logs, which come first', async () => {
    const object = JSON.stringify({ messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1, message: 'x y' }] });
    const [source] = await read(`${TEXT_LOG}\nvia_cwl = True`, object);
    expect(source).toMatchObject({ 'a': 'x', '@log_group': 'g' });
  });

  it.each([
    ['multiline', 'file_format = multiline\nlog_pattern = ^(?P<a>\\w+)\\s(?P<b>\\w+)', 'x\ny', { a: 'x', b: 'y' }],
    ['cef', 'file_format = cef', 'CEF:0|V|P|1|7|N|5|a=x', { cef_device_vendor: 'V', a: 'x' }],
    ['xml', 'file_format = xml', '<r a="x"/>', { r: { '@a': 'x' } }],
    ['winevtxml', 'file_format = winevtxml', '<Event xmlns="x"><System><EventID>1</EventID></System></Event>', { Event: { System: { EventID: '1' } } }],
  ])('may have records of the format %s', async (_, ini, log, fields) => {
    const [source] = await read(`${ini}\nvia_firelens = True`, line(log));
    expect(source).toMatchObject({ ...fields, '@message': log, 'container_id': 'c0ffee' });
  });
});
