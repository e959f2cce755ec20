import { rangesOfSet, singleCharacter } from './char-set';
import { emitRepeat } from './emit-repeat';
import { RegexNode } from './syntax-tree';

/** JavaScript for a part of a pattern. */
export interface Emitted {
  readonly source: string;
  /** A quantifier may follow as it is. */
  readonly atom: boolean;
  /** How many times V8 copies the part for counted repetitions. */
  readonly copies: number;
}

/** V8's linear engine tries a set range by range: with all letters (`\w`) 100,000 characters took 14 s in Node 22. */
const MAX_RANGES = 100;

/**
 * Writes a pattern as JavaScript (no flags) that V8's linear engine accepts. The characters of the text must not exceed limit.
 * `$` matches at the end only and `\b` knows ASCII only: who runs it keeps away texts for which that makes a difference.
 * @returns undefined where there is no such JavaScript: look-around, references, or captures that Python and JavaScript keep differently
 */
export function emitJavaScript(node: RegexNode, limit: number): Emitted | undefined {
  switch (node.type) {
    case 'set': return emitSet(node, limit);
    case 'sequence': return emitSequence(node.items, limit);
    case 'choice': return emitChoice(node.options, limit);
    case 'group': return emitGroup(node.body, limit);
    case 'repeat': return emitRepeat(node, body => emitJavaScript(body, limit));
    case 'assert': return emitAssertion(node);
    default: return undefined;
  }
}

function emitSet({ set }: Extract<RegexNode, { type: 'set' }>, limit: number): Emitted | undefined {
  const character = singleCharacter(set);
  if (character !== undefined && character <= limit) return atom(escapeCharacter(character));
  const ranges = rangesOfSet(set, limit);
  return ranges.length > 2 * MAX_RANGES ? undefined : atom(`[${emitRanges(ranges, limit)}]`);
}

/** A set that reaches the limit is written by what it lacks: `[^ ]` stays short. */
function emitRanges(ranges: readonly number[], limit: number): string {
  const open = ranges[ranges.length - 1] === limit;
  if (!open) return join(ranges);
  const lacking: number[] = [];
  let next = 0;
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i] > next) lacking.push(next, ranges[i] - 1);
    next = ranges[i + 1] + 1;
  }
  return `^${join(lacking)}`;
}

function join(ranges: readonly number[]): string {
  let text = '';
  for (let i = 0; i < ranges.length; i += 2) {
    text += escapeCharacter(ranges[i]);
    if (ranges[i + 1] > ranges[i]) text += `-${escapeCharacter(ranges[i + 1])}`;
  }
  return text;
}

function escapeCharacter(character: number): string {
  const text = String.fromCharCode(character);
  if (/[0-9A-Za-z _:;,<>="'@#%&~`!]/.test(text)) return text;
  return `\\u${character.toString(16).padStart(4, '0')}`;
}

function emitSequence(items: readonly RegexNode[], limit: number): Emitted | undefined {
  let source = '';
  let copies = 1;
  let atoms = 0;
  for (const item of items) {
    const emitted = emitJavaScript(item, limit);
    if (!emitted) return undefined;
    source += item.type === 'choice' ? `(?:${emitted.source})` : emitted.source;
    copies = Math.max(copies, emitted.copies);
    if (emitted.source !== '') atoms += emitted.atom || item.type === 'choice' ? 1 : 2;
  }
  return { source, atom: atoms === 1, copies };
}

function emitChoice(options: readonly RegexNode[], limit: number): Emitted | undefined {
  const emitted: Emitted[] = [];
  for (const option of options) {
    const part = emitJavaScript(option, limit);
    if (!part) return undefined;
    emitted.push(part);
  }
  return { source: emitted.map(part => part.source).join('|'), atom: false, copies: Math.max(...emitted.map(part => part.copies)) };
}

function emitGroup(body: RegexNode, limit: number): Emitted | undefined {
  const emitted = emitJavaScript(body, limit);
  return emitted && { source: `(${emitted.source})`, atom: true, copies: emitted.copies };
}

function emitAssertion({ kind }: Extract<RegexNode, { type: 'assert' }>): Emitted | undefined {
  switch (kind) {
    case 'textStart': return { source: '^', atom: false, copies: 1 };
    case 'textEnd': case 'lastLineEnd': return { source: '$', atom: false, copies: 1 };
    case 'wordBoundary': return { source: '\\b', atom: false, copies: 1 };
    case 'notWordBoundary': return { source: '\\B', atom: false, copies: 1 };
    default: return undefined;
  }
}

function atom(source: string): Emitted {
  return { source, atom: true, copies: 1 };
}
