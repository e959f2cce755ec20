import { CharSet } from './char-set';

export type RegexNode =
  | { readonly type: 'set'; readonly set: CharSet }
  | { readonly type: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly type: 'choice'; readonly options: readonly RegexNode[] }
  /** A capturing group; index from 1. */
  | { readonly type: 'group'; readonly index: number; readonly body: RegexNode }
  /** max is Infinity where open. */
  | { readonly type: 'repeat'; readonly body: RegexNode; readonly min: number; readonly max: number; readonly lazy: boolean }
  /** No way back into it once it has matched: `(?>…)`, `x*+`. */
  | { readonly type: 'atomic'; readonly body: RegexNode }
  | { readonly type: 'assert'; readonly kind: Assertion; readonly ascii: boolean }
  /** width: how many characters to step back (look-behind); 0 looks ahead. */
  | { readonly type: 'look'; readonly negative: boolean; readonly behind: boolean; readonly width: number; readonly body: RegexNode }
  | { readonly type: 'reference'; readonly index: number; readonly width: Width; readonly ignoreCase: boolean; readonly ascii: boolean }
  | { readonly type: 'conditional'; readonly index: number; readonly yes: RegexNode; readonly no: RegexNode };

/** textEnd is `\Z`; lastLineEnd is `$`, which also matches before a final line feed; lineStart and lineEnd are `^` and `$` with (?m). */
export type Assertion = 'textStart' | 'textEnd' | 'lastLineEnd' | 'lineStart' | 'lineEnd' | 'wordBoundary' | 'notWordBoundary';

/** Least and greatest number of characters. */
export type Width = readonly [number, number];

export interface RegexTree {
  readonly pattern: string;
  readonly root: RegexNode;
  /** Name of each capturing group by its index; index 0 is the whole match. */
  readonly groupNames: readonly (string | undefined)[];
}

export function childrenOf(node: RegexNode): readonly RegexNode[] {
  switch (node.type) {
    case 'sequence': return node.items;
    case 'choice': return node.options;
    case 'group': case 'repeat': case 'atomic': case 'look': return [node.body];
    case 'conditional': return [node.yes, node.no];
    default: return [];
  }
}

/** Whether the node or anything in it fulfils the test. */
export function contains(node: RegexNode, test: (node: RegexNode) => boolean): boolean {
  return test(node) || childrenOf(node).some(child => contains(child, test));
}

/** How much the node matches. */
export function widthOf(node: RegexNode): Width {
  switch (node.type) {
    case 'set': return [1, 1];
    case 'sequence': return node.items.map(widthOf).reduce<Width>((sum, width) => [sum[0] + width[0], sum[1] + width[1]], [0, 0]);
    case 'choice': return either(node.options.map(widthOf));
    case 'conditional': return either([widthOf(node.yes), widthOf(node.no)]);
    case 'group': case 'atomic': return widthOf(node.body);
    case 'repeat': {
      const [least, most] = widthOf(node.body);
      return [least * node.min, most === 0 ? 0 : most * node.max];
    }
    case 'reference': return node.width;
    default: return [0, 0];
  }
}

function either(widths: Width[]): Width {
  return [Math.min(...widths.map(width => width[0])), Math.max(...widths.map(width => width[1]))];
}
