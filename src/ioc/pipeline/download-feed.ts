import type { DownloadItem, DownloadResult } from '../../contract/ioc-feeds';
import type { DownloadTools } from '../feeds/feed';
import { FEEDS } from '../feeds/feeds';

/** Of all that went wrong, the first are handed on: Step Functions takes 256 KiB. */
const TOLD = 20;

/** Downloads from one provider. What goes wrong with it is told, and is nobody else's problem. */
export async function downloadFeed(item: DownloadItem, tools: DownloadTools): Promise<DownloadResult> {
  const { feed } = item;
  try {
    const { files, problems } = await FEEDS[feed].download(item, tools);
    const more = problems.length - TOLD;
    return { feed, files, problems: more > 0 ? [...problems.slice(0, TOLD), `and ${more} problems more`] : problems };
  } catch (error) {
    return { feed, files: 0, problems: [`nothing was downloaded: ${(error as Error).message}`] };
  }
}
