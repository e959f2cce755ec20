import { mergeIni } from '../../../../src/loader/catalogue/ini/merged-ini';
import { parseIni } from '../../../../src/loader/catalogue/ini/parse-ini';

test('a broken section leaves the others usable', () => {
  const file = parseIni('[a]\nx = 1\nnonsense\n[b]\ny = 2\ny = 3\n[c]\nz = 4\n', 'user.ini');
  expect(file.problems).toEqual([
    { file: 'user.ini', section: 'a', line: 3, kind: 'not-a-setting', message: expect.stringContaining('key = value') },
    { file: 'user.ini', section: 'b', key: 'y', line: 6, kind: 'duplicate-key', message: expect.stringContaining('"y"') },
  ]);
  expect(mergeIni([file]).get('c', 'z')).toBe('4');
});

test('a section that appears twice is one problem, whatever keys it repeats', () => {
  const { problems } = parseIni('[a]\nx = 1\n[b]\ny = 2\n[a]\nx = 3\n', 'user.ini');
  expect(problems).toEqual([expect.objectContaining({ section: 'a', line: 5, kind: 'duplicate-section' })]);
});

test('text before the first section belongs to no section', () => {
  const { problems } = parseIni('stray = 1\n[a]\nx = 1\n', 'user.ini');
  expect(problems).toEqual([expect.objectContaining({ section: '', line: 1, kind: 'missing-section-header' })]);
});

test('a byte order mark is skipped', () => {
  const file = parseIni('\ufeff[a]\nx = 1\n', 'user.ini');
  expect(file.problems).toEqual([]);
  expect(mergeIni([file]).get('a', 'x')).toBe('1');
});

test('a value knows its line', () => {
  expect(parseIni('[a]\n\nx =\n  long\ny = 2\n', 'user.ini').sections.get('a')).toEqual(new Map([
    ['x', { value: '\nlong', line: 3 }],
    ['y', { value: '2', line: 5 }],
  ]));
});
