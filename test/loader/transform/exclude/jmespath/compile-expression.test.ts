import { compileExpression, parseExpression } from '../../../../../src/loader/transform/exclude/jmespath/compile-expression';

const DOCUMENT = {
  'a': { b: { c: 1, d: [1, 2, 3, { e: 'x' }] }, n: null, t: true, f: false, z: 0, s: 'text', es: '', el: [], eo: {} },
  'list': [{ k: 'a', v: 1 }, { k: 'b', v: 2 }, { k: 'c', v: null }, { k: 'd' }],
  'nested': [[1, 2], [3, [4]], 5, []],
  's': 'hello world',
  'n': 5,
  'nul': null,
  '@message': 'raw',
  'user.name': 'dot',
};

const evaluate = (expression: string) => compileExpression(parseExpression(expression))(DOCUMENT);

/** Results are those of Python's implementation, jmespath 1.1.0. */
describe('an expression gives', () => {
  it.each<[string, unknown]>([
    ['a.b.c', 1], ['a.b.d[0]', 1], ['a.b.d[-1].e', 'x'], ['a.b.d[9]', null], ['s[0]', null], ['missing.x.y', null], ['s.x', null], ['"@message"', 'raw'], ['"user.name"', 'dot'],
    ['a.b.d[1:3]', [2, 3]], ['a.b.d[2::-1]', [3, 2, 1]], ['a.b.d[:3][::-1]', []], ['a.b.d[10:0:-2] | [1]', 2], ['a.b.d[-100:2]', [1, 2]], ['a.b.d[2:-100]', []], ['a.b.d[-3:-1]', [2, 3]], ['s[0:2]', null],
    ['!(a.z)', false], ['!(a.n)', true], ['!(a.t)', false], ['!s', false], ['!missing', true], ['!a.n', null], ['a.z || \'x\'', 0], ['a.n || a.es || a.el || a.eo || a.f || \'last\'', 'last'], ['a.t && a.s', 'text'], ['a.f && a.s', false],
    ['list[*].v', [1, 2]], ['list[].k', ['a', 'b', 'c', 'd']], ['list[?v==`1`].k', ['a']], ['list[?v>`1`].k', ['b']], ['list[?!v].k | [0]', 'c'], ['list[?k>\'b\'].k', ['c', 'd']], ['list[?k==\'z\']', []], ['s[*]', null],
    ['nested[]', [1, 2, 3, [4], 5]], ['nested[*][0]', [1, 3]], ['a.b.*.e', []], ['a.b.* | [0]', 1], ['s.*', null], ['s[]', null],
    ['s == \'hello world\'', true], ['s != \'hello world\'', false], ['s < \'z\'', true], ['s >= \'z\'', false], ['n > `4`', true], ['n <= `4.5`', false], ['n == `5.0`', true], ['a.t == `1`', false], ['a.f == `0`', false],
    ['nul == `null`', true], ['missing == nul', true], ['a.t > `0`', null], ['a.b.d == `[1,2,3,{"e":"x"}]`', true], ['a.b.d == `[1,2,3]`', false], ['a.eo == `{}`', true], ['`foo`', 'foo'], ['`"foo"`', 'foo'], ['\'it\\\'s\'', 'it\'s'],
    ['{x: s, y: n}', { x: 'hello world', y: 5 }], ['[s, n]', ['hello world', 5]], ['missing | [s]', null], ['missing.{x: s}', null],
    ['@.n', 5], ['@ | n', 5], ['s | length(@)', 11], ['length(list)', 4], ['length(a.b)', 2], ['length(`"日本😀"`)', 3],
    ['contains(s, \'wor\')', true], ['contains(list[*].k, \'a\')', true], ['contains(`[{"x":[1]}]`, `{"x":[1]}`)', true], ['contains(s, `5`)', false], ['starts_with(s, \'hell\')', true], ['ends_with(s, \'hell\')', false],
    ['sort_by(list, &k)[-1].k', 'd'], ['max_by(list[:2], &v).k', 'b'], ['map(&k, list)', ['a', 'b', 'c', 'd']], ['join(\',\', list[*].k)', 'a,b,c,d'], ['sum(list[:2].v)', 3], ['not_null(missing, nul, s)', 'hello world'], ['type(a)', 'object'],
    ['constructor', null], ['a.toString', null], ['__proto__', null],
    ['s == \'hello world\' || contains(missing, \'a\')', true], ['s == \'x\' && contains(missing, \'a\')', false],
  ])('%s: %j', (expression, value) => {
    expect(evaluate(expression)).toEqual({ value });
  });
});

describe('an expression comes to no result', () => {
  it.each([
    'contains(missing, \'a\')', 'contains(n, \'a\')', 'contains(missing, \'a\') || s == \'hello world\'', '!contains(missing, \'a\')', 'list[?contains(v, \'a\')]', 'starts_with(nul, \'a\')', 'ends_with(s, `1`)', 'length(n)', 's > n', 'sum(list[*].k)',
  ])('of what it can\'t be applied to: %s', (expression) => {
    expect(evaluate(expression)).toEqual({ failure: expect.any(String) });
  });

  it('once: the next evaluation has its own', () => {
    expect(evaluate('length(n)')).toHaveProperty('failure', expect.any(String));
    expect(evaluate('n')).toEqual({ value: 5 });
  });
});

describe('an expression is refused', () => {
  it.each<[string, RegExp]>([
    ['', /Syntax error/], ['a ==', /Syntax error/], ['a b', /Syntax error/], ['foo(', /Syntax error/], ['list[?', /Syntax error/], ['@log_type == \'x\'', /Syntax error/], ['a-1', /Syntax error/],
    ['a == \'x', /a quote is not closed/], ['a == `1', /a quote is not closed/], ['a == \'x\\\'', /a quote is not closed/], ['a == "x', /unexpected end/],
    ['nofunc(a)', /there is no function nofunc\(\)/], ['constructor(a)', /there is no function constructor\(\)/], ['contains(a)', /contains\(\) takes 2 arguments, it has 1/], ['length(a, b)', /length\(\) takes 1 argument, it has 2/], ['a[::0]', /a step of 0/],
    ['a-b', /arithmetic is no part of JMESPath/], ['a ? b : c', /ternary is no part of JMESPath/], ['$.a', /root is no part of JMESPath/], ['let $x = a in $x', /letexpression is no part of JMESPath/],
  ])('that is none: %s', (expression, message) => {
    expect(() => evaluate(expression)).toThrow(message);
  });
});
