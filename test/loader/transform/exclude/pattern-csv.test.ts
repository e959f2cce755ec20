import { CONTEXT } from './exclude-with';
import { matchesValue } from '../../../../src/loader/transform/exclude/field-rule';
import { readPatternCsv } from '../../../../src/loader/transform/exclude/pattern-csv';

const HEADER = 'log_type,field,pattern,pattern_type,comment';
const read = (...lines: string[]) => readPatternCsv(lines.join('\n'), 'x.csv', CONTEXT);
/** Whether the only rule of the file matches a field's text. */
const matches = (row: string, text: string): boolean => {
  const { fields, problems } = read(HEADER, row);
  expect(problems).toEqual([]);
  return matchesValue(fields[0], text);
};

describe('a row', () => {
  it('is a rule with the name of its place', () => {
    const { fields, problems } = read(HEADER, 't,a,x,text,health checks', 'u,b.c,x,text,');
    expect(problems).toEqual([]);
    expect(fields.map(({ logType, name, path }) => ({ logType, name, path }))).toEqual([
      { logType: 't', name: 'x.csv:2 health checks', path: ['a'] }, { logType: 'u', name: 'x.csv:3', path: ['b', 'c'] },
    ]);
  });

  it.each<[string, string, boolean]>([
    ['a.c', 'a.c', true], ['a.c', 'abc', false], ['a.c', 'a.cd', false], ['a.c', 'xa.c', false], ['a.c', 'a.c\n', true], ['a.c', 'a.c\n\n', false],
  ])('of text %j takes %j: %s', (pattern, text, expected) => {
    expect(matches(`t,a,${pattern},TEXT,`, text)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['a.c', 'abc', true], ['a.c', 'abcd', false], ['a.c', 'xabc', false], ['a.c', 'abc\n', true], ['.*b', 'aab', true], ['(?i)ABC', 'abc', true],
    // the end is asked for behind the last alternative only
    ['a|b', 'ax', true], ['a|b', 'bx', false],
  ])('of regex %j takes %j: %s', (pattern, text, expected) => {
    expect(matches(`t,a,"${pattern}",regex,`, text)).toBe(expected);
  });

  it('of a type that there is not counts as a regex, and that is said', () => {
    const { fields, problems } = read(HEADER, 't,a,x.*,tekst,');
    expect(problems).toEqual(['x.csv:2: pattern_type "tekst" is neither text nor regex: it counts as regex']);
    expect(matchesValue(fields[0], 'xyz')).toBe(true);
  });

  it('may leave out its comment, and may be quoted', () => {
    expect(matches('t,a,"x,""y""",text', 'x,"y"')).toBe(true);
  });
});

describe('the file', () => {
  it('may have its columns in any order, others beside them, a BOM, empty lines and Windows\' line ends', () => {
    const { fields, problems } = readPatternCsv('\ufeffpattern_type,owner,pattern,field,log_type\r\n\r\ntext,me,x,a,t\r\n', 'x.csv', CONTEXT);
    expect(problems).toEqual([]);
    expect(fields).toMatchObject([{ logType: 't', path: ['a'], name: 'x.csv:3' }]);
  });

  it('may have comments of several lines', () => {
    const { fields, problems } = read(HEADER, 't,a,x,text,"first', 'second"', 't,b,x,text,');
    expect(problems).toEqual([]);
    expect(fields.map(({ name }) => name)).toEqual(['x.csv:2 first\nsecond', 'x.csv:4']);
  });

  it('that is empty has no rules', () => {
    expect(read()).toEqual({ fields: [], conditions: [], problems: [] });
    expect(read(HEADER, '').fields).toEqual([]);
  });

  it('without the columns has none, and that is said once', () => {
    expect(read('t,a,x,text,', 't,b,x,text,')).toMatchObject({
      fields: [], problems: ['x.csv:1: expected a header log_type,field,pattern,pattern_type,comment; it has no log_type, no field, no pattern, no pattern_type: the row has no effect'],
    });
  });
});

describe('a row that is wrong', () => {
  it.each([
    ['t,a,(x,regex,mine', /^x\.csv:3: mine: missing \), unterminated subpattern at position 0 of \(x\$: the row has no effect$/],
    ['nowhere,a,x,text,', /^x\.csv:3: there is no log type nowhere: /],
    [',a,x,text,', /^x\.csv:3: there is no log type «»: /],
    ['t,,x,text,', /^x\.csv:3: there is no field: /],
    ['t,a', /^x\.csv:3: there is no pattern, no pattern_type: /],
    ['t,a,"x,text,', /^x\.csv:3: Quote Not Closed/],
    ['t,a,x,"text,', /^x\.csv:3: Quote Not Closed/],
    ['t,a,x,text,"mine', /^x\.csv:3: Quote Not Closed/],
  ])('is reported with its line, and the others are rules: %s', (row, problem) => {
    const { fields, problems } = read(HEADER, 't,first,x,text,', row, 't,last,x,text,"a ""quote"""');
    expect(fields.map(({ path }) => path[0])).toEqual(['first', 'last']);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });
});
