import { loadObject } from '../load-object';
import type { LoadOptions } from '../load-object';

const TIME = '{"t":"2024-12-31T20:30:00-05:00"}';

async function indexOf(ini: string, pipeline: LoadOptions['pipeline'] = {}, record = TIME): Promise<string> {
  return (await loadObject(`file_format = json\ntimestamp_key = t\n${ini}`, record, { pipeline })).indices[0];
}

async function idOf(ini: string, record: string): Promise<string> {
  return (await loadObject(`file_format = json\n${ini}`, record)).documents[0].id;
}

describe('index_rotation', () => {
  it.each([
    ['daily', 'log-t-2025-01-01'], ['weekly', 'log-t-2025-w00'], ['monthly', 'log-t-2025-01'], ['yearly', 'log-t-2025'], ['auto', 'log-t'], ['aoss', 'log-t-001'], ['', 'log-t-2025'],
    ['"daily"', 'log-t-2025-01-01'], ['semi-monthly', 'log-t-2025-01'], ['daily ; each day', 'log-t-2025-01-01'], ['monthly or daily', 'log-t-2025-01-01'], ['daily-auto', 'log-t'], ['"aoss"', 'log-t-2025'],
    ['Daily', 'log-t-2025'],
  ])('%s: %s', async (rotation, index) => {
    expect(await indexOf(`index_rotation = ${rotation}`)).toBe(index);
  });
});

describe('index_suffix', () => {
  it.each([['daily', 'log-t-eu-2025-01-01'], ['auto', 'log-t'], ['aoss', 'log-t-eu']])('with rotation %s: %s', async (rotation, index) => {
    expect(await indexOf(`index_suffix = eu\nindex_rotation = ${rotation}`)).toBe(index);
  });
});

describe('index_tz', () => {
  it.each([
    ['+00:00', '2025-01-01'], ['-01:30', '2025-01-01'], ['-01:31', '2024-12-31'], ['-05:00', '2024-12-31'], ['+22:30', '2025-01-02'], ['+22:29', '2025-01-01'], ['9', '2025-01-01'], ['-2.5', '2024-12-31'],
    ['', '2025-01-01'],
  ])('%s: the date is %s', async (zone, date) => {
    expect(await indexOf(`index_rotation = daily\nindex_tz = ${zone}`)).toBe(`log-t-${date}`);
  });
});

describe('index_time', () => {
  it.each([
    ['@timestamp', '2025-01-01'], ['', '2025-01-01'], ['event_ingested', '2025-06-15'], ['event.event_ingested', '2025-06-15'],
  ])('%s: the date is %s', async (time, date) => {
    expect(await indexOf(`index_rotation = daily\nindex_time = ${time}`)).toBe(`log-t-${date}`);
  });

  it('of loading is in index_tz, too', async () => {
    expect(await indexOf('index_rotation = daily\nindex_time = event_ingested\nindex_tz = +11:30')).toBe('log-t-2025-06-16');
  });
});

describe('an index that takes no documents', () => {
  const readOnly = (...names: string[]): LoadOptions['pipeline'] => ({ readOnlyIndices: new Set(names) });

  it.each([
    ['index_rotation = yearly', ['log-t-2025'], 'log-t-2025_01'],
    ['index_rotation = yearly', ['log-t-2025', 'log-t-2025_01'], 'log-t-2025_02'],
    ['index_rotation = yearly', ['log-t-2024', 'log-t-2025_01'], 'log-t-2025'],
    ['index_rotation = daily\nindex_suffix = eu', ['log-t-eu-2025-01-01'], 'log-t-eu-2025-01-01_01'],
    ['index_rotation = aoss', ['log-t-001'], 'log-t-001_01'],
    ['index_rotation = aoss\nindex_suffix = x_07', ['log-t-x_07', 'log-t-x_08'], 'log-t-x_09'],
  ])('gives way to the next number: %j', async (ini, names, index) => {
    expect(await indexOf(ini, readOnly(...names))).toBe(index);
  });

  it('is written to all the same when its name does not begin with log-', async () => {
    const { indices } = await loadObject('file_format = json\nindex_rotation = yearly\nindex_suffix = x', '{"a":1,"b":"twenty bytes"}', {
      pipeline: readOnly('audit-x-2025'), logic: { apply: (_doc, _raw, { controls }) => void (controls.indexName = 'audit') },
    });
    expect(indices).toEqual(['audit-x-2025']);
  });
});

