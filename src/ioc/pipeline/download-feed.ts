import type { DownloadItem, DownloadResult } from '../../contract/ioc-feeds';
import type { DownloadTools } from '../feeds/feed';
import { FEEDS } from '../feeds/feeds';

/** Downloads from one provider. What goes wrong with it is told, and is nobody else's problem. */
export async function downloadFeed(item: DownloadItem, tools: DownloadTools): Promise<DownloadResult> {
  const { feed } = item;
  try {
    return { feed, ...await FEEDS[feed].download(item, tools) };
  } catch (error) {
    return { feed, files: 0, problems: [`nothing was downloaded: ${(error as Error).message}`] };
  }
}
