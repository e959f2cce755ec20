import { tokensOf } from './stix-tokens';
import type { Token } from './stix-tokens';

/** A comparison in a pattern: `path operator 'value'`. */
export interface Comparison {
  /** `ipv4-addr:value` */
  readonly path: string;
  /** `=`, `IN`, `LIKE`… */
  readonly operator: string;
  readonly negated: boolean;
  /** Texts that it compares with; numbers, times and the like are left out. */
  readonly values: readonly string[];
}

const COMPARING = new Set(['IN', 'LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET']);
/** What may stand behind an observation, and the kinds of what follows. */
const QUALIFIERS: Readonly<Record<string, readonly string[]>> = {
  WITHIN: ['number', 'word'],
  REPEATS: ['number', 'word'],
  START: ['time', 'word', 'time'],
};

/**
 * All comparisons of a STIX pattern, whatever joins them: logs are searched for single values.
 * https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9
 * Throws an `Error` for what is no pattern.
 */
export function comparisonsOf(pattern: string): Comparison[] {
  return new PatternReader(tokensOf(pattern)).read();
}

class PatternReader {
  private at = 0;
  /** Brackets that are open. */
  private readonly open: string[] = [];
  private inObservation = false;
  private readonly comparisons: Comparison[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  /** A loop, not a recursion: a pattern may open any number of brackets. */
  read(): Comparison[] {
    let wanted = true;
    while (this.at < this.tokens.length) wanted = wanted ? this.operand() : this.behindOperand();
    if (wanted || this.open.length > 0) throw new Error('the pattern ends too early');
    return this.comparisons;
  }

  /** @returns whether an operand still has to come */
  private operand(): boolean {
    const { value } = this.tokens[this.at];
    if (value === '(' || (value === '[' && !this.inObservation)) {
      this.open.push(this.take('mark'));
      this.inObservation ||= value === '[';
      return true;
    }
    if (!this.inObservation) this.fail('[');
    if (value === 'EXISTS') {
      this.take('word');
      this.take('path');
    } else {
      this.comparisons.push(this.comparison());
    }
    return false;
  }

  private behindOperand(): boolean {
    const { kind, value } = this.tokens[this.at];
    if (value === 'AND' || value === 'OR' || (value === 'FOLLOWEDBY' && !this.inObservation)) {
      this.at++;
      return true;
    }
    if (!this.inObservation && kind === 'word' && Object.hasOwn(QUALIFIERS, value)) {
      this.at++;
      for (const part of QUALIFIERS[value]) this.take(part);
      return false;
    }
    const closed = value === ')' ? '(' : value === ']' ? '[' : undefined;
    if (closed === undefined || this.open.at(-1) !== closed) this.fail('AND, OR or a closing bracket');
    this.open.pop();
    if (closed === '[') this.inObservation = false;
    this.at++;
    return false;
  }

  private comparison(): Comparison {
    const path = this.take('path');
    const negated = this.tokens[this.at]?.value === 'NOT';
    if (negated) this.at++;
    const { kind, value: operator } = this.tokens[this.at] ?? {};
    if (kind !== 'operator' && !COMPARING.has(operator ?? '')) this.fail('an operator');
    this.at++;
    return { path, operator, negated, values: operator === 'IN' ? this.set() : this.literal() };
  }

  private set(): string[] {
    const values: string[] = [];
    let mark = this.take('mark');
    if (mark !== '(') this.fail('(');
    while (mark !== ')') {
      values.push(...this.literal());
      mark = this.take('mark');
    }
    return values;
  }

  private literal(): string[] {
    const { kind, value } = this.tokens[this.at] ?? {};
    const isBoolean = kind === 'word' && (value === 'TRUE' || value === 'FALSE');
    if (!isBoolean && kind !== 'text' && kind !== 'number' && kind !== 'time' && kind !== 'bytes') this.fail('a value');
    this.at++;
    return kind === 'text' ? [value!] : [];
  }

  private take(kind: string): string {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) this.fail(`a ${kind}`);
    this.at++;
    return token.value;
  }

  private fail(expected: string): never {
    const token = this.tokens[this.at];
    throw new Error(token === undefined ? 'the pattern ends too early' : `column ${token.column}: expected ${expected}, got ${JSON.stringify(token.value.slice(0, 40))}`);
  }
}
