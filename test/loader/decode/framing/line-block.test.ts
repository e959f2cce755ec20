import { LineBlock, MAX_RECORD } from '../../../../src/loader/decode/framing/line-block';

function gathered(use: (block: LineBlock) => void): string[] {
  const found: string[] = [];
  const block = new LineBlock({
    record: (text, damaged) => found.push(`record ${JSON.stringify(text)}${damaged ? ' damaged' : ''}`),
    tooLong: (text) => found.push(`too long ${text.length}`),
    stray: (text, damaged) => found.push(`stray ${text.length > 100 ? text.length : JSON.stringify(text)}${damaged ? ' damaged' : ''}`),
  });
  use(block);
  block.close();
  return found;
}

describe('lines that are gathered', () => {
  it('are a record from where it begins, with the end of its last line', () => {
    expect(gathered((block) => {
      block.add(' a ', '\n', false);
      block.begin();
      block.add('b', '\n', false);
      block.add('', '\n', true);
      block.begin();
      block.add('c', '', false);
    })).toEqual(['stray "a"', 'record "b\\n\\n" damaged', 'record "c"']);
  });

  it('are nothing when they are blank and belong to no record', () => {
    expect(gathered((block) => block.add(' \t', '\n', false))).toEqual([]);
  });

  it('keep the beginning of a record that is too long, and the next one', () => {
    expect(gathered((block) => {
      block.begin();
      for (let i = 0; i < 3; i++) block.add('x'.repeat(MAX_RECORD / 2 - 1), '\n', false);
      block.begin();
      block.addBeginning('y'.repeat(10));
      block.add('rest', '\n', false);
      block.begin();
      block.add('z', '\n', false);
    })).toEqual([`too long ${MAX_RECORD}`, 'too long 10', 'record "z\\n"']);
  });

  it('go on piece by piece when they belong to no record', () => {
    const found = gathered((block) => {
      for (let i = 0; i < 10; i++) block.add('x'.repeat(9_999), '\n', i === 0);
      block.addBeginning('y');
      block.add('z', '\n', false);
    });
    expect(found).toEqual(['stray 39999 damaged', 'stray 39999', 'stray 19999', 'too long 1', 'stray "z"']);
  });
});
