import { CONTEXT, loadUnder } from './exclude-with';
import { RegexTimeoutError } from '../../../../src/loader/catalogue/python-regex/regex-errors';
import type { LogPattern } from '../../../../src/loader/plan';
import { createGeoIp } from '../../../../src/loader/transform/enrich/geoip';
import { createExclusions } from '../../../../src/loader/transform/exclude/log-type-rules';
import { readPatternCsv } from '../../../../src/loader/transform/exclude/pattern-csv';
import { extendField } from '../../../../src/log-types/shared/object-field';
import { documentationDatabases } from '../../../support/mmdb/documentation-networks';
import { loadObject } from '../../load-object';

/** `i` of the records that were loaded. */
const loaded = ({ sources }: { sources: { i: number }[] }): number[] => sources.map(({ i }) => i);

describe('a pattern of the CSV file', () => {
  it('leaves out the records whose raw field it matches, under its own name', async () => {
    const { account, ...rest } = await loadUnder({ rows: ['a,x.*,regex', 'a,y,text,those with y'] }, [{ i: 1, a: 'xyz' }, { i: 2, a: 'y' }, { i: 3, a: 'ax' }, { i: 4 }]);
    expect(loaded(rest)).toEqual([3, 4]);
    expect([...account.excludedBy]).toEqual([['x.csv:2', 1], ['x.csv:3 those with y', 1]]);
    expect(account).toMatchObject({ read: 4, excluded: 2, indexed: 2, missing: 0 });
  });

  it('is one of the others: one match is enough', async () => {
    expect(loaded(await loadUnder({ rows: ['a,1,text', 'b,1,text'] }, [{ i: 1, a: 1, b: 2 }, { i: 2, a: 2, b: 1 }, { i: 3, a: 2, b: 2 }]))).toEqual([3]);
  });

  it.each<[string, unknown, string]>([
    ['a number', 5, '5'], ['a number with a fraction', 1.5, '1.5'], ['true', true, 'True'], ['null', null, 'None'], ['a list', ['x', 1], '\\[\'x\', 1\\]'], ['an object', { b: null }, '\\{\'b\': None\\}'],
  ])('reads %s as Python writes it', async (_, value, pattern) => {
    expect((await loadUnder({ rows: [`a,"${pattern}",regex`] }, [{ a: value }])).account.excluded).toBe(1);
    expect((await loadUnder({ rows: [`a,"${pattern}x",regex`] }, [{ a: value }])).account.excluded).toBe(0);
  });

  it('reads numbers digit for digit', async () => {
    expect(loaded(await loadUnder({ rows: ['a,9007199254740993,text', 'a,1.0,text'] }, '{"i":1,"a":9007199254740993}{"i":2,"a":9007199254740992}{"i":3,"a":1.0}{"i":4,"a":1}'))).toEqual([2, 4]);
  });

  it('finds nested fields, of a list the first object\'s', async () => {
    const records = [{ i: 1, a: { b: { c: 'x' } } }, { i: 2, a: [{ b: { c: 'x' } }] }, { i: 3, a: [{ b: 1 }, { b: { c: 'x' } }] }, { i: 4, a: [] }, { i: 5, a: 'x' }, { i: 6, a: { b: null } }];
    expect(loaded(await loadUnder({ rows: ['a.b.c,x,text'] }, records))).toEqual([3, 4, 5, 6]);
  });

  it('may name fields that the document has and the record has not', async () => {
    const ini = 'file_format = json\necs = source.ip user.name\nsource.ip = ip\nuser.name = who';
    expect(loaded(await loadUnder({ rows: ['source.ip,192.0.2.1,text', 'user.name,root,text'] }, [{ i: 1, ip: '192.0.2.1' }, { i: 2, who: 'root' }, { i: 3, ip: '192.0.2.2' }], ini))).toEqual([3]);
  });

  it.each(['@message', '@log_type', '@log_s3key', 'cloud.region', 'ecs.version'])('may name %s, which every document has', async (field) => {
    expect((await loadUnder({ rows: [`${field},.*,regex`] }, [{ a: 1 }])).account.excluded).toBe(1);
  });

  it('takes no member that every object has for a field', async () => {
    expect((await loadUnder({ rows: ['constructor,.*,regex', 'a.toString,.*,regex', '__proto__.x,.*,regex'] }, [{ a: {} }])).account.excluded).toBe(0);
  });

  it.each([
    ['a record', 'file_format = json', '{"i":1,"__proto__":{"x":"y"}}{"i":2,"__proto__":{"x":"z"}}{"i":3,"a":{"x":"y"}}', '__proto__.x,y,text'],
    ['a record of which everything is decoded', 'file_format = json\nrenamed_newfields = b\nb = a', '{"i":1,"__proto__":{"x":"y"}}{"i":2,"__proto__":{"x":"z"}}{"i":3,"a":{"x":"y"}}', '__proto__.x,y,text'],
    ['a row', 'file_format = csv\ncsv_delimiter = ,', 'i,__proto__\n1,y\n2,z\n3,\n', '__proto__,y,text'],
  ])('finds a field __proto__ of %s\'s own', async (_, ini, object, row) => {
    expect(loaded(await loadUnder({ rows: [row] }, object, ini)).map(Number)).toEqual([2, 3]);
  });

  it.each([
    ['columns', 'file_format = csv\ncsv_delimiter = ,', 'i,a\n1,x\n2,-\n3,y\n'],
    ['groups of a pattern', 'file_format = text\nlog_pattern = (?P<i>\\d) (?P<a>\\S)(?P<never>never)?', '1 x\n2 -\n3 y\n'],
  ])('matches %s', async (_, ini, object) => {
    const { sources, account } = await loadUnder({ rows: ['a,x,text', 'a,-,text'] }, object, ini);
    expect(sources.map(({ i }) => i)).toEqual(['3']);
    expect(account.errors).toBe(0);
  });

  it('that is given up leaves nothing out, and is reported', async () => {
    const giveUp = (pattern: string): LogPattern => ({
      source: pattern,
      groupNames: [],
      groupIndex: [],
      exec: () => null,
      test: () => false,
      match: (text: string) => {
        if (text === 'long') throw new RegexTimeoutError(pattern, 4);
        return /^.*$/.exec(text);
      },
    });
    const reports: string[] = [];
    const rules = readPatternCsv('log_type,field,pattern,pattern_type\nt,a,p,regex', 'x.csv', { ...CONTEXT, compile: giveUp });
    const exclusions = createExclusions(rules, ({ name }, reason) => void reports.push(`${name}: ${reason}`));
    expect((await loadObject('file_format = json', '{"a":"long"}{"a":"other"}', { pipeline: { exclusions } })).sources).toMatchObject([{ a: 'long' }]);
    expect(reports).toEqual(['x.csv:2: regex took too long on a text of 4 characters: p$']);
  });
});

