/** A generator of numbers from 0 to 1, the same at every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const KEYS = ['a', 'b', 'user', 'source', 'x y', '', '10', '2', 'é', '__proto__', 'constructor', 'toString', 'valueOf', '\\u0061', 'b\\"c', 'aa', 'ab'];
const EMPTIES = ['null', '""', '"-"', '"null"', '"[]"', '{}', '[]', '[""]', '{ }', '[ ]', '[ "" ]', '{"a":null}', '{"b" : { "c":"-" } }'];
const TEXTS = ['"x"', '"--"', '" "', '"None"', '"]}"', '"{\\"a\\":1}"', '"é😀"', '"\\u00e9\\n"', '"\\\\"', '"C:\\\\"', '"\\ud83d"', '"\u007f\u2028"', '"nulls"', '"\\/"'];
const NUMBERS = ['0', '-0', '1', '-17', '1.0', '1.5', '-2e3', '1E-7', '9007199254740993', '-123456789012345678901234567890', '0.1', '100000000000000000000000'];

/** JSON texts of random objects that are rich in what is hard to read: empty members, odd keys, escapes, large numbers. */
export class RandomJson {
  constructor(private readonly random: () => number) {}

  record(): string {
    return this.object(0);
  }

  private object(depth: number): string {
    const members = Array.from({ length: this.below(depth === 0 ? 8 : 5) }, () => `${this.space()}"${this.of(KEYS)}"${this.space()}:${this.space()}${this.value(depth + 1)}${this.space()}`);
    return `{${members.join(',')}${this.space()}}`;
  }

  private value(depth: number): string {
    const kind = this.below(depth > 4 ? 7 : 10);
    if (kind < 3) return this.of(EMPTIES);
    if (kind < 5) return this.of(TEXTS);
    if (kind === 5) return this.of(NUMBERS);
    if (kind === 6) return this.of(['true', 'false']);
    if (kind === 7) return `[${Array.from({ length: this.below(4) }, () => this.space() + this.value(depth + 1) + this.space()).join(',')}]`;
    return this.object(depth);
  }

  private space(): string {
    return this.below(4) === 0 ? this.of([' ', '\n', '\t', '  ']) : '';
  }

  private of(list: readonly string[]): string {
    return list[this.below(list.length)];
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}
