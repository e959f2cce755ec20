import { WORDS, mappedIPv4, parseIPv4, parseIPv6 } from './address';
import type { Family } from './address';
import { AddressTree, findParents } from './database/address-tree';
import { NONE } from './database/format';
import type { Network } from './network';

/** Networks, to ask whether an address is in one of them. */
export class NetworkSet {
  private readonly v4: AddressTree;
  private readonly v6: AddressTree;
  private readonly one = new Uint32Array(1);
  private readonly four = new Uint32Array(4);

  constructor(networks: readonly Network[]) {
    this.v4 = treeOf(networks, 4);
    this.v6 = treeOf(networks, 6);
  }

  /** False for texts that are no address, too. An IPv4 address may be written as an IPv6 one. */
  has(text: string): boolean {
    const v4 = parseIPv4(text);
    if (v4 >= 0) return this.hasV4(v4);
    if (!parseIPv6(text, this.four)) return false;
    const mapped = mappedIPv4(this.four);
    return mapped >= 0 ? this.hasV4(mapped) : this.v6.find(this.four) !== NONE;
  }

  private hasV4(address: number): boolean {
    this.one[0] = address;
    return this.v4.find(this.one) !== NONE;
  }
}

function treeOf(all: readonly Network[], family: Family): AddressTree {
  const networks = all.filter((network) => network.family === family);
  networks.sort((a, b) => {
    const word = a.start.findIndex((value, i) => value !== b.start[i]);
    return word < 0 ? a.prefix - b.prefix : a.start[word] - b.start[word];
  });
  const starts = new Uint32Array(networks.length * WORDS[family]);
  networks.forEach(({ start }, i) => starts.set(start, i * WORDS[family]));
  const prefixes = Uint8Array.from(networks, ({ prefix }) => prefix);
  return new AddressTree(starts, prefixes, findParents({ starts, prefixes }, WORDS[family]));
}
