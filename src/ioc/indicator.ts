import { parseDomain } from './domain';
import { parseNetworks } from './network';
import type { Network } from './network';
import { isSpecial } from './special-networks';
import { toUtcSeconds } from './utc-seconds';

/** What an indicator is, in the words of STIX. */
export type IndicatorType = 'ipv4-addr' | 'ipv6-addr' | 'domain-name';

/** What is known about an indicator. Times are UTC: `2025-06-15T12:34:56Z`. */
export interface IndicatorDetails {
  readonly provider: string;
  readonly name?: string;
  readonly reference?: string;
  readonly first_seen?: string;
  readonly last_seen?: string;
  readonly modified?: string;
  readonly description?: string;
}

/** Its details in the order in which they are stored. */
export const DETAILS = ['provider', 'name', 'reference', 'first_seen', 'last_seen', 'modified', 'description'] as const satisfies (keyof IndicatorDetails)[];

/** What a log is compared with: networks (of one address, often), or a domain and all below it. */
export type IndicatorValue = { readonly networks: readonly Network[] } | { readonly domain: string };

/** An indicator as a feed tells it. */
export interface Indicator {
  readonly value: IndicatorValue;
  readonly details: IndicatorDetails;
}

/** Indicators of files without a folder of their own. */
export const DEFAULT_PROVIDER = 'custom';

/** OpenSearch refuses documents with longer keywords: 32,766 bytes, of which a character has up to three. */
const LONGEST_TEXT = 10_000;

/** Bits of the widest network that can be an indicator: registries hand out less at a time. */
const WIDEST = { 4: 8, 6: 16 } as const;

/** Reads an address, a network, a range of addresses or a domain. Throws an `Error` for all else, and for a value of another type. */
export function parseValue(text: string, type?: IndicatorType): IndicatorValue {
  const networks = parseNetworks(text);
  const domain = networks === undefined ? parseDomain(text) : undefined;
  if (networks === undefined && domain === undefined) throw new Error(`${quoted(text)} is no address, network or domain`);
  const found: IndicatorType = networks === undefined ? 'domain-name' : `ipv${networks[0].family}-addr`;
  if (type !== undefined && found !== type) throw new Error(`${quoted(text)} is no ${type}`);
  const wide = networks?.find((network) => network.prefix < WIDEST[network.family] && !isSpecial(network));
  if (wide !== undefined) throw new Error(`${quoted(text)} is wider than /${WIDEST[wide.family]}: it would match what has nothing to do with it`);
  return networks === undefined ? { domain: domain! } : { networks };
}

/** Details of what a feed says, which may be anything: text is kept as far as an index takes it, times become UTC, the rest is left out. */
export function toDetails(told: Readonly<Partial<Record<keyof IndicatorDetails, unknown>>>): IndicatorDetails {
  return {
    provider: toText(told.provider) ?? DEFAULT_PROVIDER,
    name: toText(told.name),
    reference: toText(told.reference),
    first_seen: toUtcSeconds(told.first_seen),
    last_seen: toUtcSeconds(told.last_seen),
    modified: toUtcSeconds(told.modified),
    description: toText(told.description),
  };
}

function toText(told: unknown): string | undefined {
  if (typeof told !== 'string') return undefined;
  return told.trim().slice(0, LONGEST_TEXT) || undefined;
}

/** A text of a feed as messages show it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
