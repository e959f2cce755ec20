import { loadObject, ownFields } from '../../../load-object';

const XML = 'file_format = xml\nxml_firstline = ^<Rec\ncloud_provider =';

describe('XML records', () => {
  it('are all read, from the first to the last', async () => {
    const { sources, result } = await loadObject(`${XML}\ntimestamp_key = Rec.T`, [1, 2, 3].map((a) => `<Rec a="${a}"><T>2025-01-02T03:04:0${a}Z</T></Rec>\n`).join(''));
    expect(sources.map(ownFields)).toEqual([1, 2, 3].map((a) => ({ Rec: { '@a': `${a}`, 'T': `2025-01-02T03:04:0${a}Z` } })));
    expect(sources.map((source) => source['@timestamp'])).toEqual([1, 2, 3].map((a) => `2025-01-02T03:04:0${a}+00:00`));
    expect(sources[0]['@message']).toBe('<Rec a="1"><T>2025-01-02T03:04:01Z</T></Rec>');
    expect(result).toMatchObject({ account: { read: 3, errors: 0 } });
  });

  it.each([
    ['over many lines', '<Rec>\n  <a>\n    1\n  </a>\n</Rec>\n<Rec>\r\n<a>2</a>\r\n</Rec>'],
    ['several on a line', '<Rec><a>1</a></Rec><Rec><a>2</a></Rec>'],
    ['in a list with a declaration', '<?xml version="1.0"?>\n<!DOCTYPE List>\n<List a="b">\n<Rec><a>1</a></Rec>\n<Rec><a>2</a></Rec>\n</List>\n'],
    ['each with a declaration', '<?xml version="1.0"?>\n<Rec><a>1</a></Rec>\n<?xml version="1.0"?>\n<Rec><a>2</a></Rec>\n'],
    ['with comments and blank lines between them', '\n<!-- <x/> -->\n<Rec><a>1</a></Rec>\n\n<!--\n-->\n<Rec><a>2</a></Rec>\n'],
    ['with a byte order mark and NUL bytes', '\ufeff<Rec><a>1</a></Rec>\0\0\n<Rec><a>2</a></Rec>\0\n\0'],
  ])('may stand in an object %s', async (_, object) => {
    for (const chunk of [1, 5, object.length]) {
      const { sources } = await loadObject(XML, object, { chunk });
      expect(sources.map(ownFields)).toEqual([{ Rec: { a: '1' } }, { Rec: { a: '2' } }]);
    }
  });

  it('that are bad are errors of their own', async () => {
    const { sources, result } = await loadObject(XML, '<Rec a="1"/>\n<Rec a=oops/>\n<Rec>\n<Rec a="4"/>\n<Rec/>tail\n<Rec a="6"/><Rec a="7">\n');
    expect(sources.map((source) => source.Rec?.['@a'] ?? source.error?.type)).toEqual(['1', 'bad-format', 'bad-format', '4', undefined, '6', 'bad-format']);
    expect(sources[1]).toMatchObject({ '@message': '<Rec a=oops/>', 'error': { message: 'invalid xml: unquoted attribute value.' }, 'tags': ['_siem_unparsed'] });
    expect(sources[4]['@message']).toBe('<Rec/>tail');
    expect(sources[6]['@message']).toBe('<Rec a="7">');
    expect(result).toMatchObject({ account: { read: 7, errors: 3, indexed: 7 } });
  });

  it('lose no other elements and texts that stand before the first', async () => {
    const { sources } = await loadObject(XML, 'text\n<Other a="1"/>\n<Rec a="1"/>');
    expect(sources.map((source) => source['@message'])).toEqual(['text\n<Other a="1"/>', '<Rec a="1"/>']);
    expect(sources[0].error).toMatchObject({ type: 'no-match', message: 'no line before it matches xml_firstline' });
  });

  it('are read without control characters when they are bad with them', async () => {
    const { sources } = await loadObject(XML, '<Rec a="\u001b[1mx">\n1\u0007</Rec>\n');
    expect(ownFields(sources[0])).toEqual({ Rec: { '@a': '[1mx', '#text': '1' } });
    expect(sources[0]['@message']).toBe('<Rec a="\u001b[1mx">\n1\u0007</Rec>');
  });

  it('in an envelope need no first line; blank messages are no records', async () => {
    const messages = ['  <r a="1"> x </r>\n', '<?xml version="1.0"?><r/>', ' ', 'text', '<!-- <x> --><a/><!-- </y> --><b/>', 'head <r/>'];
    const object = JSON.stringify({
      messageType: 'DATA_MESSAGE', owner: '1', logGroup: 'g', logStream: 's', logEvents: messages.map((message, id) => ({ id: `${id}`, timestamp: 1, message })),
    });
    const { sources } = await loadObject('file_format = xml\nvia_cwl = True\ncloud_provider =', object);
    expect(sources.map((source) => source['@message'])).toEqual([messages[0], messages[1], 'text', '<!-- <x> --><a/>', '<!-- </y> --><b/>', 'head <r/>']);
    expect(sources[0].r).toEqual({ '@a': '1', '#text': 'x' });
    expect(sources.map((source) => source.error?.type)).toEqual([undefined, undefined, 'bad-format', undefined, undefined, undefined]);
  });

  it('take a time that grows with their length only', async () => {
    const hostile = ['<a>', '<a/>', '</a>', '<!-- ', '<![CDATA[', '&amp;', '<a b="', '<?x ?>', '\u0001', '<Rec/>'].map((part) => `<Rec>${part.repeat(50_000)}\n<Rec/>${part.repeat(50_000)}`);
    const { sources } = await loadObject(XML, hostile.join('\n'));
    expect(sources.length).toBeGreaterThan(hostile.length);
  });
});
