import { DAY_MICROS, dayNumber, firstDayOfYear, isDate, isDayNumber, isTimeOfDay, weekdayOf } from './calendar';

const DASH = 45;
const DOT = 46;
const COMMA = 44;
const COLON = 58;
const WEEK = 87;

/** Number of exactly `count` digits at `start`; negative when they aren't digits. */
export function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    // NaN past the end fails the comparison too
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where the date ends. Dates differ in length and any character may follow, so the first nine characters decide. */
export function findSeparator(text: string): number {
  const { length } = text;
  if (length === 7) return 7;
  if (text.charCodeAt(4) === DASH) {
    if (text.charCodeAt(5) !== WEEK) return 10;
    if (length === 8 || text.charCodeAt(8) !== DASH) return 8;
    // YYYY-Www-D, unless the dash is the separator before two digits of an hour
    return length > 10 && isDigit(text.charCodeAt(10)) ? 8 : 10;
  }
  if (text.charCodeAt(4) !== WEEK) return 8;
  // YYYYWww or YYYYWwwD: times come in pairs of digits, so an odd number of them has the weekday in it
  let end = 7;
  while (end < length && isDigit(text.charCodeAt(end))) end++;
  if (end < 9) return end;
  return end % 2 === 0 ? 7 : 8;
}

/** Day since 1970-01-01 of the date that ends before `end`. */
export function readDate(text: string, end: number): number | undefined {
  const year = digitsAt(text, 0, 4);
  if (year < 1) return undefined;
  const dashes = text.charCodeAt(4) === DASH;
  let at = dashes ? 5 : 4;
  if (text.charCodeAt(at) === WEEK) return readWeek(text, year, at + 1, end, dashes);

  const month = digitsAt(text, at, 2);
  at += 2;
  if (dashes && text.charCodeAt(at++) !== DASH) return undefined;
  const day = digitsAt(text, at, 2);
  return at + 2 === end && isDate(year, month, day) ? dayNumber(year, month, day) : undefined;
}

function readWeek(text: string, year: number, start: number, end: number, dashes: boolean): number | undefined {
  const week = digitsAt(text, start, 2);
  let weekday = 1;
  let at = start + 2;
  if (at < end) {
    if (dashes && text.charCodeAt(at++) !== DASH) return undefined;
    weekday = digitsAt(text, at++, 1);
  }
  if (at !== end || week < 1 || week > 53 || weekday < 1 || weekday > 7) return undefined;
  const january1 = weekdayOf(firstDayOfYear(year));
  if (week === 53 && january1 !== 3 && !(january1 === 2 && isDate(year, 2, 29))) return undefined;
  // week 1 is the one with the first Thursday
  const firstMonday = firstDayOfYear(year) - january1 + (january1 > 3 ? 7 : 0);
  const day = firstMonday + (week - 1) * 7 + weekday - 1;
  return isDayNumber(day) ? day : undefined;
}

interface TimeOfDay {
  second: number;
  micros: number;
  /** Microseconds ahead of UTC; undefined when the text names no zone. */
  offset: number | undefined;
}

/** The time of day and its zone from `start` to the end of the text. */
export function readTime(text: string, start: number): TimeOfDay | undefined {
  const zoneAt = findZone(text, start);
  const time = readClock(text, start, zoneAt);
  if (!time || !isTimeOfDay(time.hour, time.minute, time.second)) return undefined;
  const second = time.hour * 3600 + time.minute * 60 + time.second;
  const { micros } = time;
  if (zoneAt === text.length) return time.complete ? { second, micros, offset: undefined } : undefined;
  if (text[zoneAt] === 'Z') return zoneAt + 1 === text.length ? { second, micros, offset: 0 } : undefined;

  const zone = readClock(text, zoneAt + 1, text.length);
  if (!zone?.complete) return undefined;
  const size = (zone.hour * 3600 + zone.minute * 60 + zone.second) * 1_000_000 + zone.micros;
  if (size >= DAY_MICROS) return undefined;
  return { second, micros, offset: text[zoneAt] === '-' && size !== 0 ? -size : size };
}

function findZone(text: string, start: number): number {
  for (let i = start; i < text.length; i++) {
    const char = text[i];
    if (char === '+' || char === '-' || char === 'Z') return i;
  }
  return text.length;
}

interface Clock {
  hour: number;
  minute: number;
  second: number;
  micros: number;
  /** False when something follows that is no part of the time: allowed only before a zone. */
  complete: boolean;
}

/** `HH[[:]MM[[:]SS[.fraction]]]` from `start` to `end`; the form is the one that the character after the hour shows. */
function readClock(text: string, start: number, end: number): Clock | undefined {
  const parts = [0, 0, 0];
  const clock = (micros: number, complete: boolean): Clock =>
    ({ hour: parts[0], minute: parts[1], second: parts[2], micros, complete });
  let at = start;
  let colons = true;
  for (let i = 0; i < 3; i++) {
    parts[i] = digitsAt(text, at, 2);
    if (parts[i] < 0) return undefined;
    at += 2;
    // one more character, whatever it is, may stand between the time and its zone
    if (at + 1 >= end) return clock(0, at >= text.length);
    const code = text.charCodeAt(at);
    if (i === 0) colons = code === COLON;
    if (colons && code === COLON) {
      // after the seconds too: Python takes it for the decimal point
      at++;
    } else if (code === DOT || code === COMMA) {
      at++;
      break;
    } else if (colons) {
      return undefined;
    }
  }
  const digits = Math.min(end - at, 6);
  const fraction = digitsAt(text, at, digits);
  if (fraction < 0) return undefined;
  at += digits;
  // digits beyond microseconds are cut, not rounded
  while (isDigit(text.charCodeAt(at))) at++;
  return clock(fraction * 10 ** (6 - digits), at >= text.length);
}
