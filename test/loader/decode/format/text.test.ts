import { loadObject, ownFields } from '../../load-object';

const PAIRS = 'file_format = text\nlog_pattern = ^(?P<a>\\S+) (?P<b>\\S+)(?: (?P<c>.*))?$$\ncloud_provider =';

describe('lines of text', () => {
  it.each([
    ['as usual', 'x y\nz w 1 2\n'],
    ['without a line break at their end', 'x y\nz w 1 2'],
    ['that end as in Windows', 'x y\r\nz w 1 2\r\n'],
    ['that end as on old Macs', 'x y\rz w 1 2\r'],
    ['with a byte order mark first', '\ufeffx y\nz w 1 2\n'],
    ['with blank ones among them', '\n\nx y\n\n  \nz w 1 2\n\n'],
    ['with white space around them', '  x y \n\tz w 1 2\t\n'],
  ])('become records of the named groups: %s', async (_, object) => {
    const { sources, result } = await loadObject(PAIRS, object);
    expect(sources.map(ownFields)).toEqual([{ a: 'x', b: 'y' }, { a: 'z', b: 'w', c: '1 2' }]);
    expect(sources.map((source) => source['@message'])).toEqual(['x y', 'z w 1 2']);
    expect(result).toMatchObject({ account: { read: 2, errors: 0 } });
  });

  it('that the pattern does not match are kept with the reason, a tag and their text', async () => {
    const { sources, result } = await loadObject(PAIRS, 'x y\nodd\nz w\n');
    expect(ownFields(sources[1])).toEqual({ error: { message: 'the line does not match log_pattern', type: 'no-match' }, tags: ['_siem_unparsed'] });
    expect(sources[1]).toMatchObject({ '@message': 'odd', '@timestamp': '2025-06-15T12:34:56.789000+00:00' });
    expect(result).toMatchObject({ account: { read: 3, errors: 1, indexed: 3 } });
  });

  it('keep NUL and other control characters', async () => {
    const { sources } = await loadObject(PAIRS, 'a-first-line is-long\nx\0 y\u0001\u001b[0m z"\\\u007f\n');
    expect(ownFields(sources[1])).toEqual({ a: 'x\0', b: 'y\u0001\u001b[0m', c: 'z"\\\u007f' });
  });

  it('keep what is left when bytes of them are no UTF-8', async () => {
    const object = Buffer.concat([Buffer.from('x y 1\nz '), Buffer.from([0xff, 0xe9]), Buffer.from('w 2\nü é')]);
    for (const chunk of [1, 2, 3, 7, 100]) {
      const { sources, result } = await loadObject(PAIRS, object, { chunk });
      expect(sources.map((source) => [source.a, source.b, source.c])).toEqual([['x', 'y', '1'], ['z', 'w', '2'], ['ü', 'é', undefined]]);
      expect(result).toMatchObject({ account: { read: 3, errors: 0, indexed: 3 } });
    }
  });

  it('that are longer than a million characters become an error with their beginning', async () => {
    const { sources, result } = await loadObject(PAIRS, `x y\n${'long '.repeat(300_000)}\nz w\n`, { chunk: 65_536 });
    expect(sources.map((source) => source.error?.type)).toEqual([undefined, 'too-long', undefined]);
    expect(sources[1]['@message']).toHaveLength(32_000);
    expect(result).toMatchObject({ account: { read: 3, errors: 1 } });
  });

  it('of a header are left out, whatever they hold', async () => {
    const { sources } = await loadObject(`${PAIRS}\ntext_header_line_number = 2`, '#Version 1\n\nx y\n#not a header\n');
    expect(sources.map((source) => source['@message'])).toEqual(['x y', '#not a header']);
  });

  it('have equal ids when they are equal, in whatever object they stand', async () => {
    const { documents } = await loadObject(PAIRS, 'x y\nx y\nx z\n');
    expect(documents[0].id).toBe('c8d1ae9296335b1cfc3d0d1b47b664a7');
    expect(documents[1].id).toBe(documents[0].id);
    expect(documents[2].id).not.toBe(documents[0].id);
  });
});
