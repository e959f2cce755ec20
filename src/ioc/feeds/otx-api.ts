import type { HttpClient } from './http-client';
import type { OtxIndicator, OtxPulse } from './otx-pulse';
import { DownloadError } from '../../platform/download';

const BASE = 'https://otx.alienvault.com';
const PULSES_A_PAGE = 20;
const INDICATORS_A_PAGE = 1_000;
/** A pulse with more than a million indicators is none that people wrote. */
const MAX_INDICATOR_PAGES = 1_000;

interface Page<T> {
  readonly results: readonly T[];
  readonly last: boolean;
}

/** The API of AlienVault OTX: https://otx.alienvault.com/api. The key goes with every request, and to no other address. */
export class OtxApi {
  private readonly headers: Readonly<Record<string, string>>;

  constructor(private readonly http: HttpClient, key: string, private readonly base = BASE) {
    this.headers = { 'x-otx-api-key': key };
  }

  /** Pulses that the account subscribed to. @param since ISO 8601: only those changed from then on */
  async subscribed(page: number, since?: string): Promise<Page<OtxPulse | null>> {
    const query = new URLSearchParams({ limit: String(PULSES_A_PAGE), page: String(page) });
    // the API takes times without a zone for UTC
    if (since !== undefined) query.set('modified_since', since.slice(0, 19));
    return this.page(`/api/v1/pulses/subscribed?${query.toString()}`);
  }

  /** All indicators of a pulse. */
  async indicatorsOf(id: string): Promise<(OtxIndicator | null)[]> {
    const all: (OtxIndicator | null)[] = [];
    for (let page = 1; page <= MAX_INDICATOR_PAGES; page++) {
      const { results, last } = await this.page<OtxIndicator | null>(`/api/v1/pulses/${id}/indicators?limit=${INDICATORS_A_PAGE}&page=${page}`);
      for (const each of results) all.push(each);
      if (last) break;
    }
    return all;
  }

  private async page<T>(path: string): Promise<Page<T>> {
    const { bytes } = await this.http.get(`${this.base}${path}`, this.headers);
    let told: { results?: unknown; next?: unknown } | null | undefined;
    try {
      told = JSON.parse(bytes.toString('utf8'));
    } catch {
      // told below
    }
    if (!Array.isArray(told?.results)) throw new DownloadError(`${this.base}${path.split('?', 1)[0]} answered with something else than a page of results`, 200);
    return { results: told.results as T[], last: typeof told.next !== 'string' || told.results.length === 0 };
  }
}
