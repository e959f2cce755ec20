/** Lower-case characters that Python's IGNORECASE holds for equal beyond their lower case: they share an upper case. */
const SAME_UPPER_CASE = [
  'i\u0131', 's\u017f', '\u00b5\u03bc', '\u0345\u03b9\u1fbe', '\u0390\u1fd3', '\u03b0\u1fe3', '\u03b2\u03d0', '\u03b5\u03f5', '\u03b8\u03d1',
  '\u03ba\u03f0', '\u03c0\u03d6', '\u03c1\u03f1', '\u03c2\u03c3', '\u03c6\u03d5', '\u0432\u1c80', '\u0434\u1c81', '\u043e\u1c82', '\u0441\u1c83',
  '\u0442\u1c84\u1c85', '\u044a\u1c86', '\u0463\u1c87', '\u1c88\ua64b', '\u1e61\u1e9b', '\ufb05\ufb06',
];

const EQUALS = new Map<number, number[]>(SAME_UPPER_CASE.flatMap(group => {
  const characters = [...group].map(character => character.codePointAt(0)!);
  return characters.map(character => [character, characters] as [number, number[]]);
}));

/** Lower case of one character, as one character. ascii: only A to Z have one. */
export function lowerCase(character: number, ascii: boolean): number {
  if (character < 0x80 || ascii) return character >= 0x41 && character <= 0x5a ? character + 0x20 : character;
  if (character === 0x130) return 0x69; // JavaScript gives two characters here.
  const lower = String.fromCodePoint(character).toLowerCase();
  const first = lower.codePointAt(0)!;
  return lower.length === (first > 0xffff ? 2 : 1) ? first : character;
}

/** The lower-case characters that a character of a pattern stands for when case is ignored. */
export function caseVariants(character: number, ascii: boolean): readonly number[] {
  const lower = lowerCase(character, ascii);
  return !ascii && EQUALS.get(lower) || [lower];
}
