import { charSet } from './char-set';
import { GroupRegistry } from './group-registry';
import { takeCategory, takeEscapedCharacter, takeReferenceOrOctal } from './parse-escape';
import { NO_FLAGS, RegexFlags, parseFlags } from './parse-flags';
import { takeQuantifier } from './parse-quantifier';
import { parseSet } from './parse-set';
import { PatternCursor } from './pattern-cursor';
import { Assertion, RegexNode, RegexTree, widthOf } from './syntax-tree';

const EMPTY: RegexNode = { type: 'sequence', items: [] };

/** Reads a pattern of Python's `re` (3.11). @throws PythonRegexError where Python refuses the pattern, and at `\N{…}` */
export function parsePythonRegex(pattern: string): RegexTree {
  const parser = new PatternParser(new PatternCursor(pattern));
  return { pattern, root: parser.parse(), groupNames: parser.groups.names };
}

class PatternParser {
  public readonly groups: GroupRegistry;
  private readonly conditions: { index: number; position: number }[] = [];

  constructor(private readonly cursor: PatternCursor) {
    this.groups = new GroupRegistry(cursor);
  }

  public parse(): RegexNode {
    let flags = NO_FLAGS;
    let start = -1;
    // Flags for the whole pattern stand at its very start.
    while (start !== this.cursor.position) {
      start = this.cursor.position;
      if (flags.verbose) this.skipBlanks();
      flags = this.takeGlobalFlags(flags);
    }
    const root = this.parseChoice(flags);
    if (this.cursor.next !== '') this.cursor.fail('unbalanced parenthesis');
    const missing = this.conditions.find(({ index }) => index >= this.groups.names.length);
    if (missing) this.cursor.fail(`invalid group reference ${missing.index}`, missing.position);
    return root;
  }

  private takeGlobalFlags(outer: RegexFlags): RegexFlags {
    const start = this.cursor.position;
    if (!this.cursor.skip('(?') || !/[aimsuxL]/.test(this.cursor.next)) {
      this.cursor.position = start;
      return outer;
    }
    const { flags, global } = parseFlags(this.cursor, outer);
    if (global) return flags;
    this.cursor.position = start;
    return outer;
  }

  private parseChoice(flags: RegexFlags): RegexNode {
    const options = [this.parseSequence(flags)];
    while (this.cursor.skip('|')) options.push(this.parseSequence(flags));
    return options.length === 1 ? options[0] : { type: 'choice', options };
  }

  private parseSequence(flags: RegexFlags): RegexNode {
    const items: RegexNode[] = [];
    let repeatable: 'yes' | 'no' | 'repeated' = 'no';
    for (;;) {
      if (flags.verbose) this.skipBlanks();
      if (this.cursor.next === '' || this.cursor.next === '|' || this.cursor.next === ')') break;
      const start = this.cursor.position;
      const quantifier = takeQuantifier(this.cursor);
      if (quantifier) {
        if (repeatable !== 'yes') this.cursor.fail(repeatable === 'no' ? 'nothing to repeat' : 'multiple repeat', start);
        items.push(quantifier(items.pop()!));
        repeatable = 'repeated';
        continue;
      }
      const item = this.parseItem(flags);
      if (!item) continue;
      items.push(item);
      repeatable = item.type === 'assert' ? 'no' : 'yes';
    }
    return items.length === 1 ? items[0] : { type: 'sequence', items };
  }

  /** @returns undefined for a comment */
  private parseItem(flags: RegexFlags): RegexNode | undefined {
    const start = this.cursor.position;
    const character = this.cursor.take();
    switch (character) {
      case '\\': return this.parseEscape(flags);
      case '[': return { type: 'set', set: parseSet(this.cursor, flags) };
      case '.': return { type: 'set', set: charSet(flags.dotAll ? [] : [10, 10], [], true, NO_FLAGS) };
      case '^': return assertion(flags.multiline ? 'lineStart' : 'textStart', flags);
      case '$': return assertion(flags.multiline ? 'lineEnd' : 'lastLineEnd', flags);
      case '(': return this.parseGroup(flags, start);
      default: return this.literal(character.codePointAt(0)!, flags);
    }
  }

  private parseEscape(flags: RegexFlags): RegexNode {
    const start = this.cursor.position - 1;
    if (this.cursor.skip('A')) return assertion('textStart', flags);
    if (this.cursor.skip('Z')) return assertion('textEnd', flags);
    if (this.cursor.skip('b')) return assertion('wordBoundary', flags);
    if (this.cursor.skip('B')) return assertion('notWordBoundary', flags);
    const category = takeCategory(this.cursor, flags.ascii);
    if (category) return { type: 'set', set: charSet([], [category], false, flags) };
    const number = takeReferenceOrOctal(this.cursor);
    if (number && 'reference' in number) return this.reference(number.reference, start, flags, 1);
    return this.literal(number?.character ?? takeEscapedCharacter(this.cursor, false), flags);
  }

