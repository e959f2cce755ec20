import { report } from './report';
import { BenchResult, TypeResult } from '../measure/results';

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
const result: BenchResult = {
  node: '24.0.0',
  cpu: 'some',
  pinned: true,
  runs: 3,
  load: '50 MB of each log type',
  bundleBytes: 7e6,
  types: [alb],
  memory: [{ type: 'vpcflowlogs', bytes: 5e7, peakBytes: 2e8 }, { type: 'vpcflowlogs', bytes: 1e9, peakBytes: 2.2e8 }],
  coldStart: { firstDocumentMs: [500, 900, 600], requireMs: [100, 300, 200] },
  failures: ['waf into OpenSearch: lost records'],
};
const rows = report(result).split('\n').filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));

test('rates are per CPU second, and compared with the floor and the reference', () => {
  expect(rows).toContainEqual(['alb', 'loader', '100.0k', '50.0', '2.00×', '9.62×', '1.00', '200']);
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
