import { PatternCursor } from './pattern-cursor';
import { RegexNode } from './syntax-tree';

/** Python's own limit on a count is 2^32 - 2. */
const LARGEST_COUNT = 0xfffffffe;

/** Takes `*`, `+`, `?`, `{m}`, `{m,n}`, `{m,}`, `{,n}` or `{,}` with a following `?` (lazy) or `+` (possessive). Other braces are literal. */
export function takeQuantifier(cursor: PatternCursor): ((body: RegexNode) => RegexNode) | undefined {
  const bounds = takeBounds(cursor);
  if (!bounds) return undefined;
  const [min, max] = bounds;
  const lazy = cursor.skip('?');
  const possessive = !lazy && cursor.skip('+');
  return body => {
    const repeat: RegexNode = { type: 'repeat', body, min, max, lazy };
    return possessive ? { type: 'atomic', body: repeat } : repeat;
  };
}

function takeBounds(cursor: PatternCursor): [number, number] | undefined {
  if (cursor.skip('*')) return [0, Infinity];
  if (cursor.skip('+')) return [1, Infinity];
  if (cursor.skip('?')) return [0, 1];
  const start = cursor.position;
  if (!cursor.skip('{') || cursor.next === '}') return back(cursor, start);
  const low = cursor.takeWhile(/[0-9]/);
  const high = cursor.skip(',') ? cursor.takeWhile(/[0-9]/) : low;
  if (!cursor.skip('}')) return back(cursor, start);
  const min = Number(low);
  const max = high === '' ? Infinity : Number(high);
  if (min > LARGEST_COUNT || (max > LARGEST_COUNT && max !== Infinity)) cursor.fail('the repetition number is too large', start);
  if (max < min) cursor.fail('min repeat greater than max repeat', start + 1);
  return [min, max];
}

function back(cursor: PatternCursor, start: number): undefined {
  cursor.position = start;
  return undefined;
}
