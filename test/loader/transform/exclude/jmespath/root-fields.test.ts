import { parseExpression } from '../../../../../src/loader/transform/exclude/jmespath/compile-expression';
import { rootFields } from '../../../../../src/loader/transform/exclude/jmespath/root-fields';

const fields = (expression: string) => rootFields(parseExpression(expression));

it.each<[string, string[]]>([
  ['a', ['a']], ['a.b.c == \'x\' && (d || !e)', ['a', 'd', 'e']], ['a[0].b', ['a']], ['a[?b == \'x\'].c | [0]', ['a']], ['a[*].b', ['a']], ['a[].b', ['a']], ['a.*', ['a']], ['a[1:].b', ['a']],
  ['contains(a, b.c) && "@message"', ['a', 'b', '@message']], ['sort_by(a, &b)[0]', ['a']], ['[a, b.c]', ['a', 'b']], ['{x: a, y: b}', ['a', 'b']], ['@.a.b', ['a']], ['@ | a', ['a']], ['`1`', []], ['a == a', ['a']],
])('%s reads the top-level fields %j', (expression, names) => {
  expect(fields(expression)).toEqual(names);
});

it.each(['@', 'keys(@)', '*', '* | [0]', 'contains(values(@), \'x\')', '(@ || a).b', '[@][0].a', 'length(@)'])('%s may read any', (expression) => {
  expect(fields(expression)).toBe('all');
});
