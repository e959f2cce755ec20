import type { DownloadItem, DownloadedFeedSettings, FeedSettings, FileFeedSettings, Plan } from '../../contract/ioc-feeds';
import type { CacheReader } from '../feeds/feed';
import { FEEDS } from '../feeds/feeds';

/** What to download, and which files lie ready. @param now ms since 1970 @param say writes a line of the log */
export async function planFeeds(feeds: readonly FeedSettings[], cache: CacheReader, now: number, say: (problem: string) => void): Promise<Plan> {
  const isDownloaded = (settings: FeedSettings): settings is DownloadedFeedSettings => Object.hasOwn(FEEDS, settings.feed);
  const downloads: DownloadItem[] = [];
  for (const settings of feeds.filter(isDownloaded)) {
    try {
      downloads.push(await FEEDS[settings.feed].plan(settings, cache, now));
    } catch (error) {
      say(`${settings.feed}: how far the last download got can't be read, everything is downloaded: ${(error as Error).message}`);
      downloads.push({ ...settings, started: new Date(now).toISOString() });
    }
  }
  return { downloads, files: feeds.filter((settings): settings is FileFeedSettings => !isDownloaded(settings)) };
}
