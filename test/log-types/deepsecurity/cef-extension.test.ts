import { readExtension } from '../../../src/log-types/deepsecurity/cef-extension';

describe('readExtension', () => {
  it.each([
    ['a=1 b=2', { a: '1', b: '2' }],
    ['a=one  two b=x', { a: 'one two', b: 'x' }],
    [' a = \tone\u00a0two\n b = x ', { a: 'one two', b: 'x' }],
    ['a b=1', { b: '1' }],
    ['a=x\\=y b=2', { a: 'x=y', b: '2' }],
    ['a= b=2', { b: '2' }],
    ['a=1 a=2', { a: '2' }],
    ['a=1 b=two words', { a: '1', b: 'twowords' }],
    ['a=1 b=three words more', { a: '1', b: 'three wordsmore' }],
    ['no pairs', {}],
    ['', {}],
    ['=1', {}],
  ])('reads "%s"', (text, expected) => {
    expect(Object.fromEntries(readExtension(text))).toEqual(expected);
  });
});
