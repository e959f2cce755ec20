import { lowerCase } from './case-folding';
import { CharCategory, charSet, setHas } from './char-set';
import { Assertion } from './syntax-tree';

const LINE_FEED = 10;
const CASED = { ignoreCase: false, ascii: false };
const word = (ascii: boolean) => charSet([], [{ kind: 'word', negated: false, ascii } satisfies CharCategory], false, CASED);
const WORD = word(false);
const ASCII_WORD = word(true);

/** Whether a zero-width assertion holds at a position of a text, as in Python. */
export function assertionHolds(kind: Assertion, ascii: boolean, text: string, position: number): boolean {
  const { length } = text;
  switch (kind) {
    case 'textStart': return position === 0;
    case 'textEnd': return position === length;
    case 'lastLineEnd': return position === length || (position === length - 1 && text.charCodeAt(position) === LINE_FEED);
    case 'lineStart': return position === 0 || text.charCodeAt(position - 1) === LINE_FEED;
    case 'lineEnd': return position === length || text.charCodeAt(position) === LINE_FEED;
    case 'wordBoundary': return isBoundary(ascii, text, position);
    // As Python before 3.14: never true in an empty text.
    case 'notWordBoundary': return length > 0 && !isBoundary(ascii, text, position);
  }
}

function isBoundary(ascii: boolean, text: string, position: number): boolean {
  const set = ascii ? ASCII_WORD : WORD;
  const before = position > 0 && setHas(set, text.codePointAt(stepBack(text, position))!);
  const after = position < text.length && setHas(set, text.codePointAt(position)!);
  return before !== after;
}

/** The position one character (not one half of a surrogate pair) before. */
export function stepBack(text: string, position: number): number {
  const low = text.charCodeAt(position - 1);
  const high = position > 1 ? text.charCodeAt(position - 2) : 0;
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? position - 2 : position - 1;
}

/** Where the text that a group holds ends if it comes again at a position; -1 if it doesn't. */
export function endOfRepeated(text: string, from: number, to: number, position: number, ignoreCase: boolean, ascii: boolean): number {
  const end = position + to - from;
  if (end > text.length) return -1;
  const fold = (unit: number) => ignoreCase ? lowerCase(unit, ascii) : unit;
  for (let i = from, j = position; i < to; i++, j++) {
    if (fold(text.charCodeAt(i)) !== fold(text.charCodeAt(j))) return -1;
  }
  return end;
}
