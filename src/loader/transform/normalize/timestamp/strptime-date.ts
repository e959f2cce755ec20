import { dayNumber, firstDayOfYear, isDate, isDayNumber, weekdayOf } from './calendar';

/** What a strptime format read of the date; undefined where it has no such directive. Weekdays start with Monday as 0. */
export interface DateParts {
  year?: number;
  isoYear?: number;
  month: number;
  day: number;
  weekday?: number;
  dayOfYear?: number;
  isoWeek?: number;
  /** Week that starts on Sunday (`%U`) or Monday (`%W`), with the days before the first one in week 0. */
  week?: { number: number; startsOnSunday: boolean };
}

/** Day since 1970-01-01; undefined where Python raises. The year is 1900 when nothing names one. */
export function resolveDate(parts: DateParts): number | undefined {
  const { isoYear, isoWeek, week, weekday } = parts;
  if (parts.year === undefined && isoYear !== undefined) {
    if (isoWeek === undefined || weekday === undefined || parts.dayOfYear !== undefined) return undefined;
    if (week === undefined) return isoDay(isoYear, isoWeek, weekday);
  } else if (week === undefined && isoWeek !== undefined) {
    return undefined;
  }
  const year = parts.year ?? 1900;
  if (year < 1) return undefined;
  const dayOfYear = parts.dayOfYear ?? (week && weekday !== undefined ? dayOfWeek(year, week, weekday) : undefined);
  if (dayOfYear === undefined) return isDate(year, parts.month, parts.day) ? dayNumber(year, parts.month, parts.day) : undefined;
  const day = firstDayOfYear(year) + dayOfYear - 1;
  return isDayNumber(day) ? day : undefined;
}

function dayOfWeek(year: number, week: NonNullable<DateParts['week']>, weekday: number): number {
  const shift = week.startsOnSunday ? 1 : 0;
  const first = (weekdayOf(firstDayOfYear(year)) + shift) % 7;
  const inWeek = (weekday + shift) % 7;
  return week.number === 0 ? 1 + inWeek - first : 1 + ((7 - first) % 7) + 7 * (week.number - 1) + inWeek;
}

/** Weeks 0 and 53 of years that have none lead into the neighbouring year. */
function isoDay(year: number, week: number, weekday: number): number | undefined {
  if (year < 1) return undefined;
  const first = firstDayOfYear(year);
  // week 1 is the one with 4 January
  const firstMonday = first - ((weekdayOf(first) + 3) % 7) + 3;
  const day = firstMonday + (week - 1) * 7 + weekday;
  return isDayNumber(day) ? day : undefined;
}
