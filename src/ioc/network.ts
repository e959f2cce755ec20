import { parseIPv4, parseIPv6, WORDS } from './address';
import type { Family } from './address';

/** All addresses that begin with the first `prefix` bits of `start`; the bits behind them are zero. */
export interface Network {
  readonly family: Family;
  /** Words of 32 bits: one for IPv4, four for IPv6. */
  readonly start: readonly number[];
  /** Bits. */
  readonly prefix: number;
}

const LARGEST_WORD = 0xffffffff;

/**
 * Reads an address, a network (`192.0.2.0/24`), or a range of addresses (`192.0.2.1-192.0.2.9`), which becomes the fewest
 * networks that make it up. Undefined for texts of other kinds; throws for those that are one of these but wrong.
 */
export function parseNetworks(text: string): readonly Network[] | undefined {
  const dash = text.indexOf('-');
  if (dash > 0) {
    const first = parseAddress(text.slice(0, dash).trim());
    const last = first && parseAddress(text.slice(dash + 1).trim());
    return last && rangeToNetworks(first, last);
  }
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const { family, words } = address;
  const bits = WORDS[family] * 32;
  const size = slash < 0 ? String(bits) : text.slice(slash + 1);
  const prefix = Number(size);
  if (!/^[0-9]{1,3}$/.test(size) || prefix > bits) throw new Error(`/${size} is no size of a network: 0 to ${bits}`);
  const start = words.map((word, i) => masked(word, prefix - i * 32));
  if (start.some((word, i) => word !== words[i])) throw new Error(`the address has bits behind /${prefix}: the network is ${formatAddress(family, start)}/${prefix}`);
  return [unmapped({ family, start, prefix })];
}

/** IPv4 addresses written as IPv6 ones, as what they are. */
function unmapped(network: Network): Network {
  const [a, b, mark, v4] = network.start;
  return network.prefix >= 96 && a === 0 && b === 0 && mark === 0xffff ? { family: 4, start: [v4], prefix: network.prefix - 96 } : network;
}

/** True when all of `inner` lies in `outer`. */
export function isWithin(inner: Network, outer: Network): boolean {
  return inner.family === outer.family && inner.prefix >= outer.prefix
    && outer.start.every((word, i) => masked(inner.start[i], outer.prefix - i * 32) === word);
}

/** The first `bits` of a word; all of it when there are 32 or more. */
function masked(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0 : (word & (LARGEST_WORD << (32 - bits))) >>> 0;
}

interface Address {
  readonly family: Family;
  readonly words: readonly number[];
}

function parseAddress(text: string): Address | undefined {
  const v4 = parseIPv4(text);
  if (v4 >= 0) return { family: 4, words: [v4] };
  const words = new Uint32Array(4);
  return parseIPv6(text, words) ? { family: 6, words: [...words] } : undefined;
}

const toNumber = (words: readonly number[]): bigint => words.reduce((sum, word) => sum << 32n | BigInt(word), 0n);

const toWords = (family: Family, value: bigint): number[] =>
  Array.from({ length: WORDS[family] }, (_, i) => Number(value >> BigInt((WORDS[family] - 1 - i) * 32) & 0xffffffffn));

function rangeToNetworks({ family, words }: Address, last: Address): Network[] {
  const end = toNumber(last.words);
  let at = toNumber(words);
  if (family !== last.family || at > end) throw new Error('the last address of the range lies before the first');
  const bits = WORDS[family] * 32;
  const networks: Network[] = [];
  while (at <= end) {
    let free = 0;
    // grows while it begins where such a network may begin, and ends within the range
    while (free < bits && (at >> BigInt(free) & 1n) === 0n && at + (2n << BigInt(free)) - 1n <= end) free++;
    networks.push({ family, start: toWords(family, at), prefix: bits - free });
    at += 1n << BigInt(free);
  }
  return networks;
}

function formatAddress(family: Family, words: readonly number[]): string {
  if (family === 4) return [24, 16, 8, 0].map((shift) => words[0] >>> shift & 255).join('.');
  const hex = words.flatMap((word) => [word >>> 16, word & 0xffff]).map((group) => group.toString(16)).join(':');
  return hex.replace(/(^|:)0(:0)*:?$/, '::');
}
