import type { Value } from '../../../src/loader/types';
import { loadObject } from '../load-object';

const JSON_LOG = 'file_format = json\ncloud_provider =';
const TOO_DEEP = 'nested deeper than 1000 levels';

/** An object with `levels` more objects, or lists, below it. */
function nested(levels: number, by: 'objects' | 'lists' = 'objects'): string {
  return by === 'objects' ? `${'{"a":'.repeat(levels)}{"a":1}${'}'.repeat(levels)}` : `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

const envelope = (...messages: Value[]): string => JSON.stringify({
  messageType: 'DATA_MESSAGE',
  owner: '123456789012',
  logGroup: 'g',
  logStream: 's',
  logEvents: messages.map((message, i) => ({ id: String(i), timestamp: 1749716052804, message })),
});

describe.each([1_001, 100_000])('a JSON record of %i levels', (levels) => {
  const deep = nested(levels);
  const list = nested(levels, 'lists');

  it.each([
    ['a line', JSON_LOG, `{"n":1}\n${deep}\n{"n":2}\n`, deep],
    ['a line of lists', JSON_LOG, `{"n":1}\n${list}\n{"n":2}\n`, list],
    ['one of several on a line', JSON_LOG, `{"n":1}${deep}{"n":2}`, deep],
    ['in an EventBridge event', JSON_LOG, `{"n":1}\n{"detail-type":"x","resources":[],"detail":${deep}}\n{"n":2}`, deep],
    ['an item of a list', `${JSON_LOG}\njson_delimiter = Records`, `{"x":${list},"Records":[{"n":1},${deep},{"n":2}]}`, deep],
    ['an item of a list without a name', JSON_LOG, `[{"n":1},${deep},{"n":2}]`, deep],
    ['a message of CloudWatch Logs', `${JSON_LOG}\nvia_cwl = true`, envelope('{"n":1}', deep, '{"n":2}'), deep],
    ['a message of FireLens', `${JSON_LOG}\nvia_firelens = true`, ['{"n":1}', deep, '{"n":2}'].map((log) => JSON.stringify({ log, container_name: 'c' })).join('\n'), deep],
    ['a message of FireLens that is no text', `${JSON_LOG}\nvia_firelens = true`, `{"log":"{\\"n\\":1}"}\n{"log":${deep}}\n{"log":{"n":2}}`, `{"log":${deep}}`],
    ['what FireLens says of its container', `${JSON_LOG}\nvia_firelens = true`, `{"log":"{\\"n\\":1}"}\n{"log":"x","container_name":"c","ecs_cluster":${deep}}\n{"log":{"n":2}}`, `{"log":"x","container_name":"c","ecs_cluster":${deep}}`],
  ])('is kept as it stands, is an error, and leaves the others alone: %s', async (_, ini, object, message) => {
    const { sources, result } = await loadObject(ini, object);

    expect(sources.map(({ n }) => n)).toEqual([1, undefined, 2]);
    expect(sources[1]).toMatchObject({ 'error': { message: expect.stringContaining(TOO_DEEP), type: 'bad-json' }, '@message': message, 'tags': ['_siem_unparsed'] });
    expect(result).toMatchObject({ account: { read: 3, errors: 1 } });
  });

  it('is kept when it is all that the object has', async () => {
    const { sources } = await loadObject(JSON_LOG, deep);
    expect(sources).toMatchObject([{ 'error': { message: expect.stringContaining(TOO_DEEP) }, '@message': deep }]);
  });

  it('does no harm in the parts of an envelope that are no message', async () => {
    const odd = envelope('{"n":1}', '{"n":2}').replace('"id":"0"', `"id":${deep}`).replace('"owner":"123456789012"', `"owner":${deep}`).replace('"timestamp":1749716052804', `"timestamp":${deep}`);
    const { sources } = await loadObject(`${JSON_LOG}\nvia_cwl = true`, odd);
    expect(sources.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('is kept as a message of CloudWatch Logs that is no text', async () => {
    const { sources } = await loadObject(`${JSON_LOG}\nvia_cwl = true`, envelope('{"n":1}', 7, '{"n":2}').replace('"message":7', `"message":${deep}`));
    expect(sources.map(({ n }) => n)).toEqual([1, undefined, 2]);
    expect(sources[1].error.message).toContain(TOO_DEEP);
  });
});

it('a record of 1,000 levels is read', async () => {
  const { sources } = await loadObject(JSON_LOG, `${nested(999)}\n${nested(998, 'lists')}`);
  expect(sources.map(({ error }) => error)).toEqual([undefined, undefined]);
});

it('brackets in texts are no levels', async () => {
  const text = JSON.stringify({ n: 1, text: `${'['.repeat(5_000)}\\"{` });
  const { sources } = await loadObject(`${JSON_LOG}\nvia_cwl = true`, envelope(text));
  expect(sources).toMatchObject([{ n: 1 }]);
});

it('a message with a bad escape is read when it is not too deep, and kept when it is', async () => {
  const bad = (levels: number) => nested(levels).replace('1', '"\\q"').replace('{', '{"n":1,');
  const { sources } = await loadObject(`${JSON_LOG}\nvia_cwl = true`, envelope(bad(10), bad(100_000)));
  expect(sources.map(({ n }) => n)).toEqual([1, undefined]);
});