describe('a condition', () => {
  it('leaves out the records for which it holds', async () => {
    const { account, ...rest } = await loadUnder({ exclude: ['a == \'x\' && b.c != \'1\''] }, [{ i: 1, a: 'x', b: { c: '2' } }, { i: 2, a: 'x', b: { c: '1' } }, { i: 3, a: 'y' }]);
    expect(loaded(rest)).toEqual([2, 3]);
    expect([...account.excludedBy]).toEqual([['t/e0', 1]]);
  });

  it.each<[string, unknown, boolean]>([
    ['a text', 'x', true], ['an empty text', '', false], ['zero', 0, false], ['a number', 2, true], ['null', null, false], ['false', false, false], ['an empty list', [], false], ['a list', [0], true], ['an empty object', {}, false],
  ])('holds when its result is true for Python: %s', async (_, a, holds) => {
    expect((await loadUnder({ exclude: ['a'] }, [{ a }])).account.excluded).toBe(holds ? 1 : 0);
  });

  it('sees the finished document', async () => {
    const ini = 'file_format = json\necs = source.ip\nsource.ip = ip\nstatic_ecs = event.kind\nevent.kind = alert';
    const records = [{ i: 1, ip: '192.0.2.1' }, { i: 2, ip: '192.0.2.2' }];
    for (const expression of ['source.ip == \'192.0.2.1\' && event.kind == \'alert\'', 'contains("@message", \'192.0.2.1\')', '"@log_type" == \'t\' && ip == source.ip && ends_with(ip, \'1\')']) {
      expect(loaded(await loadUnder({ exclude: [expression] }, records, ini))).toEqual([2]);
    }
  });

  it.each(['-', '', 'null', '[]'])('sees the value %j, which is not indexed', async (a) => {
    expect((await loadUnder({ exclude: [`a == '${a}'`] }, [{ a }])).account.excluded).toBe(1);
  });

  it.each([
    ['renamed fields', 'renamed_newfields = b\nb = a', 'b && !a'],
    ['fields below a prefix', 'field_prefix = p', 'p.a && !a'],
    ['fields that are not known beforehand', '', 'contains(keys(@), \'a\') && contains(keys(@), \'@message\') && contains(keys(@), \'ecs\')'],
  ])('sees %s', async (_, ini, expression) => {
    expect((await loadUnder({ exclude: [expression] }, [{ a: 'x' }], `file_format = json\n${ini}`)).account.excluded).toBe(1);
  });

  it('sees what logic made of a field', async () => {
    const logic = {
      reads: ['a', 'b'],
      apply: (doc: Record<string, unknown>, raw: Record<string, unknown>) => {
        extendField(doc, raw, 'a', { more: 'm' });
        doc.b = undefined;
      },
    };
    for (const everyFieldDecoded of [false, true]) {
      expect((await loadUnder({ exclude: ['a.own == \'o\' && a.more == \'m\' && !b'] }, [{ a: { own: 'o' }, b: 'x' }], undefined, { logic, everyFieldDecoded })).account.excluded).toBe(1);
    }
  });

  it('sees what enrichment found', async () => {
    const { city, asn } = documentationDatabases();
    const options = { pipeline: { tables: { geoIp: createGeoIp(city, asn) } } };
    const records = [{ i: 1, source: { ip: '203.0.113.9' } }, { i: 2, source: { ip: '10.0.0.1' } }];
    const ini = 'file_format = json\ngeoip = source';
    const [{ source: { geo } }] = (await loadUnder({}, records, ini, options)).sources;
    expect(loaded(await loadUnder({ exclude: [`source.geo.country_iso_code == '${geo.country_iso_code}'`] }, records, ini, options))).toEqual([2]);
    expect(loaded(await loadUnder({ rows: [`source.geo.country_iso_code,${geo.country_iso_code},text`] }, records, ini, options))).toEqual([2]);
  });

  it('compares numbers by their value, however they are written', async () => {
    expect(loaded(await loadUnder({ exclude: ['a == `1` || l[?x == `2`]'] }, '{"i":1,"a":1.0}{"i":2,"a":"1"}{"i":3,"l":[{"x":1},{"x":2.0}]}{"i":4,"l":[]}'))).toEqual([2, 4]);
  });

  it('leaves the documents as they are without it', async () => {
    const text = '{"a":{"n":9007199254740993,"f":1.0,"e":[{}],"x":null},"a2":"é","b":[1.0,{"c":""}]}';
    const without = await loadUnder({}, text);
    for (const expression of ['a.x || b[5]', 'keys(@)[0] == \'\'']) expect((await loadUnder({ exclude: [expression] }, text)).sources).toEqual(without.sources);
  });

  it('that can\'t be applied to a record is reported, and the record is loaded', async () => {
    const { account, reports } = await loadUnder({ exclude: ['contains(a, \'x\')', 'a < `5`', 'sum(a)'] }, [{ a: 'y' }, {}]);
    expect(account).toMatchObject({ read: 2, indexed: 2, excluded: 0 });
    expect(reports).toEqual([
      't/e1: a text and a number have no order',
      't/e2: Invalid type: sum() expected argument 1 to be type (Array<number>) but received type string instead.',
      't/e0: contains() can\'t be applied to what it is given',
      't/e2: Invalid type: sum() expected argument 1 to be type (Array<number>) but received type null instead.',
    ]);
  });

  it('does not leave out what could not be read, unless it asks for that', async () => {
    const text = '{"i":1,"a":"x"}\nno JSON\n';
    expect((await loadUnder({ exclude: ['a != \'x\''] }, text)).account).toMatchObject({ read: 2, excluded: 0, errors: 1 });
    for (const expression of ['error', 'contains("@message", \'no JSON\')', 'tags']) expect((await loadUnder({ exclude: [expression] }, text)).account).toMatchObject({ read: 2, excluded: 1, errors: 0 });
  });
});

