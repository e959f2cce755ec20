import type { ParquetParsers } from 'hyparquet';

const DAY = 86_400_000;
/** Milliseconds that a Date can hold. */
const MAX_TIME = 8.64e15;

/** Values that JSON has as texts; called once for each value of a dictionary. */
export const parsers: Partial<ParquetParsers> = {
  stringFromBytes: (bytes) => (bytes === undefined ? undefined : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')),
  dateFromDays: (days) => (days === undefined ? undefined : date(days)),
  timestampFromMilliseconds: (millis) => timestamp(millis, 1_000n, 3),
  timestampFromMicroseconds: (micros) => timestamp(micros, 1_000_000n, 6),
  timestampFromNanoseconds: (nanos) => timestamp(nanos, 1_000_000_000n, 9),
};

function date(days: number): string {
  return Math.abs(days * DAY) > MAX_TIME ? String(days) : new Date(days * DAY).toISOString().slice(0, -14);
}

/**
 * `2021-01-01T00:00:00.123456+00:00`, without fraction when there is none. Times without zone are taken for UTC. What
 * lies outside of all calendars stays a number.
 */
function timestamp(value: bigint | undefined, unit: bigint, digits: number): string | undefined {
  if (value === undefined) return undefined;
  let seconds = value / unit;
  let fraction = value % unit;
  if (fraction < 0n) {
    fraction += unit;
    seconds--;
  }
  const time = Number(seconds) * 1000;
  if (Math.abs(time) > MAX_TIME) return String(value);
  const text = new Date(time).toISOString().slice(0, -5);
  return fraction === 0n ? `${text}+00:00` : `${text}.${fractionText(fraction, digits)}+00:00`;
}

/** Six digits, as Python writes them; nine for nanoseconds. */
function fractionText(fraction: bigint, digits: number): string {
  const text = String(fraction).padStart(digits, '0').padEnd(6, '0');
  return text.length > 6 && text.endsWith('000') ? text.slice(0, 6) : text;
}

/** `01:02:03.000004` of a time of day. */
export function timeOfDay(value: bigint, unit: bigint, digits: number): string {
  return timestamp(value, unit, digits)!.slice(11, -6);
}

/** A decimal: a number where a double has all its digits, else its text. */
export function decimal(value: number | bigint | Uint8Array, scale: number): number | bigint | string {
  const unscaled = value instanceof Uint8Array ? signed(value) : BigInt(value);
  if (scale <= 0) return integer(unscaled * 10n ** BigInt(-scale));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const text = `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return digits.length <= 15 ? Number(text) : text;
}

/** Two's complement, the highest byte first. */
function signed(bytes: Uint8Array): bigint {
  if (bytes.length === 0) return 0n;
  const value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  return bytes[0] < 128 ? value : value - (1n << BigInt(bytes.length * 8));
}

/** An integer as a number where it fits: beyond 2^53 all its digits are kept. */
export function integer(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The text that bytes are; base64 when they are none. */
export function textOrBase64(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') && !Buffer.from(text).equals(buffer) ? buffer.toString('base64') : text;
}
