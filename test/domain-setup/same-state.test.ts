import { holds, sameState } from '../../src/domain-setup/same-state';

test.each([
  ['numbers are text there', { a: 1, b: false }, { a: '1', b: 'false' }],
  ['keys with dots are objects there', { 'mapping.total_fields.limit': 8000 }, { mapping: { total_fields: { limit: '8000' } } }],
  ['members have another order', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['empty objects are left out', { a: 1, mappings: {} }, { a: 1 }],
])('two definitions are the same when %s', (_, one, other) => {
  expect(sameState(one, other)).toBe(true);
});

test.each([
  ['a member is missing', { a: 1 }, { a: 1, b: 2 }],
  ['a value is another one', { a: 1 }, { a: 2 }],
  ['a list has another order', { a: [1, 2] }, { a: [2, 1] }],
  ['nothing is there', undefined, { a: 1 }],
])('they are not when %s', (_, one, other) => {
  expect(sameState(one, other)).toBe(false);
  expect(sameState(other, one)).toBe(false);
});

test('what is added there does not matter, but in a list nothing may be added', () => {
  expect(holds({ a: [{ b: 1, more: 2 }], more: 3 }, { a: [{ b: 1 }] })).toBe(true);
  expect(holds({ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }] })).toBe(false);
  expect(holds(undefined, { a: 1 })).toBe(false);
});
