import { compileTimestamp } from '../../../../../src/loader/transform/normalize/timestamp';
import readings from '../../../../fixtures/timestamp/readings.json';

interface Reading {
  format: string;
  value: string | number;
  tz: number;
  now?: number;
  nano?: boolean;
  iso: string | null;
  ms: number | null;
  micros: number | null;
}

test.each(readings as Reading[])('reads %j as Python does', ({ format, value, tz, now, nano, iso, ms, micros }) => {
  const read = compileTimestamp({ formats: [format], tzMinutes: tz, nano: nano ?? false, now: () => now ?? 0 });

  const found = read(value);

  expect([found?.iso ?? null, found?.epochMs ?? null, found?.micros ?? null]).toEqual([iso, ms, micros]);
});
