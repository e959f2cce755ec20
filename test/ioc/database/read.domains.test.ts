import { tableOf } from '../table-of';

const table = tableOf([
  { value: 'evil.example', provider: 'parent' }, { value: 'c2.evil.example', provider: 'child' }, { value: 'C2.EVIL.example.', provider: 'again' },
  { value: 'bücher.example' }, { value: '*.wild.example', provider: 'wild' },
]);
const found = (domain: string) => table.domain(domain)?.map(({ details, parent }) => [details.provider, parent]);

test.each([
  ['evil.example', [['parent', undefined]]],
  ['EVIL.Example.', [['parent', undefined]]],
  ['www.evil.example', [['parent', 'evil.example']]],
  ['c2.evil.example', [['child', undefined], ['again', undefined], ['parent', 'evil.example']]],
  ['a.b.C2.evil.example', [['child', 'c2.evil.example'], ['again', 'c2.evil.example'], ['parent', 'evil.example']]],
  ['xn--bcher-kva.example', [['custom', undefined]]],
  ['BÜCHER.example', [['custom', undefined]]],
  ['wild.example', [['wild', undefined]]],
  ['x.wild.example', [['wild', 'wild.example']]],
])('%s is found with its parents', (domain, hits) => {
  expect(found(domain)).toEqual(hits);
});

test.each(['example', 'notevil.example', 'evil.example.org', 'evil-example', 'vil.example', '', '.', '..', '.evil.example.x', 'ü', 'a.'.repeat(100_000)])('%j is not', (domain) => {
  expect(found(domain)).toBeUndefined();
});

test('each of many domains is found, and no other', () => {
  const many = tableOf(Array.from({ length: 20_000 }, (_, i) => ({ value: `h${i}.example` })));

  for (let i = 0; i < 20_000; i++) if (many.domain(`h${i}.example`)?.length !== 1) throw new Error(`h${i}.example is lost`);
  for (let i = 20_000; i < 40_000; i++) if (many.domain(`h${i}.example`) !== undefined) throw new Error(`h${i}.example is found`);
});

test('a table without domains finds none', () => {
  expect(tableOf([]).domain('evil.example')).toBeUndefined();
  expect(tableOf([]).address('100.64.0.1')).toBeUndefined();
});
