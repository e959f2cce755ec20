import { parseExact } from '../../../src/loader/json/exact';
import { FloatLiteral } from '../../../src/loader/types';

test.each([
  ['9007199254740993', 9007199254740993n],
  ['-18446744073709551615', -18446744073709551615n],
  ['1.0', new FloatLiteral(1)],
  ['-20.000', new FloatLiteral(-20)],
  ['1e3', new FloatLiteral(1000)],
  ['1.25E2', new FloatLiteral(125)],
  ['3.0000000000000000001', new FloatLiteral(3)],
  ['90071992547409.930000', 90071992547409.93],
])('%s keeps what a double has not, wherever it stands', (text, value) => {
  expect(parseExact(text)).toEqual(value);
  expect(parseExact(`{"a": ${text}}`)).toEqual({ a: value });
  expect(parseExact(`[0,${text}]`)).toEqual([0, value]);
  expect(parseExact(`{"a":[\n ${text} ,{"b":"x"}]}`)).toEqual({ a: [value, { b: 'x' }] });
});

test.each(['0', '-1', '9007199254740991', '52.37', '1.5e-3', '0.10', '1.00000001'])('%s is a number as it is', (text) => {
  expect(parseExact(text)).toBe(Number(text));
  expect(parseExact(`{"a":${text}}`)).toEqual({ a: Number(text) });
});

test('what looks like a number inside of strings changes nothing', () => {
  expect(parseExact('{"a":"x:1.0,12345678901234567890","b":1}')).toEqual({ a: 'x:1.0,12345678901234567890', b: 1 });
});
