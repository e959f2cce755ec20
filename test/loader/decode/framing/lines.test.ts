import { LineFramer, MAX_LINE, trim } from '../../../../src/loader/decode/framing/lines';

function linesOf(text: string, size = text.length): string[] {
  const lines: string[] = [];
  const framer = new LineFramer({ line: (line) => lines.push(line), tooLong: (line) => lines.push(`too long: ${line.length}`) });
  for (let at = 0; at < text.length; at += size) framer.push(text.substring(at, at + size));
  framer.end();
  return lines;
}

describe('lines', () => {
  it.each([
    ['a\nb\n', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r', ['a', 'b']],
    ['a\n\r\nb', ['a', '', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['\r\na', ['', 'a']],
    ['a', ['a']],
    ['', []],
    ['\ufeffa\n\ufeffb', ['a', '\ufeffb']],
    ['a\u2028b\u0085c\fd\u000be\n', ['a\u2028b\u0085c\fd\u000be']],
    [' a \n\tb\0\n', [' a ', '\tb\0']],
  ])('of %j are %j, in chunks of any size', (text, lines) => {
    for (let size = 1; size <= Math.max(1, text.length); size++) expect(linesOf(text, size)).toEqual(lines);
  });

  it.each([1000, MAX_LINE, 10 * MAX_LINE])('longer than the cap keep their beginning only, and the next ones are read, in chunks of %d', (size) => {
    const text = `a\n${'x'.repeat(3 * MAX_LINE)}\nb\n${'y'.repeat(MAX_LINE + 1)}\n${'z'.repeat(MAX_LINE)}\nc`;
    const lines = linesOf(text, size);
    expect(lines.map((line) => (line.length > 100 ? line.length : line))).toEqual(['a', `too long: ${MAX_LINE}`, 'b', `too long: ${MAX_LINE}`, MAX_LINE, 'c']);
  });

  it('longer than the cap at the end of the text keep their beginning', () => {
    expect(linesOf(`a\n${'x'.repeat(MAX_LINE + 5)}`, 1000)).toEqual(['a', `too long: ${MAX_LINE}`]);
  });
});

it('a trimmed text has no Unicode white space at its ends', () => {
  expect(trim('\u00a0 \t\u3000a \u2003b\u2028\u001c\u0085 ')).toBe('a \u2003b');
  expect(trim('\u200b\ufeffa')).toBe('\u200b\ufeffa');
  expect(trim('   ')).toBe('');
});
