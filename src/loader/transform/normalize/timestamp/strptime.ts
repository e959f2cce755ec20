import { DAY_MICROS, dayNumber, isDate, isTimeOfDay } from './calendar';
import { digitsAt } from './iso8601-parts';
import { type DateParts, resolveDate } from './strptime-date';
import type { Compose, Timestamp } from './timestamp';
import { NAMES, compilePattern } from '../../../strptime-pattern';

const COMMON_LOG_FORMAT = '%d/%b/%Y:%H:%M:%S %z';
// no time is longer, whatever white space it has
const LONGEST = 256;

/** Python's `datetime.strptime` in the C locale, over the whole text. Throws an `Error` for a format that Python doesn't accept. */
export function compileStrptime(format: string, compose: Compose, offset: number): (value: unknown) => Timestamp | undefined {
  const readAny = compileAny(format, compose, offset);
  return format === COMMON_LOG_FORMAT
    ? (value) => (typeof value === 'string' && value.length === 26 ? readCommonLog(value, compose) : undefined) ?? readAny(value)
    : readAny;
}

function compileAny(format: string, compose: Compose, zone: number): (value: unknown) => Timestamp | undefined {
  const { regex, letters } = compilePattern(format);
  return (value) => {
    if (typeof value !== 'string' || value.length > LONGEST) return undefined;
    const match = regex.exec(value);
    // not anchored at the end: a shorter reading that would fit is not looked for
    if (!match || match[0].length !== value.length) return undefined;
    return resolve(letters, match, compose, zone);
  };
}

function resolve(letters: readonly string[], match: RegExpExecArray, compose: Compose, zone: number): Timestamp | undefined {
  const date: DateParts = { month: 1, day: 1 };
  let hour = 0;
  let minute = 0;
  let second = 0;
  let micros = 0;
  let twelveHours = false;
  let afternoon = false;
  let offset: number | undefined = zone;
  for (let i = 0; i < letters.length; i++) {
    const text = match[i + 1];
    switch (letters[i]) {
      case 'H': hour = Number(text); break;
      case 'I': hour = Number(text) % 12; twelveHours = true; break;
      case 'p': afternoon = text.toLowerCase() === 'pm'; break;
      case 'M': minute = Number(text); break;
      case 'S': second = Number(text); break;
      case 'f': micros = Number(text.padEnd(6, '0')); break;
      case 'z': offset = zoneOffset(text); break;
      case 'Z': break;
      default: setDatePart(date, letters[i], text);
    }
  }
  if (twelveHours && afternoon) hour += 12;
  const day = resolveDate(date);
  if (day === undefined || offset === undefined || second > 59) return undefined;
  return compose(day, hour * 3600 + minute * 60 + second, micros, offset);
}

function setDatePart(date: DateParts, letter: string, text: string): void {
  switch (letter) {
    case 'd': date.day = Number(text); break;
    case 'm': date.month = Number(text); break;
    case 'B':
    case 'b': date.month = NAMES[letter].indexOf(text.toLowerCase()) + 1; break;
    case 'Y': date.year = Number(text); break;
    case 'y': date.year = Number(text) + (Number(text) <= 68 ? 2000 : 1900); break;
    case 'A':
    case 'a': date.weekday = NAMES[letter].indexOf(text.toLowerCase()); break;
    case 'w': date.weekday = (Number(text) + 6) % 7; break;
    case 'u': date.weekday = Number(text) - 1; break;
    case 'j': date.dayOfYear = Number(text); break;
    case 'G': date.isoYear = Number(text); break;
    case 'V': date.isoWeek = Number(text); break;
    case 'U':
    case 'W': date.week = { number: Number(text), startsOnSunday: letter === 'U' }; break;
  }
}

/** Microseconds ahead of UTC of what `%z` matched: `Z`, `+HHMM`, `+HH:MM`, both with seconds; colons in all places or in none. */
function zoneOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const parts = /^[+-](\d\d)(:?)(\d\d)(?:\2(\d\d)(?:\.(\d+))?)?$/.exec(text);
  if (!parts) return undefined;
  const seconds = Number(parts[1]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0);
  const size = seconds * 1_000_000 + Number((parts[5] ?? '').padEnd(6, '0'));
  if (size >= DAY_MICROS) return undefined;
  return text[0] === '-' && size !== 0 ? -size : size;
}

// three letters as one number, so that no text has to be cut out for the look-up
const MONTH_OF_CODE = new Map(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  .map((name, index) => [codeAt(name, 0), index + 1] as const));

function codeAt(text: string, start: number): number {
  return text.charCodeAt(start) * 0x10000 + text.charCodeAt(start + 1) * 0x100 + text.charCodeAt(start + 2);
}

/** `dd/Mon/YYYY:HH:MM:SS ±HHMM`, 100 ns; the pattern takes 600. */
function readCommonLog(text: string, compose: Compose): Timestamp | undefined {
  if (text.charCodeAt(2) !== 47 || text.charCodeAt(6) !== 47 || text.charCodeAt(11) !== 58) return undefined;
  if (text.charCodeAt(14) !== 58 || text.charCodeAt(17) !== 58 || text.charCodeAt(20) !== 32) return undefined;
  const sign = text.charCodeAt(21);
  if (sign !== 43 && sign !== 45) return undefined;
  const day = digitsAt(text, 0, 2);
  const month = MONTH_OF_CODE.get(codeAt(text, 3)) ?? -1;
  const year = digitsAt(text, 7, 4);
  const hour = digitsAt(text, 12, 2);
  const minute = digitsAt(text, 15, 2);
  const second = digitsAt(text, 18, 2);
  const zoneHour = digitsAt(text, 22, 2);
  const zoneMinute = digitsAt(text, 24, 2);
  if (!isDate(year, month, day) || !isTimeOfDay(hour, minute, second) || !isTimeOfDay(zoneHour, zoneMinute, 0)) return undefined;
  const size = (zoneHour * 60 + zoneMinute) * 60_000_000;
  return compose(dayNumber(year, month, day), hour * 3600 + minute * 60 + second, 0, sign === 45 && size !== 0 ? -size : size);
}
