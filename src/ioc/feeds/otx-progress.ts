import type { CacheReader } from './feed';
import type { DownloadItem, DownloadedFeedSettings } from '../../contract/ioc-feeds';

/** Beside the folder of the pulses: everything in there is parsed. */
export const OTX_PROGRESS = 'alienvault-otx.json';

const DAY = 24 * 60 * 60 * 1_000;
/** Everything is downloaded again so often: pulses that were deleted or unsubscribed fall out of the cache, which forgets what is not renewed. */
const COMPLETE_EVERY = 6 * DAY;
/** A download that does not get to its end in this time begins anew. */
const MAX_PENDING = 3 * DAY;
/** Clocks differ, and a pulse that is being written has an older time. */
const OVERLAP = 60 * 60 * 1_000;

/** Where the downloads stand. */
export interface OtxProgress {
  /** When the last download of everything began. */
  readonly complete?: string;
  /** Changes from then on are to be asked for. */
  readonly since?: string;
  /** A download that did not get to its last page. */
  readonly pending?: { readonly started: string; readonly since?: string; readonly page: number };
}

/** What to download next. */
export async function planOtx({ feed, secretArn }: DownloadedFeedSettings, cache: CacheReader, now: number): Promise<DownloadItem> {
  const { complete, since, pending } = await readProgress(cache);
  const settings = { feed, secretArn, complete };
  if (pending !== undefined && now - Date.parse(pending.started) < MAX_PENDING) return { ...settings, ...pending };
  const started = new Date(now).toISOString();
  const isFresh = complete !== undefined && now - Date.parse(complete) < COMPLETE_EVERY;
  return isFresh && since !== undefined ? { ...settings, started, since } : { ...settings, started };
}

/** What to remember of a download. @param page that it goes on with; undefined when there is none @param isWhole nothing was skipped */
export function progressAfter({ started, since, complete }: DownloadItem, page: number | undefined, isWhole: boolean): OtxProgress {
  const begun = started ?? new Date(0).toISOString();
  if (page !== undefined) return { complete, since, pending: { started: begun, since, page } };
  if (!isWhole) return { complete, since };
  return { complete: since === undefined ? begun : complete, since: new Date(Date.parse(begun) - OVERLAP).toISOString() };
}

async function readProgress(cache: CacheReader): Promise<OtxProgress> {
  const stored = await cache.readIfThere(OTX_PROGRESS);
  if (stored === undefined) return {};
  try {
    return (JSON.parse(stored.bytes.toString('utf8')) ?? {}) as OtxProgress;
  } catch {
    // from the beginning
    return {};
  }
}
