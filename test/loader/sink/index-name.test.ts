import type { LogTypePlan } from '../../../src/loader/plan';
import { compileIndexName } from '../../../src/loader/sink/index-name';
import type { SiemDocument } from '../../../src/loader/types';

const plan = (over: Partial<LogTypePlan>): LogTypePlan => ({ indexName: 'log-a', indexSuffix: '', rotation: 'monthly', indexTzMinutes: 0, ...over }) as LogTypePlan;
const at = (iso: string, indexName?: string): SiemDocument => ({ indexTime: Date.parse(iso), indexName }) as SiemDocument;
const name = (over: Partial<LogTypePlan>, iso: string, readOnly: string[] = [], serverless = false) =>
  compileIndexName(plan(over), new Set(readOnly), serverless)(at(iso));

test.each([
  ['daily', '2025-02-03T04:05:06Z', 'log-a-2025-02-03'],
  ['weekly', '2021-01-01T00:00:00Z', 'log-a-2021-w00'],
  ['weekly', '2021-01-04T00:00:00Z', 'log-a-2021-w01'],
  ['weekly', '2024-12-31T23:59:59Z', 'log-a-2024-w53'],
  ['monthly', '2025-02-03T04:05:06Z', 'log-a-2025-02'],
  ['yearly', '2025-02-03T04:05:06Z', 'log-a-2025'],
  ['auto', '2025-02-03T04:05:06Z', 'log-a'],
  ['aoss', '2025-02-03T04:05:06Z', 'log-a-001'],
] as const)('%s rotation at %s names the index %s', (rotation, iso, expected) => {
  expect(name({ rotation }, iso)).toBe(expected);
});

test('the date is that of the index time zone', () => {
  expect(name({ rotation: 'daily', indexTzMinutes: 540 }, '2025-02-03T15:00:00Z')).toBe('log-a-2025-02-04');
  expect(name({ rotation: 'daily', indexTzMinutes: -210 }, '2025-02-03T03:00:00Z')).toBe('log-a-2025-02-02');
});

test('a suffix stands before the date, and instead of 001 where names have no date', () => {
  expect(name({ indexSuffix: 'x' }, '2025-02-03T00:00:00Z')).toBe('log-a-x-2025-02');
  expect(name({ indexSuffix: 'x' }, '2025-02-03T00:00:00Z', [], true)).toBe('log-a-x');
});

test('a read-only index is passed over for the next number that is free', () => {
  expect(name({}, '2025-02-03T00:00:00Z', ['log-a-2025-02'])).toBe('log-a-2025-02_01');
  expect(name({}, '2025-02-03T00:00:00Z', ['log-a-2025-02', 'log-a-2025-02_01'])).toBe('log-a-2025-02_02');
});

test('documents of one log type can go to different indices', () => {
  const namer = compileIndexName(plan({}), new Set(), false);
  expect([namer(at('2025-02-03T00:00:00Z')), namer(at('2025-02-03T00:00:00Z', 'log-b')), namer(at('2025-03-01T00:00:00Z'))])
    .toEqual(['log-a-2025-02', 'log-b-2025-02', 'log-a-2025-03']);
});
