/** Proleptic Gregorian calendar in plain arithmetic: `Date` costs more and knows years that Python's datetime does not. */

export const SECONDS_PER_DAY = 86_400;
export const DAY_MICROS = SECONDS_PER_DAY * 1_000_000;
export const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_BEFORE_1970 = 719_162;
const DAYS_PER_400_YEARS = 146_097;

const FIRST_DAY = -DAYS_BEFORE_1970;
const LAST_DAY = 2_932_896;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** True for the dates of the years 1 to 9999. */
export function isDate(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= MONTH_LENGTHS[month - 1] || (month === 2 && day === 29 && isLeapYear(year));
}

/** True from 00:00:00 to 23:59:59; leap seconds are no times, as in Python's datetime. */
export function isTimeOfDay(hour: number, minute: number, second: number): boolean {
  return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
}

/** Days since 1970-01-01 of a date that `isDate` accepts. */
export function dayNumber(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const afterLeapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return past * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1] + afterLeapDay + day - 1 - DAYS_BEFORE_1970;
}

/** Days since 1970-01-01 of the first day of a year from 1 to 9999. */
export function firstDayOfYear(year: number): number {
  return dayNumber(year, 1, 1);
}

/** True for the days of the years 1 to 9999, counted from 1970-01-01. */
export function isDayNumber(day: number): boolean {
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/** Monday is 0, Sunday is 6; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** Year of a day since 1970-01-01. */
export function yearOf(day: number): number {
  // the mean year is never off by more than one
  let year = Math.floor(((day + DAYS_BEFORE_1970) * 400) / DAYS_PER_400_YEARS) + 1;
  if (firstDayOfYear(year) > day) year--;
  else if (firstDayOfYear(year + 1) <= day) year++;
  return year;
}

/** `YYYY-MM-DD` of a day since 1970-01-01 that `isDayNumber` accepts. */
export function dayText(day: number): string {
  const year = yearOf(day);
  const dayOfYear = day - firstDayOfYear(year);
  let month = 12;
  while (dayNumber(year, month, 1) > day) month--;
  const dayOfMonth = dayOfYear - (dayNumber(year, month, 1) - firstDayOfYear(year)) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}
