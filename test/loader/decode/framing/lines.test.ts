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

  it('in which bytes are missing say so, wherever that is in a chunk', () => {
    const text = 'a\r\nbc\rd\n\nef\r\n\r\ng';
    for (let gap = 0; gap <= text.length; gap++) {
      for (let size = 1; size <= text.length; size++) {
        const damaged: string[] = [];
        const framer = new LineFramer({ line: (line, _end, isDamaged) => isDamaged && damaged.push(line), tooLong: () => undefined });
        for (let at = 0; at < text.length; at += size) {
          const part = text.substring(at, at + size);
          const last = at + size >= text.length;
          framer.push(part, gap >= at && (gap < at + size || last) ? [gap - at] : []);
        }
        framer.end();
        const line = text.substring(0, gap).replace(/\r\n/g, '\n').split(/[\r\n]/).length - 1;
        const expected = ['a', 'bc', 'd', '', 'ef', '', 'g'][line];
        // between the two characters of a line end it may be either line
        if (text[gap - 1] !== '\r' || text[gap] !== '\n') expect(damaged).toEqual([expected]);
        else expect(damaged).toHaveLength(1);
      }
    }
  });

  it('in which bytes are missing are told from each other', () => {
    const damaged: string[] = [];
    const framer = new LineFramer({ line: (line, _end, isDamaged) => isDamaged && damaged.push(line), tooLong: () => undefined });
    framer.push('a\nb\nc\nd\n', [0, 5, 5]);
    framer.push('e', [1]);
    framer.push('\nf\ng');
    framer.push('', [0]);
    framer.end();
    expect(damaged).toEqual(['a', 'c', 'e', 'g']);
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
