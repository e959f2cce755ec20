import { choose } from '../../../../src/constructs/private/standalone/choose';
import { combine } from '../../../../src/constructs/private/standalone/combine';
import { evaluateTemplate } from '../../../support/synth/evaluate-template';

const text = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });

/** What two choices make of a value, by which of the two hold. */
function outcomes(base: unknown, withOne: unknown, withOther: unknown): unknown[] {
  const value = combine(base, choose('One', withOne, base), choose('Other', withOther, base));
  const is = (parameter: string) => ({ 'Fn::Equals': [{ Ref: parameter }, 'yes'] });
  const template = { Conditions: { One: is('one'), Other: is('other') }, Resources: { R: { value } } };
  return [['no', 'no'], ['yes', 'no'], ['no', 'yes'], ['yes', 'yes']].map(([one, other]) => evaluateTemplate(template, { one, other }).Resources.R.value);
}

test.each([
  ['different keys of a map', { a: 1 }, { a: 1, b: 2 }, { a: 1, c: 3 }, { a: 1, b: 2, c: 3 }],
  ['the same list, at the end', [1], [1, 2], [1, 3], [1, 2, 3]],
  ['the same list, at different places', [1, 2], [0, 1, 2], [1, 2, 3], [0, 1, 2, 3]],
  ['one item that both lists keep', [{ a: 1, b: 1, c: 1, d: 1 }], [{ a: 2, b: 1, c: 1, d: 1 }], [{ a: 1, b: 2, c: 1, d: 1 }], [{ a: 2, b: 2, c: 1, d: 1 }]],
  ['what one takes away, and what the other adds', [1, 2], [2], [1, 2, 3], [2, 3]],
  ['the same text', text('a', { Ref: 'X' }), text('a', { Ref: 'X' }, ',y'), text('a', { Ref: 'X' }, ',z'), text('a', { Ref: 'X' }, ',y,z')],
  ['different parts of a text', text('ab', { Ref: 'X' }, 'cd'), text('A', { Ref: 'X' }, 'cd'), text('ab', { Ref: 'X' }, 'CCD'), text('A', { Ref: 'X' }, 'CCD')],
])('two choices change %s', (_, base, withOne, withOther, both) => {
  expect(outcomes(base, withOne, withOther)).toEqual([base, withOne, withOther, both]);
});

test.each([
  ['a value', { a: 1 }, { a: 2 }, { a: 3 }],
  ['a part of a text', text('abc', { Ref: 'X' }), text('x', { Ref: 'X' }), text('ay', { Ref: 'X' })],
  ['what both add by one name', {}, { a: 1 }, { a: 2 }],
])('that both change %s is refused, with its place', (_, base, withOne, withOther) => {
  expect(() => combine({ R: base }, { R: choose('One', withOne, base) }, { R: choose('Other', withOther, base) })).toThrow(/^two choices change \/R/);
});
