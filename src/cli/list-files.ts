import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file below the folder. */
export interface ListedFile {
  /** Its path below the folder, with `/` between the parts. */
  readonly key: string;
  /** Bytes as stored. */
  readonly size: number;
}

/** Something below the folder that is no file to load. */
export interface Unlisted {
  readonly key: string;
  readonly reason: string;
}

/** What a folder holds, in the order of the keys. */
export interface Listing {
  readonly files: ListedFile[];
  /** Neither files nor folders. Links to folders are among them: they might lead in circles. */
  readonly skipped: Unlisted[];
  readonly unreadable: Unlisted[];
}

/** Lists all files below a folder. What can't be read is noted; only the folder itself being unreadable throws. */
export async function listFiles(dir: string): Promise<Listing> {
  const listing: Listing = { files: [], skipped: [], unreadable: [] };
  await collect(dir, '', await readdir(dir, { withFileTypes: true }), listing);
  return listing;
}

async function collect(dir: string, prefix: string, entries: Dirent[], listing: Listing): Promise<void> {
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const key = prefix + entry.name;
    const path = join(dir, key);
    try {
      if (entry.isDirectory()) {
        await collect(dir, `${key}/`, await readdir(path, { withFileTypes: true }), listing);
        continue;
      }
      const found = await stat(path);
      if (found.isFile()) listing.files.push({ key, size: found.size });
      else listing.skipped.push({ key, reason: found.isDirectory() ? 'a link to a folder' : 'neither a file nor a folder' });
    } catch (error) {
      listing.unreadable.push({ key, reason: (error as Error).message });
    }
  }
}
