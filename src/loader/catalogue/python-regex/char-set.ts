import { caseVariants, lowerCase } from './case-folding';
import { CharRanges, clipRanges, complementRanges, inRanges, normalizeRanges, scanRanges } from './char-ranges';

/** `\d`, `\s`, `\w` and their opposites; ascii: as with the flag (?a). */
export interface CharCategory {
  readonly kind: 'digit' | 'space' | 'word';
  readonly negated: boolean;
  readonly ascii: boolean;
}

/** The characters that one place of a pattern matches. */
export interface CharSet {
  /** Lower case where case is ignored. */
  readonly ranges: CharRanges;
  readonly categories: readonly CharCategory[];
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  readonly ascii: boolean;
}

export interface CaseMode {
  readonly ignoreCase: boolean;
  readonly ascii: boolean;
}

export function charSet(ranges: CharRanges, categories: readonly CharCategory[], negated: boolean, { ignoreCase, ascii }: CaseMode): CharSet {
  const own = ignoreCase ? foldRanges(ranges, ascii) : ranges;
  return { ranges: normalizeRanges(own), categories, negated, ignoreCase, ascii };
}

/** The one character that a set stands for, if it is one. */
export function singleCharacter({ ranges, categories, negated, ignoreCase, ascii }: CharSet): number | undefined {
  if (negated || categories.length > 0 || ranges.length !== 2 || ranges[0] !== ranges[1]) return undefined;
  const character = ranges[0];
  if (!ignoreCase) return character;
  const text = String.fromCodePoint(character);
  // Whatever may have a case is left to be looked up.
  return (ascii ? /[a-z]/ : /[\p{L}\p{M}\p{N}\p{So}]/u).test(text) ? undefined : character;
}

export function setHas({ ranges, categories, negated, ignoreCase, ascii }: CharSet, character: number): boolean {
  const tested = ignoreCase ? lowerCase(character, ascii) : character;
  return (inRanges(ranges, tested) || categories.some(category => categoryHas(category, tested))) !== negated;
}

/** The set's characters from 0 to limit. */
export function rangesOfSet(set: CharSet, limit: number): CharRanges {
  if (set.ignoreCase) return scanRanges(limit, character => setHas(set, character));
  const all = normalizeRanges([...set.ranges, ...set.categories.flatMap(category => rangesOfCategory(category, limit))]);
  return set.negated ? complementRanges(all, limit) : clipRanges(all, limit);
}

/** Python's str.isspace(), str.isdecimal() and str.isalnum() or `_`. */
const UNICODE = {
  digit: /^\p{Nd}$/u,
  space: /^[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/,
  word: /^[\p{L}\p{N}_]$/u,
};
const ASCII = { digit: /^[0-9]$/, space: /^[\t-\r ]$/, word: /^[0-9A-Za-z_]$/ };

function categoryHas({ kind, negated, ascii }: CharCategory, character: number): boolean {
  return (ascii ? ASCII : UNICODE)[kind].test(String.fromCodePoint(character)) !== negated;
}

const scanned = new Map<string, CharRanges>();

function rangesOfCategory(category: CharCategory, limit: number): CharRanges {
  const id = `${category.kind} ${category.negated} ${category.ascii} ${limit}`;
  let ranges = scanned.get(id);
  if (!ranges) scanned.set(id, ranges = scanRanges(limit, character => categoryHas(category, character)));
  return ranges;
}

function foldRanges(ranges: CharRanges, ascii: boolean): CharRanges {
  const folded: number[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    for (let character = ranges[i]; character <= ranges[i + 1]; character++) {
      for (const variant of caseVariants(character, ascii)) folded.push(variant, variant);
    }
  }
  return folded;
}
