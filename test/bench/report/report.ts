import { factor, megabytes, table, thousands } from './markdown';
import { floorFactor, samplesTable } from './samples-table';
import {
  REFERENCE_RATE, WANTED_BUNDLE_MB, WANTED_COLD_START_MS, WANTED_FACTOR, WANTED_FLOOR_FACTOR, WANTED_GROWTH, WANTED_PEAK_MB, WANTED_SAMPLE_FACTOR,
} from './targets';
import { BenchResult, Measured, median, SampleResult, TypeResult } from '../measure/results';

/** The result as Markdown that can go into a pull request. */
export function report(result: BenchResult): string {
  return [
    `### Loader bench: Node ${result.node}, ${result.cpu}`,
    `Load: ${result.load}; GeoIP knows all public addresses. After a warm-up of three objects; median of ${result.runs} run${result.runs > 1 ? 's' : ''} by CPU time, `
      + `each in a fresh process${result.pinned ? ' pinned to one core' : ''}; CPU time is that of all its threads.`,
    result.types.length ? throughputTable(result.types) : '',
    result.types.some((type) => type.endToEnd) ? endToEndTable(result.types) : '',
    result.samples.length ? 'Samples of each log type, repeated to one object and loaded again and again; the floor is the least that any loader does with it. '
      + 'Of the runs the one with the least CPU time, of the loader and of the floor.' : '',
    result.samples.length ? samplesTable(result.samples) : '',
    table(['target', 'wanted', 'measured', ''], targetRows(result)),
    ...result.failures.map((failure) => `**Not measured**: ${failure}`),
  ].filter(Boolean).join('\n\n') + '\n';
}

const rate = (type: TypeResult, { cpuMs }: Measured): number => type.records / cpuMs * 1000;
const megabytesPerSecond = (type: TypeResult, ms: number): string => (type.bytes / 1e3 / ms).toFixed(1);

function timesReference(type: TypeResult, measured: Measured): string {
  const reference = REFERENCE_RATE[type.type];
  return reference === undefined ? '' : factor(rate(type, measured) / reference);
}

function throughputTable(types: readonly TypeResult[]): string {
  const row = (type: TypeResult, way: string, measured: Measured) => [
    type.type,
    way,
    thousands(rate(type, measured)),
    megabytesPerSecond(type, measured.cpuMs),
    factor(measured.cpuMs / type.floor.cpuMs),
    timesReference(type, measured),
    (measured.wallMs / 1000).toFixed(2),
    // the floor holds the documents of an object before it starts
    measured === type.floor ? '' : megabytes(measured.peakBytes),
  ];
  return table(
    ['log type', 'way', 'records/CPU s', 'MB/CPU s', '× floor CPU', '× reference', 'wall s', 'peak RSS MB'],
    types.flatMap((type) => [
      row(type, 'floor', type.floor),
      row(type, 'loader', type.plain),
      row(type, 'loader, compressed', type.compressed),
    ]),
  );
}

function endToEndTable(types: readonly TypeResult[]): string {
  return table(
    ['into OpenSearch', 'records', 'indexed', 'records/s', 'MB/s', 'records/CPU s of the loader'],
    types.flatMap((type) => type.endToEnd ? [[
      type.type,
      String(type.records),
      String(type.endToEnd.indexed),
      thousands(type.records / type.endToEnd.wallMs * 1000),
      megabytesPerSecond(type, type.endToEnd.wallMs),
      thousands(rate(type, type.endToEnd)),
    ]] : []),
  );
}

function targetRows({ types, samples, memory, coldStart, bundleBytes }: BenchResult): string[][] {
  const atLeast = (name: string, wanted: number, measured: number) => [name, `≥ ${wanted}×`, factor(measured), verdict(measured >= wanted)];
  const atMost = (name: string, wanted: number, measured: number, unit: string) =>
    [name, `≤ ${wanted}${unit}`, `${measured.toFixed(2)}${unit}`, verdict(measured <= wanted)];
  const rows = types.flatMap((type) => {
    const reference = REFERENCE_RATE[type.type];
    const wanted = WANTED_FACTOR[type.type];
    return [
      ...reference && wanted ? [atLeast(`${type.type}: rate of the reference`, wanted, rate(type, type.plain) / reference)] : [],
      atMost(`${type.type}: CPU of the floor`, reference ? WANTED_FLOOR_FACTOR : WANTED_SAMPLE_FACTOR, type.plain.cpuMs / type.floor.cpuMs, '×'),
    ];
  });
  if (samples.length > 0) {
    const worst = samples.reduce<SampleResult>((most, sample) => floorFactor(sample) > floorFactor(most) ? sample : most, samples[0]);
    const over = samples.filter((sample) => floorFactor(sample) > WANTED_SAMPLE_FACTOR).length;
    rows.push(atMost(`samples of ${samples.length} log types, ${over} above: most CPU of the floor (${worst.logType})`, WANTED_SAMPLE_FACTOR, floorFactor(worst), '×'));
  }
  for (const { type, bytes, peakBytes } of memory) {
    rows.push(atMost(`${type}: peak RSS, one object of ${Math.round(bytes / 1e6)} MB`, WANTED_PEAK_MB, peakBytes / 1e6, ' MB'));
  }
  const flow = memory.filter(({ type }) => type === 'vpcflowlogs');
  if (flow.length > 1) {
    rows.push(atMost('vpcflowlogs: growth of the peak with the object', WANTED_GROWTH, flow.at(-1)!.peakBytes / flow[0].peakBytes, '×'));
  }
  if (coldStart) {
    const requiring = `cold start to the first document (${median(coldStart.requireMs).toFixed(0)} ms of it the bundle)`;
    rows.push(atMost(requiring, WANTED_COLD_START_MS, median(coldStart.firstDocumentMs), ' ms'));
  }
  rows.push(atMost('bundle', WANTED_BUNDLE_MB, bundleBytes / 1e6, ' MB'));
  return rows;
}

function verdict(met: boolean): string {
  return met ? 'met' : '**missed**';
}
