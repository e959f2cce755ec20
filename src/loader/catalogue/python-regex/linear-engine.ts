import { setFlagsFromString } from 'node:v8';

/**
 * V8 has a second engine that is linear in the text, and slow. With these flags a match of the usual engine that has
 * gone back so many times goes on there; a round of a simple loop (`.*`, `\s+`) isn't counted, so the worst case is
 * this number times the length of the text. 10,000 is what lazy groups take on a line of 10 kB.
 * Measured with Node 22 and 24: set at run time they hold for patterns made afterwards.
 */
const BACKTRACKS = 10_000;

setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
setFlagsFromString(`--regexp-backtracks-before-fallback=${BACKTRACKS}`);

/** Whether V8 can fall back to its linear engine for a JavaScript pattern without flags. */
export function isLinear(source: string): boolean {
  // The flag `l` asks for the linear engine and fails where it can't run the pattern.
  setFlagsFromString('--enable-experimental-regexp-engine');
  try {
    return new RegExp(source, 'l').flags === 'l';
  } catch {
    return false;
  } finally {
    setFlagsFromString('--no-enable-experimental-regexp-engine');
  }
}
