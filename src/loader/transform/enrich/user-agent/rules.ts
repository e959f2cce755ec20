import generated from './rules.generated.json';

/**
 * A rule as the generator writes it: regex, flag, pieces of three letters of which a matching text has one (lower case; '' when nothing is
 * known), and the replacements: the family and the parts of its version.
 */
type Row = readonly string[];

/** What a list of rules is about. */
export type RuleKind = 'agents' | 'systems' | 'devices';

export interface RuleMatch {
  readonly groups: RegExpExecArray;
  readonly replacements: readonly string[];
}

/** A rule that was needed at least once. */
interface Rule {
  readonly regex: RegExp;
  readonly replacements: readonly string[];
}

/** Numbers of the rules of each list that may match a text, in their order. */
export type Candidates = Record<RuleKind, number[]>;

const rules: Record<RuleKind, readonly Row[]> = generated;
const KINDS: readonly RuleKind[] = ['agents', 'systems', 'devices'];

/** All rules behind an index from pieces of three letters to rules, so that a text is matched against some 40 of 1,200. */
export class RuleIndex {
  private readonly compiled: Record<RuleKind, Array<Rule | undefined>> = { agents: [], systems: [], devices: [] };
  /** Rules that can't be excluded by their letters. */
  private readonly always: Candidates = { agents: [], systems: [], devices: [] };
  private readonly rulesOf = new Map<number, Array<readonly [RuleKind, number]>>();

  constructor() {
    for (const kind of KINDS) {
      rules[kind].forEach((row, number) => {
        if (row[2] === '') this.always[kind].push(number);
        for (let at = 0; at < row[2].length; at += 3) this.add(codeAt(row[2], at), kind, number);
      });
    }
  }

  candidates(text: string): Candidates {
    const found = { agents: new Set(this.always.agents), systems: new Set(this.always.systems), devices: new Set(this.always.devices) };
    const lower = text.toLowerCase();
    for (let at = 0; at <= lower.length - 3; at++) {
      const hits = this.rulesOf.get(codeAt(lower, at));
      if (hits) for (const [kind, number] of hits) found[kind].add(number);
    }
    return { agents: inOrder(found.agents), systems: inOrder(found.systems), devices: inOrder(found.devices) };
  }

  /** The first rule that matches. */
  match(kind: RuleKind, text: string, candidates: Candidates): RuleMatch | undefined {
    for (const number of candidates[kind]) {
      const { regex, replacements } = this.rule(kind, number);
      const groups = regex.exec(text);
      if (groups) return { groups, replacements };
    }
    return undefined;
  }

  /** Compiling all of them would take longer than a cold start may. */
  private rule(kind: RuleKind, number: number): Rule {
    return (this.compiled[kind][number] ??= compile(rules[kind][number]));
  }

  private add(code: number, kind: RuleKind, number: number): void {
    const known = this.rulesOf.get(code);
    if (known) known.push([kind, number]);
    else this.rulesOf.set(code, [[kind, number]]);
  }
}

function compile([regex, flag, , ...replacements]: Row): Rule {
  return { regex: new RegExp(regex, flag), replacements };
}

function inOrder(numbers: ReadonlySet<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** Three ASCII letters as one number; with other letters the number belongs to no rule. */
function codeAt(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  return a < 128 && b < 128 && c < 128 ? a * 0x4000 + b * 0x80 + c : -1;
}
