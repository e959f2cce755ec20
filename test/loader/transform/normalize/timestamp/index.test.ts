import { compileTimestamp } from '../../../../../src/loader/transform/normalize/timestamp';
import { FloatLiteral } from '../../../../../src/loader/types';

const options = { formats: ['iso8601'], tzMinutes: 0, nano: false, now: () => Date.UTC(2025, 5, 15) };

test('formats are tried in their order until one fits', () => {
  const read = compileTimestamp({ ...options, formats: ['epoch', '%d.%m.%Y', 'iso8601'] });

  expect(read('1738555506')?.iso).toBe('2025-02-03T04:05:06+00:00');
  expect(read('03.02.2025')?.iso).toBe('2025-02-03T00:00:00+00:00');
  expect(read('2025-02-03T04:05:06Z')?.iso).toBe('2025-02-03T04:05:06+00:00');
  expect(read('yesterday')).toBeUndefined();
});

test('a format in quotes is the same format', () => {
  expect(compileTimestamp({ ...options, formats: ['"epoch"'] })(1738555506)?.epochMs).toBe(1738555506000);
});

test.each([[1738555506123456789n], ['1738555506123456789'], [1738555506123456789]])('%p is an epoch in nanoseconds', (value) => {
  expect(compileTimestamp({ ...options, formats: ['epoch'] })(value)?.iso).toBe('2025-02-03T04:05:06.123457+00:00');
});

test('epochs at the borders between units are read', () => {
  const read = compileTimestamp({ ...options, formats: ['epoch'] });

  expect(read(1e12)?.iso).toBe('2001-09-09T01:46:40+00:00');
  expect(read(1e15)?.iso).toBe('2001-09-09T01:46:40+00:00');
  expect(read(1e18)?.iso).toBe('2001-09-09T01:46:40+00:00');
});

test('numbers beyond 2^53 and floats that are integers are epochs too', () => {
  const read = compileTimestamp({ ...options, formats: ['epoch'] });

  expect(read(1738555506000000n)?.epochMs).toBe(1738555506000);
  expect(read(new FloatLiteral(1738555506))?.epochMs).toBe(1738555506000);
});

test('a zone of the configuration applies only where the value names none', () => {
  const read = compileTimestamp({ ...options, tzMinutes: -30 });

  expect(read('2025-02-03T04:05:06')).toEqual({
    iso: '2025-02-03T04:05:06-00:30', offsetMinutes: -30, epochMs: Date.UTC(2025, 1, 3, 4, 35, 6), micros: 0,
  });
  expect(read('2025-02-03T04:05:06+09:00')?.offsetMinutes).toBe(540);
});

test('a time before 1970 has its milliseconds rounded down', () => {
  expect(compileTimestamp(options)('1969-12-31T23:59:59.999500Z')).toMatchObject({ epochMs: -1, micros: 999500 });
});

test.each(['iso8601', 'epoch', 'syslog', '%Y', '%d/%b/%Y:%H:%M:%S %z'])('nothing that a record may hold makes %s throw', (format) => {
  const read = compileTimestamp({ ...options, formats: [format], nano: true });
  const values = [undefined, null, true, NaN, Infinity, 1e308, -1e308, 10n ** 400n, {}, [], ['2025'], '\0', '\ud800', 'x'.repeat(1e6), ' '.repeat(1e6)];

  expect(values.map((value) => read(value))).toEqual(values.map(() => undefined));
});

test('without a format nothing is a time', () => {
  expect(compileTimestamp({ ...options, formats: [''] })('2025-02-03T04:05:06Z')).toBeUndefined();
});

test.each(['%Q', '%', '100% d', '%Y %Y'])('the format %p is refused when it is compiled', (format) => {
  expect(() => compileTimestamp({ ...options, formats: [format] })).toThrow(/directive/);
});
