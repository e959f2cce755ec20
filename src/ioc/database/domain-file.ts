import type { Contributions } from './contributions';
import { DetailTable } from './detail-table';
import { hashStart, hashStep, slotOf } from './domain-hash';
import { asBytes, encodeDatabase } from './format';
import { GrowingNumbers, GrowingTexts } from './growing';

/** Bytes of a domain (without its text) and of an indicator in the file. */
const DOMAIN_BYTES = 16;
const INDICATOR_BYTES = 4;

/** A feed that is made to be slow would need domains of the same hash, whatever the seed. */
const LONGEST_RUN = 128;
const SEEDS = 16;

/** Collects the indicators that are domains for their file. */
export class DomainFile {
  readonly details = new DetailTable();
  private readonly numbers = new Map<string, number>();
  private readonly valueOf = new GrowingNumbers();
  private readonly detailOf = new GrowingNumbers();
  private readonly contributionOf = new GrowingNumbers();
  private textSize = 0;

  /** Room that the indicators so far may take in the file, bytes. */
  get size(): number {
    return this.details.size + this.textSize + this.numbers.size * DOMAIN_BYTES + this.detailOf.length * INDICATOR_BYTES;
  }

  add(domain: string, detail: number, contribution: number): void {
    let value = this.numbers.get(domain);
    if (value === undefined) {
      value = this.numbers.size;
      this.numbers.set(domain, value);
      this.textSize += domain.length;
    }
    this.valueOf.push(value);
    this.detailOf.push(detail);
    this.contributionOf.push(contribution);
  }

  encode(contributions: Contributions): Buffer {
    const valueOf = this.valueOf.view;
    const order = Uint32Array.from({ length: valueOf.length }, (_, i) => i).sort((a, b) => valueOf[a] - valueOf[b] || a - b);
    const first = new GrowingNumbers();
    const details = new GrowingNumbers();
    const domains = new GrowingTexts();
    let at = 0;
    for (const domain of this.numbers.keys()) {
      const value = first.push(details.length);
      domains.push(domain);
      const taken = new Set<number>();
      for (; at < order.length && valueOf[order[at]] === value; at++) {
        const contribution = this.contributionOf.view[order[at]];
        // what a provider says first counts
        if (taken.has(contribution)) continue;
        taken.add(contribution);
        details.push(this.detailOf.view[order[at]]);
        contributions.at(contribution).indicators++;
      }
    }
    first.push(details.length);
    const { seed, slots } = hashTable(domains.view, domains.ends.view);
    return encodeDatabase({
      family: 'domains',
      values: domains.ends.length,
      indicators: details.length,
      seed,
      sections: [
        asBytes(first.view), asBytes(details.view), ...this.details.sections(),
        asBytes(slots), asBytes(domains.ends.view), domains.view,
      ],
    });
  }
}

/** Puts each domain into a slot, with the first seed that needs no long runs. */
function hashTable(texts: Uint8Array, ends: Uint32Array): { seed: number; slots: Uint32Array } {
  for (let seed = 0; seed < SEEDS; seed++) {
    const slots = new Uint32Array(2 ** Math.ceil(Math.log2(ends.length * 2 + 2)));
    if (fill(slots, seed, texts, ends)) return { seed, slots };
  }
  throw new Error('the domains can\'t be told apart: too many of them have the same hash');
}

function fill(slots: Uint32Array, seed: number, texts: Uint8Array, ends: Uint32Array): boolean {
  for (let value = 0, start = 0; value < ends.length; start = ends[value++]) {
    let hash = hashStart(seed);
    for (let i = ends[value] - 1; i >= start; i--) hash = hashStep(hash, texts[i]);
    let slot = slotOf(hash, slots.length);
    let run = 0;
    while (slots[slot] !== 0) {
      slot = (slot + 1) & (slots.length - 1);
      if (++run > LONGEST_RUN) return false;
    }
    slots[slot] = value + 1;
  }
  return true;
}
