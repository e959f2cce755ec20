import { pythonRepr, pythonStr } from '../../src/loader/python-text';
import { FloatLiteral } from '../../src/loader/types';
import values from '../fixtures/python-text/values.json';

/** JSON as the loader reads it: integers keep their digits, floats with integer values stay floats. */
function decode(json: string): unknown {
  return JSON.parse(json, (_key, value, context?: { source?: string }) => {
    if (typeof value !== 'number') return value;
    const source = context!.source!;
    if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? value : BigInt(source);
    return Number.isInteger(value) ? new FloatLiteral(value) : value;
  });
}

test.each(values)('writes $json as Python does', ({ json, str, repr }) => {
  const value = decode(json);

  expect(pythonStr(value)).toBe(str);
  expect(pythonRepr(value)).toBe(repr);
});

test('numbers that are no numbers have their names', () => {
  expect([NaN, Infinity, -Infinity].map(pythonStr)).toEqual(['nan', 'inf', '-inf']);
});

test('what JSON has no value for is None', () => {
  expect(pythonStr(undefined)).toBe('None');
});
