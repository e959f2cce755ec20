import { XmlReader, XmlSyntaxError } from '../../../../../src/loader/decode/format/xml/xml-reader';

const reader = new XmlReader({ attributePrefix: '@', trimmed: true });
const exact = new XmlReader({ attributePrefix: '', trimmed: false });

describe('an XML element', () => {
  it.each([
    ['<a/>', { a: null }],
    ['<a></a>', { a: null }],
    ['<a>x</a>', { a: 'x' }],
    ['<a b="x"/>', { a: { '@b': 'x' } }],
    ['<a b="x">y</a>', { a: { '@b': 'x', '#text': 'y' } }],
    ['<a><b>x</b><c/><b>y</b></a>', { a: { b: ['x', 'y'], c: null } }],
    ['<a>x<b/>y</a>', { a: { 'b': null, '#text': 'xy' } }],
    ['<a> \n<b> x </b>\n </a>', { a: { b: 'x' } }],
    ['<?xml version="1.0"?>\n<!DOCTYPE a>\n<!-- c --><a/>', { a: null }],
    ['<p:a xmlns:p="u" p:b="x"/>', { 'p:a': { '@xmlns:p': 'u', '@p:b': 'x' } }],
    ['<a b=\'"\' c="\'"/>', { a: { '@b': '"', '@c': '\'' } }],
    ['<a b="1\n2\t3"/>', { a: { '@b': '1 2 3' } }],
    ['<a>1\r\n2\r3</a>', { a: '1\n2\n3' }],
    ['<a>&lt;&amp;&#x1F600;&#10;.</a>', { a: '<&😀\n.' }],
    ['<é ü="ö">漢字</é>', { é: { '@ü': 'ö', '#text': '漢字' } }],
  ])('%s is an object', (text, value) => {
    expect(reader.first(text)).toEqual({ name: Object.keys(value)[0], value, end: text.length });
  });

  it('keeps white space where that is asked for', () => {
    expect(exact.first('<a b=" x "> y <c> </c>\n</a>').value).toEqual({ a: { 'b': ' x ', 'c': ' ', '#text': ' y \n' } });
  });

  it('may have names of object members', () => {
    const { value } = exact.first('<a constructor="1" __proto__="2"><toString>3</toString><__proto__>4</__proto__></a>');
    expect(JSON.stringify(value)).toBe('{"a":{"constructor":"1","__proto__":["2","4"],"toString":"3"}}');
    expect(Object.getPrototypeOf(value.a)).toBe(Object.prototype);
  });

  it.each(['<a/><b/>', '<a/>text', '<a></a></b>', '<a/>\0\0', '<a/><!-- '])('ends where it ends, whatever follows: %j', (text) => {
    expect(reader.first(text)).toMatchObject({ value: { a: null }, end: text.startsWith('<a/>') ? 4 : 7 });
  });

  it.each([
    ['', 'root element'], ['x', 'outside of root'], ['<a>', 'unclosed'], ['<a></b>', 'unexpected'], ['<a b/>', 'attribute'], ['<a b=c/>', 'unquoted'],
    ['<a b="1" b="2"/>', 'duplicate'], ['<a>&b;</a>', 'undefined entity'], ['<a>&</a>', 'unclosed'], ['<a></ab>', 'unexpected'], ['<a>\u0001</a>', 'disallowed'], ['<a>&#0;</a>', 'entity'],
    ['<a', 'root element'],
  ])('is none when it is not well-formed, and the next one is read: %j', (text, problem) => {
    expect(() => reader.first(text)).toThrow(XmlSyntaxError);
    expect(() => reader.first(text)).toThrow(problem);
    expect(reader.first('<a>x</a>').value).toEqual({ a: 'x' });
  });

  it('does not expand entities that it declares', () => {
    expect(() => reader.first('<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>')).toThrow('undefined entity');
  });

  it('may be nested to 200 levels', () => {
    const nested = (levels: number) => reader.first('<a>'.repeat(levels) + '</a>'.repeat(levels));
    expect(() => nested(200)).not.toThrow();
    expect(() => nested(201)).toThrow('nested deeper than 200 levels');
  });
});
