import { alienVaultOtx } from './alienvault-otx';
import type { Feed } from './feed';
import { feodoTracker } from './feodo-tracker';
import { tor } from './tor';
import type { DownloadedFeed } from '../../contract/ioc-feeds';

/** All providers that are downloaded from, by the name that the constructs have for them. */
export const FEEDS: Readonly<Record<DownloadedFeed, Feed>> = {
  'tor': tor,
  'feodo-tracker': feodoTracker,
  'alienvault-otx': alienVaultOtx,
};