describe('a counting condition', () => {
  it('counts a record once, and the record is loaded', async () => {
    const { account, ...rest } = await loadUnder({ count: ['a', 'b'] }, [{ i: 1, a: 1, b: 1 }, { i: 2, b: 1 }, { i: 3 }]);
    expect(loaded(rest)).toEqual([1, 2, 3]);
    expect(account).toMatchObject({ counted: 2, excluded: 0, indexed: 3 });
    expect(account.countedSamples).toEqual([
      { rule: 't/c0', expression: 'a', record: JSON.stringify(rest.sources[0]) }, { rule: 't/c1', expression: 'b', record: JSON.stringify(rest.sources[1]) },
    ]);
  });

  it('gives the first three records of an object for the log', async () => {
    const { account } = await loadUnder({ count: ['i'] }, [1, 2, 3, 4, 5].map((i) => ({ i })));
    expect(account.counted).toBe(5);
    expect(account.countedSamples.map(({ record }) => JSON.parse(record).i)).toEqual([1, 2, 3]);
  });

  it.each([['another condition', { exclude: ['a'] }], ['a pattern on the document', { rows: ['@log_type,t,text'] }]])('does not count what %s leaves out', async (_, rules) => {
    expect((await loadUnder({ count: ['a'], ...rules }, [{ a: 1 }])).account).toMatchObject({ counted: 0, excluded: 1 });
  });
});

it('rules are about the records of their own log type', () => {
  const rules = readPatternCsv('log_type,field,pattern,pattern_type\nu,a,x,text', 'x.csv', CONTEXT);
  const exclusions = createExclusions(rules, () => undefined);
  expect(exclusions.forLogType('t')).toBeUndefined();
  expect(exclusions.forLogType('u')?.raw({ a: 'x' })).toBe('x.csv:2');
});
