import type { Transform } from '../../../src/contract/custom-logic';
import { customLogic } from '../../../src/loader/custom-logic/custom-logic';
import { loadObject } from '../load-object';
import type { Loaded } from '../load-object';

const INI = 'file_format = json\nindex_rotation = daily\ntimestamp_key = time\necs = user.name\nuser.name = who';
const RECORD = '{"time":"2025-01-02T03:04:05Z","who":"ada","big":12345678901234567890,"rate":1.0,"nested":{"a":[1,2]}}';

const load = (transform: unknown, object = RECORD): Promise<Loaded> => loadObject(INI, object, { logic: customLogic(transform as Transform, 'siem/sf_t.js') });

describe('code of an operator', () => {
  it('sees the whole document and where it is from', async () => {
    let seen: unknown[] = [];
    await load((document: object, context: object) => {
      seen = [JSON.parse(JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))), context];
    });
    expect(seen[0]).toMatchObject({
      '@message': RECORD,
      '@timestamp': '2025-01-02T03:04:05+00:00',
      '@log_type': 't',
      '@log_s3key': 't/1',
      'who': 'ada',
      'user': { name: 'ada' },
      'big': '12345678901234567890n',
      'rate': 1,
      'nested': { a: [1, 2] },
      'event': { module: 't' },
    });
    expect(seen[1]).toEqual({ logType: 't', bucket: 'b', key: 't/1' });
  });

  it('changes the document in place or returns another', async () => {
    const inPlace = await load((document: Record<string, unknown>) => {
      document.who = 'grace';
      delete document.nested;
    });
    expect(inPlace.sources[0]).toMatchObject({ who: 'grace', big: 12345678901234567890, event: { module: 't' } });
    expect(inPlace.sources[0]).not.toHaveProperty('nested');
    const another = await load(() => ({ only: new Date(0), seen: new Set(['x']) }));
    expect(another.sources[0]).toMatchObject({ 'only': '1970-01-01T00:00:00.000Z', 'seen': ['x'], '@log_type': 't' });
    expect(Object.keys(another.sources[0])).not.toContain('who');
  });

  it('can mask or drop the message, and give another id, type and time', async () => {
    const masked = await load((document: Record<string, unknown>) => {
      Object.assign(document, { '@message': '***', '@id': 'mine', '@log_type': 'other', '@timestamp': '2024-01-01T00:00:00+00:00' });
    });
    expect(masked.sources[0]).toMatchObject({ '@message': '***', '@id': 'mine', '@log_type': 'other', '@timestamp': '2024-01-01T00:00:00+00:00' });
    expect(masked.documents[0].id).toBe('mine');
    const dropped = await load((document: Record<string, unknown>) => void delete document['@message']);
    expect(dropped.documents[0].json).not.toContain('@message');
  });

  it('can neither change where a record is from nor what objects inherit', async () => {
    const { documents, sources } = await load((document: Record<string, unknown>, context: Record<string, unknown>) => {
      Object.assign(document, { '@log_s3key': 'forged', '@log_group': 'forged' });
      Object.assign(context, { key: 'forged' });
      document.labels = JSON.parse('{"__proto__":{"admin":true}}');
    });
    expect(sources[0]).toMatchObject({ '@log_s3key': 't/1' });
    expect(documents[0].json).toContain('"labels":{"__proto__":{"admin":true}}');
    expect(documents[0].json).not.toContain('forged');
  });

  it('sees, changes and leaves a record\'s own field __proto__ like any other', async () => {
    let seen: unknown;
    const { documents } = await load((document: object) => {
      seen = Object.getOwnPropertyDescriptor(document, '__proto__')?.value;
      return JSON.parse(JSON.stringify({ admin: (document as { admin?: boolean }).admin ?? 'none' }).replace('{', '{"__proto__":{"is_ignored":true},'));
    }, '{"time":"2025-01-02T03:04:05Z","__proto__":{"admin":true}}');

    expect(seen).toEqual({ admin: true });
    expect(documents).toHaveLength(1);
    expect(documents[0].json).toContain('"__proto__":{"is_ignored":true},"admin":"none"');
  });

  it('that masks the message keeps it out of the log of errors, too', async () => {
    const { result } = await load((document: Record<string, unknown>) => {
      document['@message'] = '***';
      throw new Error('after that');
    });
    expect(result.kind === 'loaded' && [...result.account.samples.values()].map(({ text }) => text)).toEqual(['***']);
  });

  it('names the index, its date and a suffix of the id', async () => {
    const { documents, indices, sources } = await load((document: Record<string, unknown>) => {
      Object.assign(document, { '__index_name': 'log-mine', '__index_dt': new Date('2023-05-06T00:00:00Z'), '__doc_id_suffix': 7, '@id': 'x' });
    });
    expect(indices).toEqual(['log-mine-2023-05-06']);
    expect(documents[0].id).toBe('x_7');
    expect(Object.keys(sources[0]).filter((name) => name.startsWith('__'))).toEqual([]);
  });

  it.each([
    'log-Mine', 'log mine', '..', '.', '.opendistro_security', '_all', '-log-mine', '+log-mine', 'log-*', 'log-a,log-b', 'log/a', 'log\\a', 'log:a', 'log#a', 'log|a', 'log?a',
    '<log-{now}>', 'log"a', 'log\u0000a', 'log-\ud800', `log-${'x'.repeat(230)}`, `log-${'é'.repeat(120)}`, { a: 1 },
  ])('is an error of the record alone when it names an index that can not be: %j', async (name) => {
    const transform = (document: Record<string, unknown>): void => {
      if (document.who === 'ada') Object.assign(document, { '__index_name': name, '@message': '***' });
    };
    const { sources, indices, result } = await load(transform, `${RECORD}\n${RECORD.replace('ada', 'bob')}`);
    expect(indices).toEqual(['log-t-2025-01-02', 'log-t-2025-01-02']);
    expect(sources).toMatchObject([{ 'error': { message: expect.stringContaining('siem/sf_t.js: __index_name '), type: 'logic' }, '@message': '***' }, { who: 'bob' }]);
    expect(result).toMatchObject({ account: { read: 2, errors: 1 } });
  });

  it.each(['log-mine', 'mine', 'a', 'log.a_b-c', 'büro', '2025', 7, '', null])('may name an index %j', async (name) => {
    const { sources, indices } = await load((document: Record<string, unknown>) => void (document.__index_name = name));
    expect(indices).toEqual([`${name || 'log-t'}-2025-01-02`]);
    expect(sources[0]).not.toHaveProperty('error');
  });

  it.each<[string, unknown, string]>([
    ['throws', () => { throw new Error('no such luck'); }, 'siem/sf_t.js: no such luck'],
    ['returns a promise', async () => undefined, 'siem/sf_t.js: transform must not return a promise'],
    ['returns a list', () => [], 'siem/sf_t.js: transform must return a document, not a list'],
    ['gives a time that is none', () => ({ __index_dt: 'yesterday' }), 'siem/sf_t.js: __index_dt is no time: yesterday'],
  ])('is an error of the record alone when it %s', async (_, transform, message) => {
    const { sources, result } = await load(transform, `${RECORD}\n${RECORD.replace('ada', 'bob')}`);
    expect(sources.map(({ who, error }) => [who, error.message])).toEqual([['ada', expect.stringContaining(message)], ['bob', expect.stringContaining(message)]]);
    expect(result).toMatchObject({ kind: 'loaded', account: { read: 2, indexed: 2, errors: 2 } });
  });

  it('names the line that an exception is from', async () => {
    const throwing = (): void => {
      throw Object.assign(new Error('no such luck'), { stack: 'Error: no such luck\n    at exports.transform (/opt/siem/sf_t.js:12:9)\n    at other (/opt/siem/sf_t.js:3:1)' });
    };
    expect((await load(throwing)).sources[0].error).toEqual({ message: 'logic of t: siem/sf_t.js:12: no such luck', type: 'logic' });
  });

  it('ends no process by a promise that fails later', async () => {
    const then = jest.fn();
    await load(() => ({ then }));
    await new Promise(setImmediate);
    expect(then).toHaveBeenCalledWith(expect.any(Function), expect.any(Function));
  });

  it('leaves the changes before its exception, but nothing that JSON cannot hold', async () => {
    const partial = await load((document: Record<string, unknown>) => {
      document.done = 'half';
      throw new Error('then this');
    });
    expect(partial.sources[0]).toMatchObject({ done: 'half', error: { message: expect.stringContaining('then this') } });
    const cyclic = await load((document: Record<string, unknown>) => void (document.self = document));
    expect(cyclic.sources[0]).toMatchObject({ who: 'ada', error: { message: expect.stringContaining('refers to itself') } });
  });

  it('excludes a record by is_ignored', async () => {
    const { documents, result } = await load((document: Record<string, unknown>) => void (document.is_ignored = true));
    expect(documents).toEqual([]);
    expect(result).toMatchObject({ account: { read: 1, excluded: 1 } });
  });
});
