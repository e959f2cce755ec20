import { decimal, integer, parsers, textOrBase64, timeOfDay } from '../../../../../src/loader/decode/format/parquet/texts';

const { timestampFromMilliseconds: ms, timestampFromMicroseconds: us, timestampFromNanoseconds: ns, dateFromDays: date } = parsers;

test('times have six digits behind the second where there is a fraction, nine where six do not do', () => {
  expect([ms!(0n), ms!(1_741_064_767_008n), us!(1n), us!(-1n), ns!(1_000n), ns!(1n), ns!(-1_000_000_000n)]).toEqual([
    '1970-01-01T00:00:00+00:00', '2025-03-04T05:06:07.008000+00:00', '1970-01-01T00:00:00.000001+00:00', '1969-12-31T23:59:59.999999+00:00',
    '1970-01-01T00:00:00.000001+00:00', '1970-01-01T00:00:00.000000001+00:00', '1969-12-31T23:59:59+00:00',
  ]);
});

test('times outside of all calendars stay numbers', () => {
  expect([ms!(2n ** 62n), us!(-(2n ** 63n)), date!(2 ** 31 - 1), date!(-1)]).toEqual(['4611686018427387904', '-9223372036854775808', '2147483647', '1969-12-31']);
});

test('times of day are texts', () => {
  expect([timeOfDay(0n, 1000n, 3), timeOfDay(86_399_999n, 1000n, 3), timeOfDay(1n, 1_000_000_000n, 9)]).toEqual(['00:00:00', '23:59:59.999000', '00:00:00.000000001']);
});

test('decimals are numbers where a double has all their digits', () => {
  const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
  expect([decimal(-110, 2), decimal(5n, 3), decimal(bytes('ff92'), 2), decimal(bytes('0069'), 0), decimal(bytes(''), 2)]).toEqual([-1.1, 0.005, -1.1, 105, 0]);
  expect([decimal(1234567890123456n, 2), decimal(2n ** 60n, 0), decimal(7, -2)]).toEqual(['12345678901234.56', 2n ** 60n, 700]);
});

test('integers are numbers where these have all their digits', () => {
  expect([integer(5n), integer(2n ** 53n - 1n), integer(2n ** 53n), integer(-(2n ** 63n))]).toEqual([5, 2 ** 53 - 1, 2n ** 53n, -(2n ** 63n)]);
});

test('bytes are text or base64', () => {
  expect([textOrBase64(Buffer.from('\ufffd é')), textOrBase64(Buffer.from([0xe9])), textOrBase64(Buffer.alloc(0))]).toEqual(['\ufffd é', '6Q==', '']);
});
