import { SECONDS_PER_DAY } from './calendar';
import type { Compose, Timestamp } from './timestamp';
import { FloatLiteral } from '../../../types';

// what Python's float() reads
const NUMERIC = /^\s*[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?\s*$/;

/**
 * Epoch times, as numbers or text: seconds below 10^12, milliseconds below 10^15, microseconds below 10^18, nanoseconds from there.
 * Fractions are rounded half to even to microseconds.
 */
export function compileEpoch(compose: Compose, offset: number): (value: unknown) => Timestamp | undefined {
  const offsetSeconds = Math.floor(offset / 1_000_000);
  const offsetMicros = offset - offsetSeconds * 1_000_000;

  return (value) => {
    const seconds = toSeconds(value);
    if (!(seconds > -1e12 && seconds < 1e12)) return undefined;
    let whole = Math.trunc(seconds);
    let micros = seconds === whole ? 0 : roundHalfToEven((seconds - whole) * 1e6);
    whole += offsetSeconds;
    micros += offsetMicros;
    if (micros < 0) {
      micros += 1_000_000;
      whole--;
    } else if (micros >= 1_000_000) {
      micros -= 1_000_000;
      whole++;
    }
    const day = Math.floor(whole / SECONDS_PER_DAY);
    return compose(day, whole - day * SECONDS_PER_DAY, micros, offset);
  };
}

function toSeconds(value: unknown): number {
  if (typeof value === 'string') return isTenDigits(value) ? +value : inSeconds(textToNumber(value));
  if (typeof value === 'number') return inSeconds(value);
  if (typeof value === 'bigint') return inSeconds(Number(value));
  return value instanceof FloatLiteral ? inSeconds(value.value) : NaN;
}

function inSeconds(value: number): number {
  if (value < 1e12) return value;
  if (value < 1e15) return value / 1e3;
  return value < 1e18 ? value / 1e6 : value / 1e9;
}

function textToNumber(text: string): number {
  // a long text is no time, and the pattern is not worth running on it
  return text.length <= 64 && NUMERIC.test(text) ? Number(text.replaceAll('_', '')) : NaN;
}

/** Whole seconds from 2001 to 2286, as flow logs have them: no need to look at the size. */
function isTenDigits(text: string): boolean {
  if (text.length !== 10) return false;
  for (let i = 0; i < 10; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
