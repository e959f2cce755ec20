import type { DownloadTools, Downloaded, Feed } from './feed';
import { OtxApi } from './otx-api';
import { planOtx, progressAfter, OTX_PROGRESS } from './otx-progress';
import { OTX_PROVIDER, cachedPulse, parsePulse } from './otx-pulse';
import type { OtxPulse } from './otx-pulse';
import type { DownloadItem } from '../../contract/ioc-feeds';
import { DownloadError } from '../../platform/download';

const FOLDER = 'OTX/';
const MAX_PULSES = 5_000;
/** Share of the time that no page is begun in: of 15 minutes, a page with all its attempts fits in. */
const RESERVE = 1 / 3;
/** Pages that fail in a row. */
const MAX_FAILURES = 3;
/** Pulses whose indicators are asked for at once. */
const AT_ONCE = 5;

/** Pulses of AlienVault OTX that an account subscribed to: each a file, only those that changed since the last run. */
export const alienVaultOtx: Feed = {
  provider: OTX_PROVIDER,
  folder: FOLDER,
  plan: planOtx,
  parse: parsePulse,

  async download(item, tools) {
    if (item.secretArn === undefined) throw new Error('no secret with the API key was given');
    const api = new OtxApi(tools.http, await tools.readSecret(item.secretArn), tools.urls['alienvault-otx']);
    return new PulseDownload(item, api, tools).run();
  },
};

/** Goes through the pages until the last one, or until there is no more time: then the next run goes on. */
class PulseDownload {
  private readonly problems: string[] = [];
  private files = 0;
  private isWhole = true;
  /** ms since 1970: what is begun later may not end in time. */
  private readonly until: number;

  constructor(private readonly item: DownloadItem, private readonly api: OtxApi, private readonly tools: DownloadTools) {
    this.until = tools.deadline - (tools.deadline - tools.now()) * RESERVE;
  }

  async run(): Promise<Downloaded> {
    let next: number | undefined = this.item.page ?? 1;
    let failures = 0;
    while (next !== undefined) {
      const page: number = next;
      try {
        next = await this.page(page) ? undefined : page + 1;
        failures = 0;
      } catch (error) {
        next = this.afterFailure(page, error, ++failures);
      }
      if (next !== undefined && this.files >= MAX_PULSES) {
        this.problems.push(`there are more than ${MAX_PULSES} pulses: unsubscribe from some`);
        next = undefined;
      }
      if (next !== undefined && this.tools.now() > this.until) {
        this.problems.push(`it takes long: the next run goes on with page ${next}`);
        break;
      }
    }
    await this.tools.cache.write(OTX_PROGRESS, JSON.stringify(progressAfter(this.item, next, this.isWhole)));
    return { files: this.files, problems: this.problems };
  }

  /** A broken page is no reason to miss the others. @returns the page to go on with */
  private afterFailure(page: number, error: unknown, failures: number): number | undefined {
    if (!(error instanceof DownloadError)) throw error;
    // pulses that changed meanwhile are on an earlier page now, and so the last one may be gone
    if (error.status === 404 && page > 1) return undefined;
    const isRefused = error.status === 401 || error.status === 403;
    if (this.files === 0 && (page === (this.item.page ?? 1) || isRefused)) throw error;
    this.isWhole = false;
    this.problems.push(`page ${page}: ${error.message}`);
    return isRefused || failures === MAX_FAILURES ? undefined : page + 1;
  }

  /** @returns whether it was the last one */
  private async page(page: number): Promise<boolean> {
    const { results, last } = await this.api.subscribed(page, this.item.since);
    // the id becomes a part of a key and of an address
    const isProper = (pulse: OtxPulse | null): pulse is OtxPulse & { readonly id: string } => typeof pulse?.id === 'string' && /^[\w-]{1,64}$/.test(pulse.id);
    const pulses = results.filter(isProper);
    for (let i = pulses.length; i < results.length; i++) this.problems.push(`page ${page}: a pulse without a proper id is left out`);
    for (let i = 0; i < pulses.length; i += AT_ONCE) await Promise.all(pulses.slice(i, i + AT_ONCE).map(async (pulse) => this.keep(pulse.id, pulse)));
    this.files += pulses.length;
    return last;
  }

  private async keep(id: string, pulse: OtxPulse): Promise<void> {
    await this.tools.cache.write(`${FOLDER}${id}.json`, cachedPulse(pulse, await this.indicatorsOf(id, pulse)));
  }

  private async indicatorsOf(id: string, { indicators, indicator_count: count }: OtxPulse): Promise<NonNullable<OtxPulse['indicators']>> {
    const told = Array.isArray(indicators) ? indicators as NonNullable<OtxPulse['indicators']> : [];
    const isWhole = Array.isArray(indicators) && !(typeof count === 'number' && count > told.length);
    if (isWhole) return told;
    try {
      if (this.tools.now() > this.until) throw new DownloadError('there is no more time');
      return await this.api.indicatorsOf(id);
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      this.isWhole = false;
      this.problems.push(`pulse ${id}: ${error.message}: only ${told.length} of its indicators are used`);
      return told;
    }
  }
}
