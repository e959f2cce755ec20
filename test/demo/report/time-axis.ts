import { ReportTimeline } from './data';

const [SECOND, MINUTE, HOUR, DAY] = [1e3, 60e3, 3600e3, 86_400e3];
/** Widths that a person reads with ease. Epoch multiples of them fall on round UTC times up to a day. */
const STEPS: [ms: number, words: string][] = [
  [SECOND, '1 second'], [5 * SECOND, '5 seconds'], [15 * SECOND, '15 seconds'],
  [MINUTE, '1 minute'], [5 * MINUTE, '5 minutes'], [15 * MINUTE, '15 minutes'],
  [HOUR, '1 hour'], [3 * HOUR, '3 hours'], [6 * HOUR, '6 hours'],
  [DAY, '1 day'], [2 * DAY, '2 days'], [7 * DAY, '7 days'], [30 * DAY, '30 days'], [90 * DAY, '90 days'], [365 * DAY, '365 days'],
];
const MAX_COLUMNS = 60;
/** Fewer would make a bar as wide as the page of a handful of events. */
const MIN_COLUMNS = 12;
const MAX_TICKS = 6;

/** One log type's events; times in epoch milliseconds, ascending. */
export interface Series {
  logType: string;
  points: { time: number; count: number }[];
}

/** Log types whose events lie close enough together to be read on one axis. */
export interface Panel {
  series: Series[];
  /** Start and end of the axis, in whole columns. */
  start: number;
  end: number;
  /** Width of a column in milliseconds, and in words. */
  step: number;
  stepWords: string;
  ticks: number[];
}

/**
 * Puts the log types into as few panels as leave each of them readable; the panel with the most log types first.
 *
 * Samples of different log types may be years apart: on one axis they would be a few needles in an empty stretch. A log type joins a
 * panel as long as nobody's events get squeezed into less than one column.
 */
export function panels(timeline: readonly ReportTimeline[]): Panel[] {
  const series = timeline.map(toSeries).filter(({ points }) => points.length > 0).sort((a, b) => first(a) - first(b));
  const groups: Series[][] = [];
  for (const one of series) {
    const group = groups.find((members) => fits([...members, one]));
    if (group) {
      group.push(one);
    } else {
      groups.push([one]);
    }
  }
  const bucket = bucketWidth(series);
  return groups.map((group) => toPanel(group, bucket)).sort((a, b) => b.series.length - a.series.length || a.start - b.start);
}

function toSeries({ logType, points }: ReportTimeline): Series {
  const dated = points.map(({ time, count }) => ({ time: Date.parse(time), count }));
  return { logType, points: dated.filter(({ time, count }) => Number.isFinite(time) && count > 0).sort((a, b) => a.time - b.time) };
}

function fits(group: Series[]): boolean {
  const union = Math.max(...group.map(last)) - Math.min(...group.map(first));
  return union <= MAX_COLUMNS * Math.max(MINUTE, Math.min(...group.map((one) => last(one) - first(one))));
}

function toPanel(series: Series[], bucket: number): Panel {
  const [from, to] = [Math.min(...series.map(first)), Math.max(...series.map(last))];
  // columns narrower than the buckets they come from would leave gaps that mean nothing
  const [step, stepWords] = STEPS.find(([ms]) => ms >= bucket && (to - from) / ms < MAX_COLUMNS - 1) ?? STEPS[STEPS.length - 1];
  const [firstColumn, lastColumn] = [Math.floor(from / step), Math.floor(to / step)];
  const margin = Math.max(0, Math.ceil((MIN_COLUMNS - (lastColumn - firstColumn + 1)) / 2));
  const [start, end] = [(firstColumn - margin) * step, (lastColumn + 1 + margin) * step];
  return { series, start, end, step, stepWords, ticks: ticksBetween(start, end) };
}

function ticksBetween(start: number, end: number): number[] {
  const [step] = STEPS.find(([ms]) => (end - start) / ms <= MAX_TICKS) ?? [5 * 365 * DAY];
  const earliest = Math.ceil(start / step);
  return Array.from({ length: Math.floor(end / step) - earliest + 1 }, (_, i) => (earliest + i) * step);
}

/** The events of a series in the panel's columns; columns without events are left out. */
export function columns({ points }: Series, { start, step }: Panel): { column: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { time, count } of points) {
    const column = Math.floor((time - start) / step);
    counts.set(column, (counts.get(column) ?? 0) + count);
  }
  return [...counts].map(([column, count]) => ({ column, count }));
}

/** The width of the buckets, which begin at multiples of it; a single bucket doesn't tell, and is taken for a minute. */
function bucketWidth(series: Series[]): number {
  const times = new Set(series.flatMap(({ points }) => points.map(({ time }) => Math.abs(time))));
  return times.size === 1 ? MINUTE : [...times].reduce(greatestCommonDivisor, 0);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function first({ points }: Series): number {
  return points[0].time;
}

function last({ points }: Series): number {
  return points[points.length - 1].time;
}

/** `2024-03-01 10:05` in UTC, without the clock where the columns are whole days. */
export function timeLabel(time: number, { step }: Pick<Panel, 'step'>): string {
  return new Date(time).toISOString().slice(0, step < MINUTE ? 19 : step < DAY ? 16 : 10).replace('T', ' ');
}

/** When the panel's events happened, as `2024-03-01, 10:05 to 11:20` in UTC: what both ends share is said once. */
export function rangeLabel({ series, step }: Panel): string {
  const from = timeLabel(Math.min(...series.map(first)), { step });
  const to = timeLabel(Math.max(...series.map(last)), { step });
  const [day, clock] = from.split(' ');
  if (from === to) {
    return from.replace(' ', ', ');
  }
  return clock && to.startsWith(day) ? `${day}, ${clock} to ${to.slice(day.length + 1)}` : `${from} to ${to}`;
}

/** A short label under the axis: the clock, the day or the month, whichever tells the ticks apart. */
export function tickLabel(tick: number, { start, end }: Pick<Panel, 'start' | 'end'>): string {
  const iso = new Date(tick).toISOString();
  const span = end - start;
  if (span <= 5 * MINUTE) {
    return iso.slice(11, 19);
  }
  if (span <= DAY) {
    return iso.slice(11, 16);
  }
  return span <= 4 * DAY ? iso.slice(5, 16).replace('T', ' ') : iso.slice(0, span <= 700 * DAY ? 10 : 7);
}
