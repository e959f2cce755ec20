import { CharCategory } from './char-set';
import { PatternCursor } from './pattern-cursor';

const CONTROLS: Record<string, number> = { 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92 };
const KINDS = { d: 'digit', s: 'space', w: 'word' } as const;
const HEX_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 };

/** `\d \D \s \S \w \W`: the letter after the backslash is taken if it is one. */
export function takeCategory(cursor: PatternCursor, ascii: boolean): CharCategory | undefined {
  const letter = cursor.next;
  const kind = KINDS[letter.toLowerCase() as keyof typeof KINDS];
  if (!kind || !/^[a-zA-Z]$/.test(letter)) return undefined;
  cursor.take();
  return { kind, negated: letter < 'a', ascii };
}

/** The character that an escape stands for, read after its backslash; the same inside and outside of `[…]` but for octals of one or two digits. */
export function takeEscapedCharacter(cursor: PatternCursor, inSet: boolean): number {
  const start = cursor.position - 1;
  const letter = cursor.take();
  if (letter === '') cursor.fail('bad escape (end of pattern)', start);
  if (letter in CONTROLS && (letter !== 'b' || inSet)) return CONTROLS[letter];
  if (letter in HEX_LENGTH) {
    const digits = cursor.takeWhile(/[0-9a-fA-F]/, HEX_LENGTH[letter]);
    const character = parseInt(digits, 16);
    if (digits.length < HEX_LENGTH[letter]) cursor.fail(`incomplete escape \\${letter}${digits}`, start);
    return character > 0x10ffff ? cursor.fail(`bad escape \\${letter}${digits}`, start) : character;
  }
  if (letter === 'N') cursor.fail('character names (\\N{…}) are not supported, write \\uXXXX', start);
  if (/[0-7]/.test(letter) && (inSet || letter === '0')) return checkOctal(cursor, letter + cursor.takeWhile(/[0-7]/, 2), start);
  if (/[0-9a-zA-Z]/.test(letter)) cursor.fail(`bad escape \\${letter}`, start);
  return letter.codePointAt(0)!;
}

/** `\1` to `\99` refer to a group, three octal digits are a character. Undefined (and nothing taken) if neither comes next. */
export function takeReferenceOrOctal(cursor: PatternCursor): { reference: number } | { character: number } | undefined {
  if (!/[1-9]/.test(cursor.next)) return undefined;
  const start = cursor.position - 1;
  let digits = cursor.take();
  if (/[0-9]/.test(cursor.next)) {
    digits += cursor.take();
    if (/^[0-7]{2}$/.test(digits) && /[0-7]/.test(cursor.next)) return { character: checkOctal(cursor, digits + cursor.take(), start) };
  }
  return { reference: Number(digits) };
}

function checkOctal(cursor: PatternCursor, digits: string, start: number): number {
  const character = parseInt(digits, 8);
  return character > 0o377 ? cursor.fail(`octal escape \\${digits} is beyond 0o377`, start) : character;
}
