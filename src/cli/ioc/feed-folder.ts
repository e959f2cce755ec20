import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FeedFile } from '../../ioc/files/feed-file';
import { DEFAULT_PROVIDER } from '../../ioc/indicator';
import { listFiles } from '../list-files';

/** How a file of a folder of indicators is read. */
export type FeedKind = 'txt' | 'stix2' | 'ndjson';

export interface FolderFile extends FeedFile {
  readonly kind: FeedKind;
  /** Where it lies. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
}

export interface FeedFolder {
  readonly files: readonly FolderFile[];
  /** Files that are no indicators, or that can't be read, and why. */
  readonly ignored: readonly { readonly key: string; readonly reason: string }[];
  readonly unreadable: readonly { readonly key: string; readonly reason: string }[];
}

const FOLDERS: Readonly<Record<string, FeedKind>> = { TXT: 'txt', STIX2: 'stix2' };

/**
 * The files of a folder of own indicators: `TXT/[provider/]…`, `STIX2/[provider/]…` and `*.ndjson`, in the order in which their
 * indicators count.
 */
export async function readFeedFolder(dir: string): Promise<FeedFolder> {
  const listing = await listFiles(dir);
  const files: FolderFile[] = [];
  const ignored = [...listing.skipped];
  for (const { key, size } of listing.files) {
    const parts = key.split('/');
    if (parts.some((part) => part.startsWith('.'))) continue;
    const kind = Object.hasOwn(FOLDERS, parts[0]) && parts.length > 1 ? FOLDERS[parts[0]] : key.endsWith('.ndjson') ? 'ndjson' : undefined;
    if (kind === undefined) {
      ignored.push({ key, reason: 'neither below TXT/ or STIX2/ nor *.ndjson' });
      continue;
    }
    const file = join(dir, key);
    files.push({
      kind,
      file,
      size,
      path: key,
      name: basename(key),
      provider: kind !== 'ndjson' && parts.length > 2 ? parts[1] : DEFAULT_PROVIDER,
      modified: statSync(file).mtime.toISOString(),
    });
  }
  const rank: Readonly<Record<FeedKind, number>> = { txt: 0, stix2: 1, ndjson: 2 };
  files.sort((a, b) => rank[a.kind] - rank[b.kind]);
  return { files, ignored, unreadable: listing.unreadable };
}
