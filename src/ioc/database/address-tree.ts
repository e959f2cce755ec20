import { NONE } from './format';

/** Networks of one family in the order of their first address, a network before those within it, each once. */
export interface Networks {
  /** First addresses, words of 32 bits. */
  readonly starts: Uint32Array;
  readonly prefixes: Uint8Array;
}

/** For each network the smallest other one that holds it, NONE where there is none. */
export function findParents({ starts, prefixes }: Networks, words: number): Uint32Array {
  const parents = new Uint32Array(prefixes.length);
  for (let i = 0; i < prefixes.length; i++) {
    let parent = i === 0 ? NONE : i - 1;
    while (parent !== NONE && !sharesPrefix(starts, parent * words, starts, i * words, prefixes[parent])) parent = parents[parent];
    parents[i] = parent;
  }
  return parents;
}

/** Whether two addresses have their first `prefix` bits in common. */
function sharesPrefix(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number, prefix: number): boolean {
  let word = 0;
  let bits = prefix;
  for (; bits >= 32; bits -= 32, word++) if (a[aAt + word] !== b[bAt + word]) return false;
  return bits === 0 || (a[aAt + word] ^ b[bAt + word]) >>> (32 - bits) === 0;
}

/** Every how many networks one is looked at first: 1 million lookups a second instead of 0.6, as most steps stay in the cache. */
const STRIDE = 256;

/** Finds the networks that hold an address. */
export class AddressTree implements Networks {
  private readonly words: number;
  /** Every STRIDE-th of `starts`. */
  private readonly samples: Uint32Array;

  constructor(readonly starts: Uint32Array, readonly prefixes: Uint8Array, private readonly parents: Uint32Array) {
    this.words = prefixes.length === 0 ? 1 : starts.length / prefixes.length;
    const { words } = this;
    this.samples = new Uint32Array(Math.ceil(prefixes.length / STRIDE) * words);
    for (let at = 0; at < this.samples.length; at += words) this.samples.set(starts.subarray(at * STRIDE, at * STRIDE + words), at);
  }

  /** The smallest network that holds the address, NONE when there is none. */
  find(address: Uint32Array): number {
    const { starts, words, samples } = this;
    const block = countUpTo(samples, words, address, 0, samples.length / words);
    if (block === 0) return NONE;
    const end = Math.min(block * STRIDE, this.prefixes.length);
    let network = countUpTo(starts, words, address, (block - 1) * STRIDE, end) - 1;
    while (network !== NONE && !sharesPrefix(starts, network * words, address, 0, this.prefixes[network])) network = this.parents[network];
    return network;
  }

  /** The next larger network that holds this one. */
  parent(network: number): number {
    return this.parents[network];
  }
}

/** How many of the sorted starts are at or before the address, when it is known that `low` of them are and from `high` on none is. */
function countUpTo(starts: Uint32Array, words: number, address: Uint32Array, low: number, high: number): number {
  const first = address[0];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = middle * words;
    let before = starts[at] <= first;
    if (words > 1 && starts[at] === first) {
      let word = 1;
      while (word < words && starts[at + word] === address[word]) word++;
      before = word === words || starts[at + word] < address[word];
    }
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
