import { DAY_MICROS, dayNumber, isDate, isTimeOfDay } from './calendar';
import { digitsAt, findSeparator, readDate, readTime } from './iso8601-parts';
import type { Compose, Timestamp } from './timestamp';

/**
 * ISO 8601 as Python 3.11's `datetime.fromisoformat` reads it: calendar dates and weeks, extended and basic forms, any character between
 * date and time, fractions cut at 6 digits, with or without zone.
 */
export function compileIso8601(compose: Compose, offset: number): (value: unknown) => Timestamp | undefined {
  return (value) => {
    if (typeof value !== 'string') return undefined;
    return readUsual(value, compose, offset) ?? readAny(value, compose, offset);
  };
}

/** `YYYY-MM-DD?HH:MM:SS[.fraction][zone]`, as nearly every log has it: 70 to 150 ns, against 900 for `readAny`. */
function readUsual(text: string, compose: Compose, zone: number): Timestamp | undefined {
  const { length } = text;
  // a surrogate pair as separator shifts the time by one
  if (length < 19 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text.charCodeAt(10) > 127) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  if (!isTimeOfDay(hour, minute, second) || !isDate(year, month, day)) return undefined;

  let end = 19;
  let micros = 0;
  if (end < length && text.charCodeAt(end) === 46) {
    let scale = 100_000;
    for (end++; end < length; end++) {
      const digit = text.charCodeAt(end) - 48;
      if (digit < 0 || digit > 9) break;
      micros += digit * scale;
      scale = scale === 1 ? 0 : scale / 10;
    }
    if (end === 20) return undefined;
  }
  const offset = end === length ? zone : readZone(text, end);
  if (offset === undefined) return undefined;
  return compose(dayNumber(year, month, day), hour * 3600 + minute * 60 + second, micros, offset);
}

/** `Z`, `±HH:MM` or `±HHMM` to the end of the text, in microseconds. */
function readZone(text: string, start: number): number | undefined {
  const sign = text.charCodeAt(start);
  const rest = text.length - start;
  if (sign === 90) return rest === 1 ? 0 : undefined;
  if ((sign !== 43 && sign !== 45) || (rest === 6 ? text.charCodeAt(start + 3) !== 58 : rest !== 5)) return undefined;
  const hour = digitsAt(text, start + 1, 2);
  const minute = digitsAt(text, start + rest - 2, 2);
  if (hour < 0 || minute < 0) return undefined;
  const size = (hour * 60 + minute) * 60_000_000;
  if (size >= DAY_MICROS) return undefined;
  return sign === 45 && size !== 0 ? -size : size;
}

function readAny(text: string, compose: Compose, zone: number): Timestamp | undefined {
  // a text that starts like a date but goes on for a page is none
  if (text.length < 7 || text.length > 256) return undefined;
  const separator = findSeparator(text);
  const day = readDate(text, separator);
  if (day === undefined) return undefined;
  if (text.length === separator) return compose(day, 0, 0, zone);
  const start = separator + (text.codePointAt(separator)! > 0xffff ? 2 : 1);
  const time = readTime(text, start);
  return time && compose(day, time.second, time.micros, time.offset ?? zone);
}
