import { AST, RegExpParser } from '@eslint-community/regexpp';

/** Texts, lower case, one of which is part of whatever matches; undefined when nothing can be said. */
type AnyOf = readonly string[] | undefined;

/** Only ASCII: what has other letters changes its length with its case. */
const SHORTEST = 3;

const parser = new RegExpParser({ ecmaVersion: 2025 });

/** Finds what a text must contain to match: the sets of literals of which one has to be there, each on its own a necessary condition. */
export function requiredLiterals(source: string): string[][] {
  const { alternatives } = parser.parsePattern(source);
  if (alternatives.length > 1) {
    const union = unionOf(alternatives);
    return union ? [[...union]] : [];
  }
  return setsOf(alternatives[0].elements).map((set) => [...set]);
}

function setsOf(elements: readonly AST.Element[]): Array<readonly string[]> {
  const sets: Array<readonly string[]> = [];
  let run = '';
  const endRun = () => {
    if (run.length >= SHORTEST) sets.push([run]);
    run = '';
  };
  const visit = (element: AST.Element): void => {
    const letter = letterOf(element);
    if (letter !== undefined) {
      run += letter;
    } else if ((element.type === 'Group' || element.type === 'CapturingGroup') && element.alternatives.length === 1) {
      element.alternatives[0].elements.forEach(visit);
    } else if (element.type === 'Group' || element.type === 'CapturingGroup') {
      endRun();
      const union = unionOf(element.alternatives);
      if (union) sets.push(union);
    } else if (element.type === 'Quantifier') {
      // the first time is part of the run, but it may be followed by a second
      if (element.min > 0) visit(element.element);
      endRun();
    } else if (element.type !== 'Assertion' || element.kind === 'lookahead' || element.kind === 'lookbehind') {
      endRun();
    }
  };
  elements.forEach(visit);
  endRun();
  return sets;
}

/** All alternatives need a literal, or the whole has none. */
function unionOf(alternatives: readonly AST.Alternative[]): AnyOf {
  const best = alternatives.map(({ elements }) => setsOf(elements).sort((a, b) => shortest(b) - shortest(a))[0]);
  return best.some((set) => set === undefined) ? undefined : [...new Set(best.flat())];
}

function shortest(set: readonly string[]): number {
  return Math.min(...set.map((text) => text.length));
}

/** The one letter that an element stands for, apart from its case: `a`, `[aA]`. */
function letterOf(element: AST.Element): string | undefined {
  if (element.type === 'Character') return lower(element.value);
  if (element.type !== 'CharacterClass' || element.negate) return undefined;
  const letters = new Set(element.elements.map((item) => (item.type === 'Character' ? lower(item.value) : undefined)));
  return letters.size === 1 ? [...letters][0] : undefined;
}

function lower(code: number): string | undefined {
  return code < 128 ? String.fromCharCode(code).toLowerCase() : undefined;
}
