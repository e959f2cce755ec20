import { splitWords, strip } from './python-whitespace';

/** A value that doesn't have the form of its key's type. The message says what was expected; callers add file, section and key. */
export class ConfigValueError extends Error {
  public readonly name = 'ConfigValueError';
}

const TRUE = ['1', 'yes', 'true', 'on'];
const FALSE = ['0', 'no', 'false', 'off'];

/** `1/yes/true/on` and `0/no/false/off`, in any case. */
export function readBool(value: string): boolean {
  const word = value.toLowerCase();
  if (TRUE.includes(word)) return true;
  if (FALSE.includes(word)) return false;
  throw new ConfigValueError(`expected one of ${[...TRUE, ...FALSE].join(', ')}, got "${value}"`);
}

/** A decimal integer, with sign or `_` between digits as Python's int() takes them. */
export function readInt(value: string): number {
  const text = strip(value);
  const number = Number(text.replace(/_/g, ''));
  if (!/^[+-]?[0-9]+(?:_[0-9]+)*$/.test(text) || !Number.isSafeInteger(number)) {
    throw new ConfigValueError(`expected a whole number, got "${value}"`);
  }
  return number;
}

/** Split on runs of white space. */
export function readWords(value: string): string[] {
  return splitWords(value);
}

/** `[a, b | c]`-like values are split at commas (empty items kept), all others on white space. */
export function readList(value: string): string[] {
  if (!value.startsWith('[')) return splitWords(value);
  return value.replace(/^[[\]|]+/, '').replace(/(?<![[\]|])[[\]|]+$/, '').split(',').map(strip);
}

/** A JSON array; empty is none. */
export function readJsonList(value: string): unknown[] {
  if (value === '') return [];
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw new ConfigValueError(`expected a JSON array with double quotes, got "${value}"`);
  }
  if (!Array.isArray(parsed)) throw new ConfigValueError(`expected a JSON array, got "${value}"`);
  return parsed;
}

/**
 * A zone as minutes east of UTC: `±HH:MM`, or decimal hours (`9`, `-3.5`).
 * The sign counts for the minutes, too (-03:30 is -210).
 */
export function readZone(value: string): number {
  const text = strip(value);
  const clock = /^([+-]?)([0-9]{1,2}):([0-9]{1,2})$/.exec(text);
  const hours = clock ? Number(clock[2]) + Number(clock[3]) / 60 : Math.abs(Number(text));
  const negative = text.startsWith('-');
  if (!clock && !/^[+-]?[0-9]+(?:\.[0-9]+)?$/.test(text) || hours >= 24 || Number(clock?.[3] ?? 0) > 59) {
    throw new ConfigValueError(`expected a zone like +09:00, got "${value}"`);
  }
  const minutes = Math.round(hours * 60);
  return negative && minutes !== 0 ? -minutes : minutes;
}
