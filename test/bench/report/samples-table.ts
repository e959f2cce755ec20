import { factor, table, thousands } from './markdown';
import { WANTED_SAMPLE_FACTOR } from './targets';
import { SampleResult } from '../measure/results';

/** How many times the CPU time of its floor a log type takes. */
export const floorFactor = ({ loader, floor }: SampleResult): number => loader.cpuMs / floor.cpuMs;

/** A row for each log type, by name. */
export function samplesTable(samples: readonly SampleResult[]): string {
  const perSecond = (amount: number, ms: number) => amount / ms * 1000;
  return table(
    ['log type', 'floor: expand, serialise and', 'records/CPU s', 'MB/CPU s', 'floor records/CPU s', '× floor CPU', `≤ ${WANTED_SAMPLE_FACTOR}×`],
    [...samples].sort((a, b) => a.logType.localeCompare(b.logType)).map((sample) => [
      sample.logType,
      sample.kind,
      thousands(perSecond(sample.records, sample.loader.cpuMs)),
      perSecond(sample.bytes / 1e6, sample.loader.cpuMs).toFixed(1),
      thousands(perSecond(sample.records, sample.floor.cpuMs)),
      factor(floorFactor(sample)),
      floorFactor(sample) <= WANTED_SAMPLE_FACTOR ? 'met' : '**missed**',
    ]),
  );
}
