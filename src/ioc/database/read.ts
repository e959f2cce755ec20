import { mappedIPv4, parseIPv4, parseIPv6 } from '../address';
import type { Family } from '../address';
import { canonicalDomain } from '../domain';
import { DETAILS } from '../indicator';
import type { IndicatorDetails, IndicatorType } from '../indicator';
import { isSpecial } from '../special-networks';
import { AddressTree } from './address-tree';
import { hashStart, hashStep, slotOf } from './domain-hash';
import { NONE, asNumbers, decodeDatabase } from './format';
import type { DatabaseFamily } from './format';

/** What an indicator says about a value of a log. */
export interface Hit {
  readonly type: IndicatorType;
  readonly details: IndicatorDetails;
  /** Of domains: the one that the indicator names, when that is a parent of the domain that was looked for. */
  readonly parent?: string;
}

/** Finds all indicators about a value of a log; undefined when there is none. */
export interface IndicatorTable {
  address(text: string): readonly Hit[] | undefined;
  domain(text: string): readonly Hit[] | undefined;
}

const DOT = 46;

/** A file's values and what is known of them. */
class Details {
  private readonly first: Uint32Array;
  private readonly details: Uint32Array;
  private readonly rows: Uint32Array;
  private readonly texts: Texts;

  constructor([first, details, rows, textEnds, texts]: readonly Uint8Array[], private readonly type: IndicatorType) {
    this.first = asNumbers(first);
    this.details = asNumbers(details);
    this.rows = asNumbers(rows);
    this.texts = new Texts(textEnds, texts);
  }

  addTo(hits: Hit[], value: number, parent?: string): void {
    for (let i = this.first[value]; i < this.first[value + 1]; i++) {
      const row = this.details[i] * DETAILS.length;
      const details: Partial<Record<keyof IndicatorDetails, string>> = {};
      DETAILS.forEach((detail, column) => {
        const text = this.texts.at(this.rows[row + column]);
        if (text !== '') details[detail] = text;
      });
      hits.push({ type: this.type, details: details as IndicatorDetails, ...(parent === undefined ? {} : { parent }) });
    }
  }
}

class Texts {
  readonly ends: Uint32Array;

  constructor(ends: Uint8Array, readonly bytes: Uint8Array) {
    this.ends = asNumbers(ends);
  }

  start(text: number): number {
    return text === 0 ? 0 : this.ends[text - 1];
  }

  at(text: number): string {
    const { buffer, byteOffset } = this.bytes;
    const start = this.start(text);
    return Buffer.from(buffer, byteOffset + start, this.ends[text] - start).toString('utf8');
  }
}

class AddressFinder {
  private readonly tree: AddressTree;
  private readonly details: Details;

  constructor(file: Buffer, private readonly family: Family) {
    const { sections } = decodeDatabase(file, `ipv${family}`);
    this.details = new Details(sections, `ipv${family}-addr`);
    this.tree = new AddressTree(asNumbers(sections[5]), sections[6], asNumbers(sections[7]));
  }

  find(address: Uint32Array): Hit[] | undefined {
    const smallest = this.tree.find(address);
    if (smallest === NONE) return undefined;
    if (isSpecial({ family: this.family, start: [...address], prefix: address.length * 32 })) return undefined;
    const hits: Hit[] = [];
    for (let network = smallest; network !== NONE; network = this.tree.parent(network)) this.details.addTo(hits, network);
    return hits;
  }
}

class DomainFinder {
  private readonly seed: number;
  private readonly slots: Uint32Array;
  private readonly domains: Texts;
  private readonly details: Details;

  constructor(file: Buffer) {
    const { seed, sections } = decodeDatabase(file, 'domains');
    this.seed = seed;
    this.details = new Details(sections, 'domain-name');
    this.slots = asNumbers(sections[5]);
    this.domains = new Texts(sections[6], sections[7]);
  }

  find(text: string): Hit[] | undefined {
    const domain = canonicalDomain(text);
    if (domain === undefined) return undefined;
    let hits: Hit[] | undefined;
    let hash = hashStart(this.seed);
    for (let i = domain.length - 1; i >= 0; i--) {
      hash = hashStep(hash, domain.charCodeAt(i));
      if (i > 0 && domain.charCodeAt(i - 1) !== DOT) continue;
      const value = this.valueOf(domain, i, hash);
      // the domain itself comes before its parents
      if (value !== NONE) {
        const found: Hit[] = [];
        this.details.addTo(found, value, i === 0 ? undefined : domain.slice(i));
        hits = hits === undefined ? found : [...found, ...hits];
      }
    }
    return hits;
  }

  /** Number of the domain that begins at `from`. */
  private valueOf(domain: string, from: number, hash: number): number {
    const { slots } = this;
    for (let slot = slotOf(hash, slots.length); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const value = slots[slot] - 1;
      if (this.isText(domain, from, value)) return value;
    }
    return NONE;
  }

  private isText(domain: string, from: number, value: number): boolean {
    const { bytes, ends } = this.domains;
    const start = this.domains.start(value);
    if (ends[value] - start !== domain.length - from) return false;
    for (let i = from, at = start; i < domain.length; i++, at++) if (domain.charCodeAt(i) !== bytes[at]) return false;
    return true;
  }
}

/** A file of a database, checked and ready. */
export type DatabasePart = AddressFinder | DomainFinder;

/** Reads one file. Throws an `Error` that says what is wrong with it. */
export function readDatabase(file: Buffer, family: DatabaseFamily): DatabasePart {
  return family === 'domains' ? new DomainFinder(file) : new AddressFinder(file, family === 'ipv4' ? 4 : 6);
}

/** A table of the files that there are. Private and documentation addresses are never found. */
export function createIndicatorTable(parts: Readonly<Partial<Record<DatabaseFamily, DatabasePart>>>): IndicatorTable {
  const v4 = parts.ipv4 as AddressFinder | undefined;
  const v6 = parts.ipv6 as AddressFinder | undefined;
  const domains = parts.domains as DomainFinder | undefined;
  const one = new Uint32Array(1);
  const four = new Uint32Array(4);
  return {
    address(text) {
      let address = parseIPv4(text);
      if (address < 0) {
        if (!parseIPv6(text, four)) return undefined;
        address = mappedIPv4(four);
        if (address < 0) return v6?.find(four);
      }
      one[0] = address;
      return v4?.find(one);
    },
    domain: (text) => domains?.find(text),
  };
}
