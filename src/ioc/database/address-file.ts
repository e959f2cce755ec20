import { WORDS } from '../address';
import type { Family } from '../address';
import type { Network } from '../network';
import { findParents } from './address-tree';
import type { Contributions } from './contributions';
import { DetailTable } from './detail-table';
import { asBytes, encodeDatabase } from './format';
import { GrowingNumbers } from './growing';

/** Bytes of a network with one indicator in the file. */
const INDICATOR_BYTES = { 4: 17, 6: 29 } as const;

/** Collects the indicators of one family of addresses for their file. */
export class AddressFile {
  readonly details = new DetailTable();
  private readonly starts = new GrowingNumbers();
  private readonly prefixes = new GrowingNumbers();
  private readonly detailOf = new GrowingNumbers();
  private readonly contributionOf = new GrowingNumbers();

  constructor(private readonly family: Family) {}

  /** Room that the indicators so far may take in the file, bytes. */
  get size(): number {
    return this.details.size + this.detailOf.length * INDICATOR_BYTES[this.family];
  }

  add({ start, prefix }: Network, detail: number, contribution: number): void {
    for (const word of start) this.starts.push(word);
    this.prefixes.push(prefix);
    this.detailOf.push(detail);
    this.contributionOf.push(contribution);
  }

  encode(contributions: Contributions): Buffer {
    const words = WORDS[this.family];
    const order = this.inOrder(words);
    const [starts, prefixes, first, details] = [new GrowingNumbers(), new GrowingNumbers(), new GrowingNumbers(), new GrowingNumbers()];
    const contributionOf = this.contributionOf.view;
    const detailOf = this.detailOf.view;
    for (let from = 0, to = 0; from < order.length; from = to) {
      first.push(details.length);
      for (let word = 0; word < words; word++) starts.push(this.starts.view[order[from] * words + word]);
      prefixes.push(this.prefixes.view[order[from]]);
      // what a provider says first counts
      const taken = new Map<number, number>();
      for (; to < order.length && this.compare(order[from], order[to], words) === 0; to++) {
        const contribution = contributionOf[order[to]];
        if (!taken.has(contribution)) taken.set(contribution, detailOf[order[to]]);
      }
      // the latest first: the order of the documents that people have
      for (const [contribution, detail] of [...taken].reverse()) {
        details.push(detail);
        contributions.at(contribution).indicators++;
      }
    }
    first.push(details.length);
    const networks = { starts: starts.view, prefixes: Uint8Array.from(prefixes.view) };
    return encodeDatabase({
      family: this.family === 4 ? 'ipv4' : 'ipv6',
      values: prefixes.length,
      indicators: details.length,
      seed: 0,
      sections: [
        asBytes(first.view), asBytes(details.view), ...this.details.sections(),
        asBytes(networks.starts), networks.prefixes, asBytes(findParents(networks, words)),
      ],
    });
  }

  /** Numbers of all indicators, sorted by network; those about one network in the order in which they came. */
  private inOrder(words: number): Uint32Array {
    const order = Uint32Array.from({ length: this.prefixes.length }, (_, i) => i);
    return order.sort((a, b) => this.compare(a, b, words) || a - b);
  }

  private compare(a: number, b: number, words: number): number {
    const starts = this.starts.view;
    for (let word = 0; word < words; word++) {
      const difference = starts[a * words + word] - starts[b * words + word];
      if (difference !== 0) return difference;
    }
    return this.prefixes.view[a] - this.prefixes.view[b];
  }
}