  private literal(character: number, flags: RegexFlags): RegexNode {
    return { type: 'set', set: charSet([character, character], [], false, flags) };
  }

  private reference(index: number, position: number, { ignoreCase, ascii }: RegexFlags, beforeDigits = 0): RegexNode {
    return { type: 'reference', index, width: this.groups.checkReference(index, position, position + beforeDigits), ignoreCase, ascii };
  }

  private parseGroup(flags: RegexFlags, start: number): RegexNode | undefined {
    if (!this.cursor.skip('?')) return this.parseCapture(undefined, flags, start);
    if (this.cursor.skip('P<')) {
      const position = this.cursor.position;
      return this.parseCapture(this.groups.takeName('>'), flags, start, position);
    }
    if (this.cursor.skip('P=')) {
      const position = this.cursor.position;
      const name = this.groups.takeName(')');
      return this.reference(this.groups.byName(name, position), position, flags);
    }
    if (this.cursor.skip('#')) return this.skipComment(start);
    if (this.cursor.skip(':')) return wrap(this.parseBody(flags, start));
    if (this.cursor.skip('>')) return { type: 'atomic', body: this.parseBody(flags, start) };
    if (this.cursor.skip('=')) return this.parseLook(flags, start, false, false);
    if (this.cursor.skip('!')) return this.parseLook(flags, start, true, false);
    if (this.cursor.skip('<=')) return this.parseLook(flags, start, false, true);
    if (this.cursor.skip('<!')) return this.parseLook(flags, start, true, true);
    if (this.cursor.skip('(')) return this.parseConditional(flags, start);
    if (!/[aimsuxL-]/.test(this.cursor.next) || this.cursor.next === '') {
      this.failExtension(start);
    }
    const scoped = parseFlags(this.cursor, flags);
    if (scoped.global) this.cursor.fail('global flags not at the start of the expression', start);
    return wrap(this.parseBody(scoped.flags, start));
  }

  private parseCapture(name: string | undefined, flags: RegexFlags, start: number, namePosition = start): RegexNode {
    const index = this.groups.enter(name, namePosition);
    const body = this.parseBody(flags, start);
    this.groups.leave(index, widthOf(body));
    return { type: 'group', index, body };
  }

  private parseBody(flags: RegexFlags, start: number): RegexNode {
    const body = this.parseChoice(flags);
    this.close(start);
    return body;
  }

  private close(start: number): void {
    if (!this.cursor.skip(')')) this.cursor.fail('missing ), unterminated subpattern', start);
  }

  private parseLook(flags: RegexFlags, start: number, negative: boolean, behind: boolean): RegexNode {
    if (!behind) return { type: 'look', negative, behind, width: 0, body: this.parseBody(flags, start) };
    const body = this.groups.inLookBehind(() => this.parseBody(flags, start));
    const [least, most] = widthOf(body);
    if (least !== most) this.cursor.fail('look-behind requires fixed-width pattern', start);
    return { type: 'look', negative, behind, width: least, body };
  }

  private parseConditional(flags: RegexFlags, start: number): RegexNode {
    const position = this.cursor.position;
    const name = this.cursor.takeUntil(')', 'group name');
    const index = /^[0-9]+$/.test(name) ? Number(name) : this.groups.byName(name, position);
    if (index === 0) this.cursor.fail('bad group number', position);
    this.conditions.push({ index, position });
    this.groups.checkLookBehind(index);
    const yes = this.parseSequence(flags);
    const no = this.cursor.skip('|') ? this.parseSequence(flags) : EMPTY;
    if (this.cursor.next === '|') this.cursor.fail('conditional backref with more than two branches');
    this.close(start);
    return { type: 'conditional', index, yes, no };
  }

  private failExtension(start: number): never {
    if (this.cursor.next === 'P' || this.cursor.next === '<') this.cursor.take();
    if (this.cursor.next === '') this.cursor.fail('unexpected end of pattern');
    return this.cursor.fail(`unknown extension ?${this.cursor.next}`, start + 1);
  }

  private skipComment(start: number): undefined {
    this.cursor.takeWhile(/[^)]/);
    if (!this.cursor.skip(')')) this.cursor.fail('missing ), unterminated comment', start);
  }

  private skipBlanks(): void {
    for (;;) {
      this.cursor.takeWhile(/[ \t\n\r\v\f]/);
      if (!this.cursor.skip('#')) return;
      this.cursor.takeWhile(/[^\n]/);
    }
  }
}

function assertion(kind: Assertion, { ascii }: RegexFlags): RegexNode {
  return { type: 'assert', kind, ascii };
}

/** A group that doesn't capture is still one item: a quantifier may follow whatever is in it. */
function wrap(body: RegexNode): RegexNode {
  return { type: 'sequence', items: [body] };
}
