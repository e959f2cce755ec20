import { parseValue, toDetails } from '../indicator';
import type { CachedFile } from './feed';
import type { FeedSink } from '../files/feed-file';

/** How threat.enrichments names the provider. */
export const OTX_PROVIDER = 'AlienVault_OTX';

/** An indicator of a pulse. */
export type OtxIndicator = Readonly<Record<'type' | 'indicator' | 'title' | 'description' | 'is_active' | 'expiration', unknown>>;

/** A pulse: indicators that belong together, by one author. */
export interface OtxPulse {
  readonly id?: unknown;
  readonly name?: unknown;
  readonly description?: unknown;
  readonly modified?: unknown;
  readonly indicators?: readonly (OtxIndicator | null)[] | null;
  /** How many it has: lists in lists of pulses may be cut. */
  readonly indicator_count?: unknown;
}

/** Types that logs are searched for, and the path of the provider's pages about them. */
const PAGES: Readonly<Record<string, string>> = { IPv4: 'ip', IPv6: 'ip', domain: 'domain', hostname: 'hostname' };

const isSearched = (indicator: OtxIndicator | null): indicator is OtxIndicator =>
  typeof indicator?.type === 'string' && Object.hasOwn(PAGES, indicator.type);

/** What is kept of a pulse: most of one are often hashes and URLs. */
export function cachedPulse({ id, name, description, modified }: OtxPulse, indicators: readonly (OtxIndicator | null)[]): string {
  const kept = indicators.filter(isSearched).map(({ type, indicator, title, description: about, is_active, expiration }) =>
    ({ type, indicator, title, description: about, is_active, expiration }));
  return JSON.stringify({ id, name, description, modified, indicators: kept });
}

/** Reads a kept pulse. Throws for what is none. */
export function parsePulse(file: CachedFile, now: number, sink: FeedSink): void {
  const pulse = JSON.parse(file.bytes.toString('utf8')) as OtxPulse | null;
  if (!Array.isArray(pulse?.indicators)) throw new Error('it is no pulse: it has no list of indicators');
  pulse.indicators.forEach((indicator: OtxIndicator | null, i) => {
    if (!isSearched(indicator)) return;
    try {
      if (isOver(indicator, now)) sink.leftOut(file, 'no longer active');
      else sink.add({ value: parseValue(String(indicator.indicator).trim()), details: detailsOf(pulse, indicator) });
    } catch (error) {
      sink.problem(`${file.path}: indicators[${i}]`, (error as Error).message);
    }
  });
}

function isOver({ is_active: active, expiration }: OtxIndicator, now: number): boolean {
  if (active === 0 || active === false) return true;
  return typeof expiration === 'string' && Date.parse(/Z|[+-]\d\d:?\d\d$/.test(expiration) ? expiration : `${expiration}Z`) <= now;
}

function detailsOf({ name, description, modified }: OtxPulse, indicator: OtxIndicator): ReturnType<typeof toDetails> {
  const texts = [description, indicator.title, indicator.description].filter((text) => typeof text === 'string' && text !== '');
  return toDetails({
    provider: OTX_PROVIDER,
    name,
    reference: `https://otx.alienvault.com/indicator/${PAGES[indicator.type as string]}/${String(indicator.indicator).trim()}`,
    modified,
    description: texts.join('. '),
  });
}
