import { report } from './report';
import { BenchResult, SampleResult, TypeResult } from '../measure/results';

const measured = (cpuMs: number) => ({ cpuMs, wallMs: cpuMs, peakBytes: 2e8 });
const alb: TypeResult = {
  type: 'alb',
  objects: 10,
  records: 100_000,
  bytes: 5e7,
  bodyBytes: 1e8,
  floor: measured(500),
  plain: measured(1000),
  compressed: measured(2000),
};
const sample = (logType: string, cpuMs: number): SampleResult =>
  ({ logType, kind: 'lines', records: 10_000, bytes: 5e6, floor: measured(100), loader: measured(cpuMs) });
const result: BenchResult = {
  node: '24.0.0',
  cpu: 'some',
  pinned: true,
  runs: 3,
  load: '50 MB of each log type',
  bundleBytes: 7e6,
  types: [alb, { ...alb, type: 'guardduty' }],
  samples: [sample('waf', 399), sample('msk', 450)],
  memory: [{ type: 'vpcflowlogs', bytes: 5e7, peakBytes: 2e8 }, { type: 'vpcflowlogs', bytes: 1e9, peakBytes: 2.2e8 }],
  coldStart: { firstDocumentMs: [500, 900, 600], requireMs: [100, 300, 200] },
  failures: ['waf into OpenSearch: lost records'],
};
const rows = report(result).split('\n').filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

test('rates are per CPU second, and compared with the floor and the reference', () => {
  expect(rows).toContainEqual(['alb', 'loader', '100.0k', '50.0', '2.00×', '9.62×', '1.00', '200']);
});

test('a log type whose rate with the reference is unknown is not compared with it', () => {
  expect(rows).toContainEqual(['guardduty', 'loader', '100.0k', '50.0', '2.00×', '', '1.00', '200']);
  expect(rows.filter(([target]) => target.startsWith('guardduty:'))).toEqual([['guardduty: CPU of the floor', '≤ 4×', '2.00×', 'met']]);
});

test('samples are rows by log type, each with its floor', () => {
  expect(rows).toContainEqual(['msk', 'lines', '22.2k', '11.1', '100.0k', '4.50×', '**missed**']);
  expect(rows).toContainEqual(['waf', 'lines', '25.1k', '12.5', '100.0k', '3.99×', 'met']);
  expect(rows).toContainEqual(['samples of 2 log types, 1 above: most CPU of the floor (msk)', '≤ 4×', '4.50×', '**missed**']);
});

test('each target says whether it is met', () => {
  expect(rows).toContainEqual(['alb: rate of the reference', '≥ 8×', '9.62×', 'met']);
  expect(rows).toContainEqual(['vpcflowlogs: growth of the peak with the object', '≤ 1.25×', '1.10×', 'met']);
  expect(rows).toContainEqual(['cold start to the first document (200 ms of it the bundle)', '≤ 700 ms', '600.00 ms', 'met']);
  expect(rows).toContainEqual(['bundle', '≤ 6 MB', '7.00 MB', '**missed**']);
});

test('what could not be measured is said', () => {
  expect(report(result)).toContain('**Not measured**: waf into OpenSearch: lost records');
});
