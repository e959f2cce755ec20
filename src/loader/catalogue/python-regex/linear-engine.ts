import { setFlagsFromString } from 'node:v8';

/**
 * V8 has a second engine that is linear in the text, and slow (10 to 1,000 times). With these flags a match of the usual
 * engine that has gone back so many times starts again there. Measured with Node 22 and 24: they may be set at run time,
 * and count when V8 makes code of a regex, which is when that first runs.
 *
 * A round of a simple loop (`.*`, `\s+`) isn't counted, so the worst case is this number times the length of the text:
 * about 0.3 s for 100,000 characters. Lazy groups go back once a character, so ordinary lines stay far below.
 */
const BACKTRACKS = 2_000;

setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
setFlagsFromString(`--regexp-backtracks-before-fallback=${BACKTRACKS}`);

/** Whether V8 can fall back to its linear engine for a JavaScript pattern (without flags). */
export function isLinear(source: string): boolean {
  // The flag `l` asks for the linear engine and fails where that can't run the pattern.
  setFlagsFromString('--enable-experimental-regexp-engine');
  try {
    return new RegExp(source, 'l').flags === 'l';
  } catch {
    return false;
  } finally {
    setFlagsFromString('--no-enable-experimental-regexp-engine');
  }
}
