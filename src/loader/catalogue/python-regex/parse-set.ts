import { CharCategory, CharSet, charSet } from './char-set';
import { takeCategory, takeEscapedCharacter } from './parse-escape';
import { RegexFlags } from './parse-flags';
import { PatternCursor } from './pattern-cursor';

/** Reads a set after its `[`, and the `]`. A `]` that comes first is a member. */
export function parseSet(cursor: PatternCursor, flags: RegexFlags): CharSet {
  const start = cursor.position - 1;
  const ranges: number[] = [];
  const categories: CharCategory[] = [];
  const takeMember = (): number | CharCategory => {
    const character = cursor.take();
    if (character === '') cursor.fail('unterminated character set', start);
    if (character !== '\\') return character.codePointAt(0)!;
    return takeCategory(cursor, flags.ascii) ?? takeEscapedCharacter(cursor, true);
  };
  const add = (member: number | CharCategory) => {
    if (typeof member === 'number') ranges.push(member, member);
    else categories.push(member);
  };

  const negated = cursor.skip('^');
  for (let first = true; first || cursor.next !== ']'; first = false) {
    const from = cursor.position;
    const member = takeMember();
    if (!cursor.startsWith('-')) {
      add(member);
      continue;
    }
    cursor.take();
    if (cursor.next === ']') {
      add(member);
      add(0x2d);
      break;
    }
    const last = takeMember();
    if (typeof member !== 'number' || typeof last !== 'number' || last < member) cursor.fail('bad character range', from);
    ranges.push(member as number, last as number);
  }
  cursor.take();
  return charSet(ranges, categories, negated, flags);
}
