import { unescapeText } from '../../../src/log-types/rds-mysql-audit/unescape-text';

describe('unescapeText', () => {
  it.each([
    ['plain', 'plain'],
    ['\\\'a\\\' \\"b\\" \\\\', '\'a\' "b" \\'],
    ['\\a\\b\\f\\n\\r\\t\\v\\0', '\x07\b\f\n\r\t\v\0'],
    ['\\x41\\u00e9\\101', 'AéA'],
    ['a\\\nb', 'ab'],
    ['\\q \\x4 \\u12 \\', '\\q \\x4 \\u12 \\'],
    ['größe 日本 \\\\n', 'größe 日本 \\n'],
  ])('reads %j', (text, expected) => {
    expect(unescapeText(text)).toBe(expected);
  });
});
