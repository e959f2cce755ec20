import { W3cFormat } from '../../../../src/loader/decode/format/w3c';
import { Role } from '../../../../src/loader/types';
import { builtInCatalogue } from '../../../support/log-type-samples';
import { loadObject, ownFields } from '../../load-object';
import type { LoadOptions } from '../../load-object';

const W3C = 'file_format = w3c\ncloud_provider =';
const WITH_PATTERN = `${W3C}\nlog_pattern = (?P<a>[^\\t]+)\\t(?P<b>[^\\t]+)`;

async function fieldsOf(object: string, ini = W3C, options?: LoadOptions): Promise<unknown[]> {
  const { sources } = await loadObject(ini, object, options);
  return sources.map(ownFields);
}

describe('lines whose fields a header names', () => {
  it('have these names, in letters, digits and underscores', async () => {
    expect(await fieldsOf('#Version: 1.0\n#Fields: c-ip cs(User-Agent) timestamp(ms)\n192.0.2.1\tcurl/8\t17\n')).toEqual([
      { c_ip: '192.0.2.1', cs_user_agent: 'curl/8', timestamp_ms: '17' },
    ]);
  });

  it('are in any order, which a new header changes', async () => {
    expect(await fieldsOf('#Fields: a b\n1\t2\n#Fields: b a c\n3\t4\t5\n')).toEqual([{ a: '1', b: '2' }, { b: '3', a: '4', c: '5' }]);
  });

  it.each([
    ['blanks', '', '#Fields: a b\n1 2\n'],
    ['tabs, with blanks in the fields', '', '#Fields: a b\n1 \t2\n'],
    ['what csv_delimiter says', 'csv_delimiter = ;', '#Fields: a b\n1;2\n'],
  ])('are parted by %s', async (_name, setting, object) => {
    expect(await fieldsOf(object, `${W3C}\n${setting}`)).toEqual([{ a: object.includes('1 \t') ? '1 ' : '1', b: '2' }]);
  });

  it('may have a first line of nothing but names instead', async () => {
    expect(await fieldsOf('date c-ip\n2025-05-20 192.0.2.1\n')).toEqual([{ date: '2025-05-20', c_ip: '192.0.2.1' }]);
    expect(await fieldsOf('#Fields: a b\nx y\n')).toEqual([{ a: 'x', b: 'y' }]);
  });

  it('are the same in chunks of any size', async () => {
    const object = '#Fields: a b\r\n1\t\u00fc\r\n{"a":"\ud83d\ude00"}\r\n';
    const whole = await fieldsOf(object);
    for (let chunk = 1; chunk < Buffer.byteLength(object); chunk++) expect(await fieldsOf(object, W3C, { chunk })).toEqual(whole);
  });

  it('keep the last of two fields with one name', async () => {
    expect(await fieldsOf('#Fields: a-b a(b)\n1\t2\n')).toEqual([{ a_b: '2' }]);
  });

  it('lose nothing when they are no such lines', async () => {
    const { sources } = await loadObject(W3C, '#Fields: a b\n1\t2\t3\n\n4\n');
    expect(sources.map((source) => [source['@message'], source.error.message])).toEqual([
      ['1\t2\t3', 'the line has 3 fields, the header 2'], ['4', 'the line has 1 fields, the header 2'],
    ]);
  });
});

describe('lines that the header does not fit', () => {
  it.each([['without a header', ''], ['with a header of other length', '#Fields: a ...\n'], ['with comments', '# a\n#b\n']])('are read by the pattern: %s', async (_name, header) => {
    expect(await fieldsOf(`${header}1\t2\t3\n`, WITH_PATTERN)).toEqual([{ a: '1', b: '2' }]);
  });
});

describe('lines that are JSON', () => {
  it('have the same names', async () => {
    expect(await fieldsOf('{"c-ip":"192.0.2.1","cs(User-Agent)":"curl/8","n":12345678901234567890,"__proto__":1}\n')).toEqual([
      { c_ip: '192.0.2.1', cs_user_agent: 'curl/8', n: 12345678901234567000, proto: 1 },
    ]);
  });

  it('may stand among others, and be broken', async () => {
    const { sources } = await loadObject(W3C, '#Fields: a b\n{"a-b": 1}\n{"a-b": \n1\t2\n');
    expect(sources.map(ownFields)).toMatchObject([{ a_b: 1 }, {}, { a: '1', b: '2' }]);
    expect(sources[1]['@message']).toBe('{"a-b":');
    expect(sources[1].error).toMatchObject({ type: 'bad-json', message: expect.stringMatching(/^invalid json file: .+: line 1 column \d+ \(char \d+\)$/) });
  });
});

it('a pattern of an operator counts before the header', async () => {
  const catalogue = builtInCatalogue('[cloudfront-standard]\nlog_pattern = (?P<mine>\\S+)\n');
  const { pattern, patternFirst, csvDelimiter, roles } = catalogue.plan('cloudfront-standard');
  const format = new W3cFormat({ pattern, patternFirst, csvDelimiter, roles: { ...roles, ownsAll: true, roleOf: () => Role.Own } });
  expect(format.read('#Fields: date time')).toBeUndefined();
  expect(format.read('2025-06-12\t08:00:00')?.raw).toEqual({ mine: '2025-06-12' });
  expect(builtInCatalogue().plan('cloudfront-standard').patternFirst).toBe(false);
});
