import { DatabaseBuilder, DatabaseTooLargeError } from '../../../src/ioc/database/write';
import { parseValue, toDetails } from '../../../src/ioc/indicator';
import { databaseOf } from '../table-of';

test('the shares of providers and types are told', () => {
  const { contributions } = databaseOf([
    { value: '100.64.0.1', provider: 'b' }, { value: '100.64.0.2', provider: 'b' }, { value: '100.64.0.2', provider: 'a' }, { value: '2001:20::1', provider: 'b' },
    { value: 'evil.example', provider: 'b' }, { value: 'EVIL.example', provider: 'b' },
  ]);

  expect(contributions.map(({ provider, type, indicators }) => [provider, type, indicators])).toEqual([
    ['a', 'ipv4-addr', 1], ['b', 'domain-name', 1], ['b', 'ipv4-addr', 2], ['b', 'ipv6-addr', 1],
  ]);
});

test('a database that is too large names the largest contributors', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => ({ value: `h${i}.example`, provider: i % 10 === 0 ? 'small' : 'large', reference: `https://ref.example/${i}` }));

  expect(() => databaseOf(rows, 100_000)).toThrow(DatabaseTooLargeError);
  expect(() => databaseOf(rows, 100_000)).toThrow(/would have about 1 MB, the loader takes 1 MB\. The largest contributors: large \(domain-name\) 1 MB, small /);
  expect(() => databaseOf(rows, 1_000_000)).not.toThrow();
});

test('far beyond the limit nothing more is collected', () => {
  const builder = new DatabaseBuilder(10_000);
  const details = toDetails({ provider: 'endless', description: 'x'.repeat(5_000) });
  for (let i = 0; i < 2_000; i++) builder.add({ value: parseValue(`h${i}.example`), details: { ...details, name: `n${i}` } });

  expect(() => builder.finish()).toThrow(/would have about \d+ MB.*endless \(domain-name\) \d+ MB/);
});

test('repeated indicators take no room', () => {
  const rows = Array.from({ length: 5000 }, () => ({ value: '100.64.0.1', name: 'x' }));

  expect(databaseOf(rows).files.ipv4.length).toBe(databaseOf(rows.slice(0, 1)).files.ipv4.length);
});

test('what the loader never finds is left out', () => {
  const builder = new DatabaseBuilder();
  const details = toDetails({});

  expect(['10.0.0.1', '2001:db8::/32', '9.255.255.255-10.0.0.1', '100.64.0.1', 'evil.example'].map((value) => builder.add({ value: parseValue(value), details })))
    .toEqual([false, false, true, true, true]);
  expect(builder.finish().contributions.map(({ indicators }) => indicators)).toEqual([1, 2]);
});

test('of long texts of many characters nothing is lost', () => {
  const description = '日本語'.repeat(3000);
  const { files } = databaseOf(Array.from({ length: 50 }, (_, i) => ({ value: `100.64.0.${i}`, description: `${i} ${description}` })));

  expect(files.ipv4.includes(Buffer.from(`49 ${description}`))).toBe(true);
});
