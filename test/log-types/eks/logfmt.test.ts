import { parseLogfmt } from '../../../src/log-types/eks/logfmt';

describe('logfmt', () => {
  it.each([
    ['msg="access granted" arn="arn:aws:iam::1:role/a" groups="[]" path=/x', { msg: 'access granted', arn: 'arn:aws:iam::1:role/a', groups: '[]', path: '/x' }],
    ['msg="a \\"b\\" \\\\ c" x=', { msg: 'a "b" \\ c', x: '' }],
    ['a=1 a=2 no-pair', { a: '2' }],
    ['', {}],
  ])('%s', (line, fields) => {
    expect(parseLogfmt(line)).toEqual(fields);
  });

  // what backtracks more than a little doesn't end within the test's time
  it('gives up at once on a hostile line', () => {
    expect(parseLogfmt('a'.repeat(500_000))).toEqual({});
    expect(parseLogfmt('a="\\" '.repeat(50_000))).toHaveProperty('a');
  });

  it('makes no field a prototype', () => {
    expect(Object.keys(parseLogfmt('__proto__=x'))).toEqual(['__proto__']);
  });
});
