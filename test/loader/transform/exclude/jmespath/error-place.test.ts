import { problemOfExpression } from '../../../../../src/loader/transform/exclude/jmespath/error-place';

it.each(["a == 'b' && contains(c, `1`)", 'a.b[?c > `1`].d | [0]', '@', '`{`'])('finds no problem in %s', (expression) => {
  expect(problemOfExpression(expression)).toBeUndefined();
});

it.each([
  ['', 'something is missing at its end'],
  ['a && ', 'something is missing at its end'],
  ['starts_with(a', 'something is missing at its end'],
  ["a == 'b", 'a quote is not closed at "\'b" (position 5)'],
  ['x a ~ b', 'unknown character: ~ at "~" (position 4)'],
  ['a b', 'unexpected token type: UnquotedIdentifier, value: b at "b" (position 2)'],
  ["a == 'b' && starts_with(c, 'd'))", 'unexpected token type: Rparen, value: ) at ")" (position 31)'],
  ['b && contains(a) && c', 'contains() takes 2 arguments, it has 1 at ")" (position 15)'],
  ['a && nope(b)', 'there is no function nope() at ")" (position 11)'],
  ["a = 'b'", '= compares nothing, == does at "\'b\'" (position 4)'],
])('says what is wrong with %j, and where', (expression, problem) => {
  expect(problemOfExpression(expression)).toBe(problem);
});
