/**
 * Reads a zone of the configuration into minutes ahead of UTC: `+05:45` → 345, `-00:30` → -30, or hours as a number: `9`, `9.5`.
 * Throws an `Error` for anything else, and for a day or more.
 */
export function parseZone(text: string): number {
  const minutes = readMinutes(text.trim());
  if (!(Math.abs(minutes) < 1440)) {
    throw new Error(`not a time zone: ${JSON.stringify(text)} (use ±HH:MM or a number of hours)`);
  }
  return minutes;
}

function readMinutes(text: string): number {
  const clock = /^([+-]?)(\d{1,2}):(\d{1,2})$/.exec(text);
  if (clock) {
    const minutes = Number(clock[2]) * 60 + Number(clock[3]);
    // the sign is that of the whole: -00:30 is half an hour behind UTC
    return clock[1] === '-' && minutes !== 0 ? -minutes : minutes;
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) * 60 : NaN;
}
