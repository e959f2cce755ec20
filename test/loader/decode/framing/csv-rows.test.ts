import { CsvRowFramer } from '../../../../src/loader/decode/framing/csv-rows';

function rowsOf(lines: readonly string[], delimiter = ','): string[] {
  const rows: string[] = [];
  const framer = new CsvRowFramer(delimiter, {
    row: (text, severalLines, damaged) => rows.push(`${severalLines ? '+' : ''}${damaged ? '!' : ''}${text}`),
    unclosed: (line, damaged) => rows.push(`?${damaged ? '!' : ''}${line}`),
  });
  for (const line of lines) framer.line(line, line.includes('~'));
  framer.end();
  return rows;
}

describe('lines of a table', () => {
  it.each([
    [['a,b', '', 'c'], ['a,b', '', 'c']],
    [['"a', 'b",c', 'd'], ['+"a\nb",c', 'd']],
    [['x,"a""', '', '"""', 'd'], ['+x,"a""\n\n"""', 'd']],
    [['a"b,c', ' "d', 'e'], ['a"b,c', ' "d', 'e']],
    [['"a"b"c,"d', 'e"'], ['+"a"b"c,"d\ne"']],
    [['"a~', 'b"', '~c', 'd'], ['+!"a~\nb"', '!~c', 'd']],
    [['"a', 'b', '"c', 'd~'], ['+"a\nb\n"c', '!d~']],
    [['a', '"b', 'c~', 'd'], ['a', '?"b', '!c~', 'd']],
    [['"b', ''], ['?"b', '']],
  ])('%j are the rows %j', (lines, rows) => {
    expect(rowsOf(lines)).toEqual(rows);
  });

  it('may be parted by other characters', () => {
    expect(rowsOf(['a;"b', 'c";"', '"'], ';')).toEqual(['+a;"b\nc";"\n"']);
    expect(rowsOf(['a,"b', 'c'], ';')).toEqual(['a,"b', 'c']);
  });

  it('are read one by one behind a quote that is not closed in a thousand of them', () => {
    const rows = rowsOf(['"a', ...Array<string>(1500).fill('b'), 'c"', '"d', 'e"']);
    expect(rows.slice(0, 2)).toEqual(['?"a', 'b']);
    expect(rows.slice(-2)).toEqual(['c"', '+"d\ne"']);
  });
});
