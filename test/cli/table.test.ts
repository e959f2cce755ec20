import { formatBytes, formatCount, renderTable } from '../../src/cli/table';

test('columns are as wide as their widest cell; numbers stand at the right', () => {
  const lines = renderTable<[string, number]>([
    { title: 'name', cell: ([name]) => name },
    { title: 'n', align: 'right', cell: ([, n]) => formatCount(n) },
    { title: 'end', cell: () => '' },
  ], [['a', 1], ['longer', 1234]]);

  expect(lines).toEqual([
    'name        n  end',
    '------  -----  ---',
    'a           1',
    'longer  1,234',
  ]);
});

test.each([
  [0, '0 B'], [999, '999 B'], [1000, '1.0 kB'], [99_499, '99.5 kB'], [123_456, '123 kB'], [999_499, '999 kB'], [999_500, '1.0 MB'], [2.5e9, '2.5 GB'], [7e15, '7000 TB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
