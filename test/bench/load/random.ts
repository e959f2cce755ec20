/* eslint-disable no-bitwise */
/**
 * Random numbers that are the same in every run and on every machine for the same seed.
 * The generator is xorshift128, as published by George Marsaglia, "Xorshift RNGs", 2003.
 */
export class Random {
  private readonly state = new Uint32Array(4);

  public constructor(seed: string) {
    // FNV-1a spreads the seed's characters over the four words
    let hash = 0x811c9dc5;
    for (let i = 0; i < 64; i++) {
      hash = Math.imul(hash ^ seed.charCodeAt(i % seed.length) ^ i, 0x01000193);
      this.state[i % 4] ^= hash;
    }
    for (let i = 0; i < 16; i++) {
      this.word();
    }
  }

  /** An integer of 32 bits, never negative. */
  public word(): number {
    const s = this.state;
    let t = s[3];
    t ^= t << 11;
    t ^= t >>> 8;
    s[3] = s[2];
    s[2] = s[1];
    s[1] = s[0];
    s[0] = t ^ s[0] ^ (s[0] >>> 19);
    return s[0];
  }

  /** A number from 0 to 1, 1 excluded. */
  public fraction(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** An integer of [from, to). */
  public int(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from));
  }

  public chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  public pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length)];
  }

  /** An integer of an exponential distribution: many small ones, few large ones. */
  public exponential(mean: number): number {
    return Math.floor(-Math.log(1 - this.fraction()) * mean);
  }

  /** That many hexadecimal digits. */
  public hex(digits: number): string {
    let text = '';
    while (text.length < digits) {
      text += this.word().toString(16).padStart(8, '0');
    }
    return text.slice(0, digits);
  }

  /** That many characters as AWS uses them in unique ids. */
  public id(characters: number): string {
    let text = '';
    while (text.length < characters) {
      text += this.word().toString(36).toUpperCase();
    }
    return text.slice(0, characters);
  }

  public uuid(): string {
    return [8, 4, 4, 4, 12].map((digits) => this.hex(digits)).join('-');
  }
}
