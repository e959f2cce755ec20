import type { DownloadItem, DownloadedFeedSettings, FeedSettings, FileFeedSettings, Plan } from '../../contract/ioc-feeds';
import type { CacheReader } from '../feeds/feed';
import { FEEDS } from '../feeds/feeds';

/** What to download, and which files lie ready. @param now ms since 1970 */
export async function planFeeds(feeds: readonly FeedSettings[], cache: CacheReader, now: number): Promise<Plan> {
  const isDownloaded = (settings: FeedSettings): settings is DownloadedFeedSettings => Object.hasOwn(FEEDS, settings.feed);
  const downloads: DownloadItem[] = [];
  for (const settings of feeds.filter(isDownloaded)) downloads.push(await FEEDS[settings.feed].plan(settings, cache, now));
  return { downloads, files: feeds.filter((settings): settings is FileFeedSettings => !isDownloaded(settings)) };
}
