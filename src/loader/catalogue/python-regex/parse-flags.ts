import { PatternCursor } from './pattern-cursor';

/** Inline flags in force at a place of the pattern. */
export interface RegexFlags {
  readonly ascii: boolean;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
}

export const NO_FLAGS: RegexFlags = { ascii: false, ignoreCase: false, multiline: false, dotAll: false, verbose: false };

const NAMES: Record<string, keyof RegexFlags | 'unicode'> = {
  a: 'ascii', i: 'ignoreCase', m: 'multiline', s: 'dotAll', u: 'unicode', x: 'verbose',
};

/** Reads `i)`, `i:`, `-s:` or `ix-s:` after `(?`. @returns the flags, and whether they hold for the whole pattern (`)`) */
export function parseFlags(cursor: PatternCursor, outer: RegexFlags): { flags: RegexFlags; global: boolean } {
  let flags = outer;
  let adding = '';
  while (cursor.next !== ')' && cursor.next !== ':' && cursor.next !== '-') {
    const letter = takeFlag(cursor, 'missing -, : or )');
    if (/[au]/.test(letter) && /[au]/.test(adding.replace(letter, ''))) cursor.fail('flags a and u are incompatible');
    adding += letter;
    flags = set(flags, letter, true);
  }
  if (cursor.skip(')')) return { flags, global: true };
  if (cursor.skip('-')) {
    do {
      const letter = takeFlag(cursor, 'missing flag');
      if (/[au]/.test(letter)) cursor.fail('flags a and u can\'t be turned off');
      if (adding.includes(letter)) cursor.fail('a flag is turned on and off');
      flags = set(flags, letter, false);
    } while (cursor.next !== ':');
  }
  cursor.skip(':');
  return { flags, global: false };
}

function takeFlag(cursor: PatternCursor, otherwise: string): string {
  const letter = cursor.next;
  if (NAMES[letter]) return cursor.take();
  if (letter === 'L') cursor.take();
  return cursor.fail(letter === 'L' ? 'flag L is for bytes only' : /^\p{L}$/u.test(letter) ? `unknown flag ${letter}` : otherwise);
}

function set(flags: RegexFlags, letter: string, on: boolean): RegexFlags {
  const name = NAMES[letter];
  return name === 'unicode' ? { ...flags, ascii: false } : { ...flags, [name]: on };
}