test.each(['daily', 'weekly', 'monthly', 'yearly', 'auto', 'aoss'])('OpenSearch Serverless has no dates in names, whatever index_rotation says: %s', async (rotation) => {
  expect(await indexOf(`index_rotation = ${rotation}`, { serverless: true })).toBe('log-t-001');
  expect(await indexOf(`index_rotation = ${rotation}\nindex_suffix = eu`, { serverless: true })).toBe('log-t-eu');
});

describe('doc_id', () => {
  it.each([
    ['{"k":"abc"}', 'abc'], ['{"k":12}', '12'], ['{"k":1.50}', '1.5'], ['{"k":1.0}', '1.0'], ['{"k":0}', '0'], ['{"k":false}', 'false'], ['{"k":12345678901234567890}', '12345678901234567890'],
  ])('of %s is %s', async (record, id) => {
    expect(await idOf('doc_id = k', record)).toBe(id);
  });

  it.each(['toString', 'constructor', '__proto__', 'a.k'])('names a field of the record, nothing else: %s', async (name) => {
    const { documents, sources } = await loadObject(`file_format = json\ndoc_id = ${name}`, '{"a":{"k":1}}\n{"a":{"k":2}}');
    expect(sources.map((source) => source.error)).toEqual(sources.map(() => ({ type: 'no-id', message: `${name} (doc_id) is absent or empty` })));
    expect(documents[0].id).not.toBe(documents[1].id);
  });

  it('may name a field by its new name', async () => {
    expect(await idOf('doc_id = new\nrenamed_newfields = new\nnew = old', '{"old":"x"}')).toBe('x');
  });
});

describe('doc_id_suffix', () => {
  it.each([
    ['"x"', 'a_x'], ['7', 'a_7'], ['1.0', 'a_1.0'], ['true', 'a_True'], ['"-"', 'a_-'], ['["x",1]', 'a_[\'x\', 1]'], ['{"b":null}', 'a_{\'b\': None}'],
    ['0', 'a'], ['0.0', 'a'], ['false', 'a'], ['""', 'a'], ['null', 'a'], ['[]', 'a'], ['{}', 'a'],
  ])('of the value %s makes %s', async (value, id) => {
    expect(await idOf('doc_id = k\ndoc_id_suffix = s', `{"k":"a","s":${value}}`)).toBe(id);
  });

  it.each([
    ['s.list.1.v', 'a_2'], ['absent', 'a'], ['s.list.7', 'a'], ['toString', 'a'], ['@log_type', 'a_t'], ['@timestamp', 'a_2025-06-15T12:34:56.789000+00:00'], ['user.name', 'a_me'], ['event.kind', 'a_alert'],
    ['cloud.account.id', 'a_unknown'],
  ])('is the value of the finished document at %s: %s', async (path, id) => {
    const fields = 'ecs = user.name\nuser.name = who\nstatic_ecs = event.kind\nevent.kind = alert';
    expect(await idOf(`doc_id = k\ndoc_id_suffix = ${path}\n${fields}`, '{"k":"a","s":{"list":[{"v":1},{"v":2}]},"who":"me","user":{"id":5}}')).toBe(id);
  });

  it('follows fields that a prefix moves', async () => {
    const record = '{"k":"a","s":"x"}';
    expect(await idOf('doc_id = k\nfield_prefix = app\ndoc_id_suffix = app.s', record)).toBe('a_x');
    expect(await idOf('doc_id = k\nfield_prefix = app\ndoc_id_suffix = s', record)).toBe('a');
  });

  it('is added to ids that are hashes, too', async () => {
    expect(await idOf('doc_id_suffix = s', '{"s":"x","more":"than twenty bytes"}')).toMatch(/^[0-9a-f]{32}_x$/);
  });
});
