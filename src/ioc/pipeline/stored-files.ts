import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import type { FileFeedSettings } from '../../contract/ioc-feeds';
import type { ListedObject, ObjectFolder } from '../../platform/object-folder';
import type { FeedFile } from '../files/feed-file';
import { DEFAULT_PROVIDER } from '../indicator';

/** A file is held in memory as a whole. */
export const MAX_FILE_BYTES = 100 * 1024 * 1024;
/** The newest are read, of more than these. */
const MAX_FILES = 5_000;
const MAX_CACHED_FILES = 10_000;

/** A file that is read later. */
export interface StoredFile extends FeedFile {
  readonly bucket: ObjectFolder;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/** What is said about files that are not read. */
export type Tell = (place: string, message: string) => void;

/** Own files of the geo bucket below a prefix: of the folder's provider, or without a folder of the default one. */
export async function ownFiles(bucket: ObjectFolder, prefix: string, tell: Tell): Promise<StoredFile[]> {
  return newest(await bucket.list(prefix), prefix, MAX_FILES, tell).map((object) => {
    const folders = object.key.slice(prefix.length).split('/');
    return stored(bucket, object, object.key, folders.length > 1 ? folders[0] : DEFAULT_PROVIDER);
  });
}

/** Files of the cache. */
export async function cachedFiles(bucket: ObjectFolder, prefix: string, provider: string, tell: Tell): Promise<StoredFile[]> {
  return newest(await bucket.list(prefix), prefix, MAX_CACHED_FILES, tell).map((object) => stored(bucket, object, object.key, provider));
}

/** Files of a bucket below a prefix. */
export async function attachedFiles(bucket: ObjectFolder, { provider, prefix = '' }: FileFeedSettings, tell: Tell): Promise<StoredFile[]> {
  const place = `s3://${bucket.bucket}/`;
  return newest(await bucket.list(prefix), `${place}${prefix}`, MAX_FILES, tell).map((object) => stored(bucket, object, `${place}${object.key}`, provider));
}

/** A file that came with the deployment, or the files of a zipped folder. */
export async function deployedFiles(bucket: ObjectFolder, { provider, key = '', name = key }: FileFeedSettings, tell: Tell): Promise<(FeedFile & { readonly bytes: Buffer })[]> {
  const { bytes, modified } = await bucket.read(key);
  const told = { provider, modified: modified.toISOString() };
  if (!key.endsWith('.zip')) return [{ ...told, bytes, path: `${provider}: ${name}`, name: basename(name) }];
  const files = unzipSync(bytes, {
    filter: ({ name: path, originalSize }) => {
      if (isHidden(path)) return false;
      if (originalSize > MAX_FILE_BYTES) tell(`${provider}: ${path}`, tooLarge(originalSize));
      return originalSize <= MAX_FILE_BYTES;
    },
  });
  return Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({ ...told, bytes: Buffer.from(content.buffer, content.byteOffset, content.length), path: `${provider}: ${path}`, name: basename(path) }));
}

function stored(bucket: ObjectFolder, { key, size, modified }: ListedObject, path: string, provider: string): StoredFile {
  return { bucket, key, size, path, provider, name: basename(key), modified: modified.toISOString() };
}

function newest(objects: readonly ListedObject[], place: string, max: number, tell: Tell): readonly ListedObject[] {
  const files = objects.filter(({ key }) => !isHidden(key));
  for (const { key, size } of files) if (size > MAX_FILE_BYTES) tell(key, tooLarge(size));
  // of what a provider tells twice, the newer file counts
  const readable = files.filter(({ size }) => size <= MAX_FILE_BYTES).sort((a, b) => b.modified.getTime() - a.modified.getTime());
  if (readable.length > max) tell(place, `there are ${readable.length} files, only the ${max} newest are read`);
  return readable.slice(0, max);
}

/** Folders as the console makes them, and files that systems leave behind. */
function isHidden(key: string): boolean {
  return key.endsWith('/') || key.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

const tooLarge = (bytes: number): string => `it has ${Math.ceil(bytes / 1024 / 1024)} MB and is left out: a file may have ${MAX_FILE_BYTES / 1024 / 1024} MB`;
