import type { Emitted } from './emit-javascript';
import { RegexNode, childrenOf, contains, widthOf } from './syntax-tree';

type Repeat = Extract<RegexNode, { type: 'repeat' }>;

/** V8's linear engine takes counted repetitions that copy their body at most so many times, nested ones multiplied. */
const MAX_COPIES = 16;
/** Longer JavaScript isn't worth its compilation. */
const MAX_SOURCE = 20_000;

export function emitRepeat(node: Repeat, emit: (body: RegexNode) => Emitted | undefined): Emitted | undefined {
  const captures = contains(node.body, part => part.type === 'group');
  const nullable = widthOf(node.body)[0] === 0;
  if (node.max === 1 && node.min === 1) return emit(node.body);
  const emptyFirst = nullable && !emptyComesLast(node.body);
  if (node.max <= 1) return emitOptional(node, emit, (captures && nullable) || emptyFirst);
  // JavaScript forgets a group's text at each round, and refuses an empty round; Python keeps both.
  if (emptyFirst || (captures && (nullable || maySkipCapture(node.body)))) return undefined;
  const body = emit(node.body);
  if (!body) return undefined;
  const item = body.atom ? body.source : `(?:${body.source})`;
  const count = Math.max(node.min, Number.isFinite(node.max) ? node.max : 1);
  if (count * body.copies <= MAX_COPIES) {
    return { source: item + quantifier(node.min, node.max) + (node.lazy ? '?' : ''), atom: false, copies: body.copies * count };
  }
  // Lazy rounds of several ways to match can't be written one after the other: they'd be tried in another order.
  if (captures || (node.lazy && node.body.type !== 'set')) return undefined;
  return unroll(item, body.copies, node);
}

function emitOptional({ body, max, lazy }: Repeat, emit: (body: RegexNode) => Emitted | undefined, emptyCounts: boolean): Emitted | undefined {
  const emitted = emit(body);
  if (!emitted) return undefined;
  // `x{0}`: its groups still count.
  if (max === 0) return { source: `(?:${emitted.source}){0}`, atom: false, copies: emitted.copies };
  // Where an optional body matches nothing, JavaScript leaves it out (and its groups unset), Python takes it.
  const either = lazy ? `(?:|${emitted.source})` : `(?:(?:${emitted.source})|)`;
  if (emptyCounts) return { source: either, atom: true, copies: emitted.copies };
  const item = emitted.atom ? emitted.source : `(?:${emitted.source})`;
  return { source: `${item}?${lazy ? '?' : ''}`, atom: false, copies: emitted.copies };
}

/** Whether a part that may match nothing does so only after all else was tried. Then it is the same to refuse an empty round. */
function emptyComesLast(node: RegexNode): boolean {
  if (widthOf(node)[0] > 0) return true;
  switch (node.type) {
    case 'assert': return true;
    case 'group': return emptyComesLast(node.body);
    case 'sequence': return node.items.every(emptyComesLast);
    case 'choice': return node.options.every((option, index) => index === node.options.length - 1 ? emptyComesLast(option) : widthOf(option)[0] > 0);
    case 'repeat': return !node.lazy && emptyComesLast(node.body);
    default: return false;
  }
}

/** Whether a round through the body can leave one of its groups as it was. */
function maySkipCapture(node: RegexNode): boolean {
  const optional = node.type === 'choice' || (node.type === 'repeat' && node.min === 0);
  return optional && contains(node, part => part.type === 'group') || childrenOf(node).some(maySkipCapture);
}

function unroll(item: string, copies: number, { min, max, lazy }: Repeat): Emitted | undefined {
  const most = Math.max(1, Math.floor(MAX_COPIES / copies));
  const rounds = Number.isFinite(max) ? max : min;
  if (rounds / most * item.length > MAX_SOURCE) return undefined;
  const mark = lazy ? '?' : '';
  let source = '';
  for (let left = min; left > 0; left -= most) source += item + quantifier(Math.min(left, most), Math.min(left, most));
  if (!Number.isFinite(max)) source += `${item}*${mark}`;
  else for (let left = max - min; left > 0; left -= most) source += item + quantifier(0, Math.min(left, most)) + mark;
  return { source, atom: false, copies: Math.min(most, rounds) * copies };
}

function quantifier(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  return min === max ? (min === 1 ? '' : `{${min}}`) : min === 0 && max === 1 ? '?' : `{${min},${max}}`;
}
