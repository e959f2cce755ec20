import { IocPrefixes } from '../../../src/contract/key-prefixes';
import type { CachedFile, DownloadTools, Feed } from '../../../src/ioc/feeds/feed';
import { HttpClient } from '../../../src/ioc/feeds/http-client';
import { Collected } from '../files/collected';

export const NOW = Date.parse('2025-06-15T12:00:00Z');

/** A cache in memory. */
export class MemoryCache {
  readonly files = new Map<string, { readonly bytes: Buffer; readonly metadata: Readonly<Record<string, string>> }>();

  async write(key: string, bytes: Buffer | string, metadata = {}): Promise<void> {
    this.files.set(key, { bytes: Buffer.from(bytes), metadata });
  }

  async readIfThere(key: string): Promise<{ bytes: Buffer } | undefined> {
    return this.files.get(key);
  }

  text(key: string): string | undefined {
    return this.files.get(key)?.bytes.toString();
  }
}

/** Tools of a download from a server of this machine; the secret's text is `key of <arn>`. */
export function toolsFor(url: string, cache: MemoryCache, more: Partial<DownloadTools> = {}): DownloadTools {
  return {
    http: new HttpClient({ timeoutMs: 500, attempts: 2, pauseMs: 1 }),
    cache,
    urls: { 'tor': `${url}/exit-addresses`, 'feodo-tracker': `${url}/ipblocklist.json`, 'alienvault-otx': url },
    readSecret: async (arn) => `key-of-${arn}`,
    now: () => NOW,
    deadline: NOW + 15 * 60_000,
    ...more,
  };
}

/** What a feed finds in a file of its cache. */
export function parsed(feed: Feed, content: string, metadata: CachedFile['metadata'] = {}): Collected {
  const collected = new Collected();
  const path = `${IocPrefixes.cache}${feed.folder}file`;
  feed.parse({ path, provider: feed.provider, name: 'file', bytes: Buffer.from(content), metadata }, NOW, collected);
  return collected;
}
