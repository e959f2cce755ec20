import { ConfigValueError, readBool, readInt, readJsonList, readList, readWords, readZone } from '../../../../src/loader/catalogue/ini/value-types';

test.each([['1', true], ['Yes', true], ['TRUE', true], ['on', true], ['0', false], ['no', false], ['False', false], ['OFF', false]])(
  'the bool "%s" is %s', (value, expected) => {
    expect(readBool(value)).toBe(expected);
  });

test.each(['', 'maybe', 'truee', '2'])('the bool "%s" is an error', value => {
  expect(() => readBool(value)).toThrow(ConfigValueError);
});

test.each([['0', 0], ['100000', 100000], ['-3', -3], ['+7', 7], ['1_000', 1000]])('the int "%s" is %d', (value, expected) => {
  expect(readInt(value)).toBe(expected);
});

test.each(['', '1.5', '1e3', '0x10', 'ten', '1__0', '99999999999999999999'])('the int "%s" is an error', value => {
  expect(() => readInt(value)).toThrow(ConfigValueError);
});

test.each([
  ['', []],
  ['a', ['a']],
  [' a  b\n c\t d ', ['a', 'b', 'c', 'd']],
])('the words of %j are %j', (value, expected) => {
  expect(readWords(value)).toEqual(expected);
});

test.each([
  ['', []],
  ['a b\nc', ['a', 'b', 'c']],
  ['a, b', ['a,', 'b']],
  ['[a, b ,c d]', ['a', 'b', 'c d']],
  ['[]', ['']],
  ['[a,,b]', ['a', '', 'b']],
  ['[|a,b|]', ['a', 'b']],
  ['[a|b]', ['a|b']],
])('the list %j is %j', (value, expected) => {
  expect(readList(value)).toEqual(expected);
});

test('a JSON list needs double quotes and brackets', () => {
  expect(readJsonList('["%Y", "epoch"]')).toEqual(['%Y', 'epoch']);
  expect(readJsonList('')).toEqual([]);
  expect(() => readJsonList("['%Y']")).toThrow('double quotes');
  expect(() => readJsonList('{}')).toThrow('expected a JSON array');
});

test.each([['+00:00', 0], ['+09:00', 540], ['+05:45', 345], ['-03:30', -210], ['-00:30', -30], ['-4:30', -270], ['9', 540], ['9.5', 570], ['-3.5', -210], ['-04:30', -270], [' +01:00 ', 60]])(
  'the zone %s is %d minutes', (value, expected) => {
    expect(readZone(value)).toBe(expected);
  });

test.each(['', 'JST', 'Z', '+9:00:00', '+09:00:00', '09-00', '24:00', '+25:00', '-25', '9h', '+01:75'])('the zone "%s" is an error', value => {
  expect(() => readZone(value)).toThrow(ConfigValueError);
});
