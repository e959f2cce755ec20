import { toUtcSeconds, utcSecondsProblem } from '../../src/ioc/utc-seconds';

test.each([
  ['2025-06-15T12:34:56Z', '2025-06-15T12:34:56Z'],
  ['2025-06-15T12:34:56.789123Z', '2025-06-15T12:34:56Z'],
  ['2025-06-15 12:34:56', '2025-06-15T12:34:56Z'],
  ['2025-06-15 12:34:56 UTC', '2025-06-15T12:34:56Z'],
  ['2025-06-15T12:34:56+02:00', '2025-06-15T10:34:56Z'],
  ['2025-06-15T12:34:56-0330', '2025-06-15T16:04:56Z'],
  ['2025-06-15', '2025-06-15T00:00:00Z'],
])('%s is %s', (told, time) => {
  expect(toUtcSeconds(told)).toBe(time);
  expect(utcSecondsProblem(told)).toBeUndefined();
});

test.each(['yesterday', '2025-13-01', '2025-06-15T25:00:00Z', '15.06.2025', 1750000000, true])('%j is no time', (told) => {
  expect(toUtcSeconds(told)).toBeUndefined();
  expect(utcSecondsProblem(told)).toBe(`is no time: ${JSON.stringify(told)}`);
});

test.each([undefined, null, ''])('%j is not given', (told) => {
  expect(toUtcSeconds(told)).toBeUndefined();
  expect(utcSecondsProblem(told)).toBeUndefined();
});
