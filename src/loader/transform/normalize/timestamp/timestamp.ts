import { SECONDS_PER_DAY, dayText, isDayNumber } from './calendar';

/**
 * A point in time as a record states it. Shared between records: never changed.
 *
 * `epochMs`: milliseconds since 1970 UTC, rounded down to an integer. `micros`: 0 to 999999 within the second.
 * `offsetMinutes`: what the value's own zone is ahead of UTC; has a fraction for the rare zones with seconds.
 * `iso`: `YYYY-MM-DDTHH:MM:SS[.ffffff]±HH:MM[:SS[.ffffff]]`, local time of that zone.
 */
export interface Timestamp {
  readonly epochMs: number;
  readonly micros: number;
  readonly offsetMinutes: number;
  readonly iso: string;
}

/**
 * Makes a timestamp of local time: `day` since 1970-01-01, `second` of that day (0 to 86399), `micros` of that second,
 * and the zone's `offset` in microseconds. Undefined outside the years 1 to 9999.
 */
export type Compose = (day: number, second: number, micros: number, offset: number) => Timestamp | undefined;

const MICROS_PER_MINUTE = 60_000_000;

const twoDigits = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'));
// 'HH:MM:' of each minute of a day
const minuteTexts = Array.from({ length: 1440 }, (_, n) => `${twoDigits[Math.floor(n / 60)]}:${twoDigits[n % 60]}:`);

/** One a reader: it remembers the last day, second and zone, which in logs are nearly always those of the next record too. */
export function createCompose(): Compose {
  let lastDay = NaN;
  let lastDayText = '';
  let lastOffset = NaN;
  let lastOffsetText = '';
  let last: Timestamp = { epochMs: NaN, micros: -1, offsetMinutes: NaN, iso: '' };
  let lastSecond = -1;

  // composing costs 30 to 60 ns: a Map of seconds would save little and hold on to much
  return (day, second, micros, offset) => {
    const sameZone = offset === lastOffset;
    if (day === lastDay) {
      if (second === lastSecond && micros === last.micros && sameZone) return last;
    } else {
      if (!isDayNumber(day)) return undefined;
      lastDay = day;
      lastDayText = `${dayText(day)}T`;
    }
    if (!sameZone) {
      lastOffset = offset;
      lastOffsetText = offsetText(offset);
    }
    const minute = Math.floor(second / 60);
    const clock = lastDayText + minuteTexts[minute] + twoDigits[second - minute * 60];
    const iso = micros === 0 ? clock + lastOffsetText : `${clock}.${sixDigits(micros)}${lastOffsetText}`;
    const epochMs = (day * SECONDS_PER_DAY + second) * 1000 + Math.floor((micros - offset) / 1000);
    lastSecond = second;
    last = { epochMs, micros, offsetMinutes: offset / MICROS_PER_MINUTE, iso };
    return last;
  };
}

function sixDigits(micros: number): string {
  return micros >= 100_000 ? String(micros) : String(micros).padStart(6, '0');
}

/** `±HH:MM`, with seconds and their fraction only where there are some. */
function offsetText(offset: number): string {
  const micros = Math.abs(offset);
  const seconds = Math.floor(micros / 1_000_000);
  const fraction = micros - seconds * 1_000_000;
  const minute = Math.floor(seconds / 60);
  let text = (offset < 0 ? '-' : '+') + minuteTexts[minute].slice(0, 5);
  if (seconds % 60 !== 0 || fraction !== 0) text += `:${twoDigits[seconds % 60]}`;
  return fraction === 0 ? text : `${text}.${sixDigits(fraction)}`;
}
