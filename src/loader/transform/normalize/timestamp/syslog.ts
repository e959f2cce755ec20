import { MONTHS, SECONDS_PER_DAY, dayNumber, isDate, isTimeOfDay, yearOf } from './calendar';
import type { Compose, Timestamp } from './timestamp';

// C locale names: one capital, two small letters
const SYSLOG = /^([A-Z][a-z]{2})\s+(\d{1,2})\s+(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?/;
const AHEAD_MS = 12 * 3_600_000;

/**
 * `Mon dd HH:MM:SS[.ffffff]` at the start of the text; what follows doesn't matter. The year that syslog leaves out is the latest
 * that puts the time no more than 12 hours after `now()`.
 */
export function compileSyslog(compose: Compose, offset: number, now: () => number): (value: unknown) => Timestamp | undefined {
  return (value) => {
    if (typeof value !== 'string') return undefined;
    const match = SYSLOG.exec(value);
    if (!match) return undefined;
    const month = MONTHS.indexOf(match[1].toLowerCase()) + 1;
    const day = Number(match[2]);
    const hour = Number(match[3]);
    const minute = Number(match[4]);
    const second = Number(match[5]);
    if (month === 0 || !isTimeOfDay(hour, minute, second)) return undefined;
    const ofDay = hour * 3600 + minute * 60 + second;
    const micros = match[6] === undefined ? 0 : Number(match[6].padEnd(6, '0'));

    const latest = now() + AHEAD_MS;
    let year = yearOf(Math.floor(latest / (SECONDS_PER_DAY * 1000)));
    if (!isDate(year, month, day)) year--;
    else if (instant(dayNumber(year, month, day), ofDay, micros, offset) > latest) year--;
    return isDate(year, month, day) ? compose(dayNumber(year, month, day), ofDay, micros, offset) : undefined;
  };
}

/** Milliseconds since 1970 UTC, with a fraction. */
function instant(day: number, second: number, micros: number, offset: number): number {
  return (day * SECONDS_PER_DAY + second) * 1000 + (micros - offset) / 1000;
}
