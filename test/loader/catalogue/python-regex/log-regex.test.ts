import { compileLogRegex } from '../../../../src/loader/catalogue/python-regex/log-regex';
import { PythonRegexError } from '../../../../src/loader/catalogue/python-regex/regex-errors';

test('groups are found by name through their index', () => {
  const regex = compileLogRegex('(?P<ip>\\S+) (-|x) (?P<user>\\S+)(?P<rest> .*)?');
  expect(regex.groupNames).toEqual(['ip', 'user', 'rest']);
  expect(regex.groupIndex).toEqual([1, 3, 4]);
  expect(Array.from(regex.match('192.0.2.1 - bob')!)).toEqual(['192.0.2.1 - bob', '192.0.2.1', '-', 'bob', undefined]);
});

test('exec searches, match stays at the start, test answers for exec', () => {
  const regex = compileLogRegex('\\d+');
  expect(regex.exec('id 42')).toMatchObject({ 0: '42', index: 3, input: 'id 42' });
  expect(regex.match('id 42')).toBeNull();
  expect(regex.match('42 id')![0]).toBe('42');
  expect([regex.test('id 42'), regex.test('id')]).toEqual([true, false]);
});

test('calls don\'t depend on each other', () => {
  const regex = compileLogRegex('a(?=(b)?)');
  expect(regex.exec('ab')![1]).toBe('b');
  expect(regex.exec('ac')![1]).toBeUndefined();
  const first = regex.exec('xab')!;
  regex.exec('a');
  expect(first).toMatchObject({ 0: 'a', 1: 'b', index: 1 });
});

// Each text takes another engine: one byte a character, BMP, surrogate pairs.
test.each(['x', 'é', '日', '\u{1f600}'])('one pattern reads a text with %s like every other', character => {
  const regex = compileLogRegex('^(?P<a>[^ ]*) "(?P<b>[^"]*)" (?P<c>.)$');
  expect(Array.from(regex.match(`k${character} "v ${character}" ${character}`)!).slice(1)).toEqual([`k${character}`, `v ${character}`, character]);
  expect(regex.match(`k${character} "v" ${character}${character}`)).toBeNull();
  expect(regex.match(`k${character} "v" ${character}\n`)).not.toBeNull();
});

test('an error tells reason, place and pattern', () => {
  expect(() => compileLogRegex('ok (?P<1x>a)')).toThrow(new PythonRegexError('bad character in group name 1x', 7, 'ok (?P<1x>a)'));
  expect(() => compileLogRegex('a\\N{BULLET}')).toThrow('character names (\\N{…}) are not supported, write \\uXXXX at position 1 of a\\N{BULLET}');
});

test('counted repetitions that grow without measure are refused', () => {
  expect(() => compileLogRegex('((a?){1000}){1000}')).toThrow('pattern is too large');
});

test('long counted repetitions count as written', () => {
  const regex = compileLogRegex('^(?P<hash>[0-9a-f]{32})(?:-\\d{1,40})?$');
  expect(regex.match('0'.repeat(32))![1]).toBe('0'.repeat(32));
  expect(regex.match(`${'0'.repeat(32)}-${'1'.repeat(40)}`)).not.toBeNull();
  expect(regex.match(`${'0'.repeat(32)}-${'1'.repeat(41)}`)).toBeNull();
  expect(regex.match('0'.repeat(31))).toBeNull();
});
