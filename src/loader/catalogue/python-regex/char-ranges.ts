/** Sorted, separate ranges of code points: first, last, first, last, … */
export type CharRanges = readonly number[];

/** Sorts and joins ranges that come in any order. */
export function normalizeRanges(ranges: CharRanges): CharRanges {
  const pairs: [number, number][] = [];
  for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i], ranges[i + 1]]);
  pairs.sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  for (const [first, last] of pairs) {
    if (joined.length > 0 && first <= joined[joined.length - 1] + 1) joined[joined.length - 1] = Math.max(joined[joined.length - 1], last);
    else joined.push(first, last);
  }
  return joined;
}

/** Everything up to limit that isn't in the (normalized) ranges. */
export function complementRanges(ranges: CharRanges, limit: number): CharRanges {
  const rest: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i] > next) rest.push(next, ranges[i] - 1);
    next = ranges[i + 1] + 1;
  }
  if (next <= limit) rest.push(next, limit);
  return rest;
}

/** The part of (normalized) ranges up to limit. */
export function clipRanges(ranges: CharRanges, limit: number): CharRanges {
  const clipped: number[] = [];
  for (let i = 0; i < ranges.length && ranges[i] <= limit; i += 2) clipped.push(ranges[i], Math.min(ranges[i + 1], limit));
  return clipped;
}

/** The characters from 0 to limit that pass a test. */
export function scanRanges(limit: number, test: (character: number) => boolean): CharRanges {
  const found: number[] = [];
  for (let character = 0; character <= limit; character++) {
    if (!test(character)) continue;
    if (found.length > 0 && found[found.length - 1] === character - 1) found[found.length - 1] = character;
    else found.push(character, character);
  }
  return found;
}

export function inRanges(ranges: CharRanges, character: number): boolean {
  let low = 0;
  let high = ranges.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (character < ranges[2 * middle]) high = middle - 1;
    else if (character > ranges[2 * middle + 1]) low = middle + 1;
    else return true;
  }
  return false;
}
