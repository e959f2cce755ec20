import { pythonJsonError } from '../../../../src/loader/decode/format/json-error';

describe('what Python says of a text', () => {
  it.each([
    ['', 'Expecting value: line 1 column 1 (char 0)'],
    ['plain text', 'Expecting value: line 1 column 1 (char 0)'],
    ['{"a":1}{"b":2}', 'Extra data: line 1 column 8 (char 7)'],
    ['{"a":', 'Expecting value: line 1 column 6 (char 5)'],
    ['{"a"', "Expecting ':' delimiter: line 1 column 5 (char 4)"],
    ['{"a":1 "b"}', "Expecting ',' delimiter: line 1 column 8 (char 7)"],
    ['{"a":1,}', 'Expecting property name enclosed in double quotes: line 1 column 8 (char 7)'],
    ['[1,\n 2,\n\t]', 'Expecting value: line 3 column 2 (char 9)'],
    ['{"a":"b', 'Unterminated string starting at: line 1 column 6 (char 5)'],
    ['"a\nb"', 'Invalid control character at: line 1 column 3 (char 2)'],
    ['{"é😀":"\\q"}', 'Invalid \\escape: line 1 column 8 (char 7)'],
    ['"\\u12"', 'Invalid \\uXXXX escape: line 1 column 3 (char 2)'],
    ['\ufeff{}', 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)'],
    ['01', 'Extra data: line 1 column 2 (char 1)'],
    ['-', 'Expecting value: line 1 column 1 (char 0)'],
  ])('%j is this', (text, message) => {
    expect(pythonJsonError(text)).toBe(message);
  });

  it.each(['{}', ' [1, -0.5e+3, "\\ud83d", null]\n', '{"a":NaN,"b":-Infinity}'])('%j is nothing', (text) => {
    expect(pythonJsonError(text)).toBeUndefined();
  });

  it('takes no deeper nesting than the stack has room for', () => {
    expect(pythonJsonError('['.repeat(1_000_000))).toMatch(/^Nested too deeply/);
    expect(pythonJsonError('{"a":'.repeat(100_000))).toMatch(/^Nested too deeply/);
  });
});
