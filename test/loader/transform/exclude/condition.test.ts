import { CONTEXT } from './exclude-with';
import { readCondition } from '../../../../src/loader/transform/exclude/condition';

const read = (value: unknown, name = 't/a/b') => readCondition(name, typeof value === 'string' ? value : JSON.stringify(value), CONTEXT.logTypes);

it.each(['EXCLUDE', 'exclude', 'Exclude'])('a condition\'s action may be written %s', (action) => {
  expect(read({ action, expression: 'a' })).toMatchObject({ logType: 't', name: 't/a/b', action: 'EXCLUDE', expression: 'a', reads: ['a'] });
});

it('a condition may count', () => {
  expect(read({ action: 'count', expression: 'a' })).toMatchObject({ action: 'COUNT' });
});

it('a condition may be switched off, whatever its expression', () => {
  expect(read({ action: 'Disable', expression: '((' })).toBeUndefined();
});

it.each<[string, unknown, string, string?]>([
  ['no JSON', '{', 'Expected property name'],
  ['no object', 'null', 'expected {"action": …, "expression": …}'],
  ['no action', { expression: 'a' }, 'expected an action of EXCLUDE, COUNT, DISABLE, got none'],
  ['another action', { action: 'DROP', expression: 'a' }, 'expected an action of EXCLUDE, COUNT, DISABLE, got "DROP"'],
  ['an action that is no text', { action: 1, expression: 'a' }, 'got 1'],
  ['no expression', { action: 'COUNT' }, 'expected an expression, got none'],
  ['an expression that is no text', { action: 'COUNT', expression: { a: 1 } }, 'expected an expression, got {"a":1}'],
  ['an expression that is wrong', { action: 'COUNT', expression: 'a ==' }, 'Syntax error'],
  ['a log type that is none', { action: 'COUNT', expression: 'a' }, 'there is no log type x', 'x/a'],
  ['a name without a log type', { action: 'COUNT', expression: 'a' }, 'expected a name like <log_type>/<name>', 't'],
])('a condition with %s can\'t be used', (...[, value, message, name]) => {
  expect(() => read(value, name)).toThrow(message);
});
