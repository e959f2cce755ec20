import { snakeCase, snakeKeys } from '../../../src/log-types/okta/snake-case';

describe('snakeCase', () => {
  it.each([['rawUserAgent', 'raw_user_agent'], ['ABc', 'ABc'], ['aBC', 'a_bC'], ['a1B|C', 'a1_b|_c'], ['a_B', 'a_B'], ['', '']])('makes of %s %s', (text, expected) => {
    expect(snakeCase(text)).toBe(expected);
  });
});

describe('snakeKeys', () => {
  it('keeps values and lists', () => {
    expect(snakeKeys({ aB: { cD: 'eF' }, g: [{ hI: 1 }], n: null })).toEqual({ a_b: { c_d: 'eF' }, g: [{ hI: 1 }], n: null });
  });

  it('makes no key a prototype', () => {
    const result = snakeKeys(JSON.parse('{"__proto__":{"aB":1}}'));
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
    expect(JSON.stringify(result)).toBe('{"__proto__":{"a_b":1}}');
  });
});
