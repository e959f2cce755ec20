import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { ObjectError } from '../loader/errors';
import type { ObjectStore, StoredObject } from '../loader/source/read-object';

const CHUNK = 256 * 1024;

/** Files as if they were the objects of a bucket. */
export class FileStore implements ObjectStore {
  /**
   * @param pathOf the file of a key
   * @param onRead told of each piece that was read, in bytes
   */
  constructor(private readonly pathOf: (key: string) => string, private readonly onRead?: (bytes: number) => void) {}

  async read({ key }: { readonly key: string }): Promise<StoredObject> {
    const path = this.pathOf(key);
    try {
      const { size } = await stat(path);
      let untold = size;
      // what is read twice counts once
      const tell = (bytes: number): void => {
        const news = Math.min(bytes, untold);
        untold -= news;
        if (news > 0) this.onRead?.(news);
      };
      return { size, bytes: contentOf(path, tell), readRange: (start, end) => readRange(path, start, end, tell) };
    } catch (error) {
      throw asObjectError(error, path);
    }
  }
}

async function readRange(path: string, start: number, end: number, tell: (bytes: number) => void): Promise<Buffer> {
  try {
    const file = await open(path);
    try {
      const part = Buffer.allocUnsafe(end - start);
      const { bytesRead } = await file.read(part, 0, part.length, start);
      if (bytesRead < part.length) throw new ObjectError('torn', `${path} has become shorter`);
      tell(part.length);
      return part;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw asObjectError(error, path);
  }
}

/** Opens the file when the first byte is asked for: objects that are skipped leave nothing open. */
async function* contentOf(path: string, tell: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      tell((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (error) {
    throw asObjectError(error, path);
  }
}

function asObjectError(error: unknown, path: string): ObjectError {
  if (error instanceof ObjectError) return error;
  const { code, message } = error as NodeJS.ErrnoException;
  return new ObjectError(code === 'ENOENT' ? 'not-found' : 'access', `${path} can't be read: ${message}`, { cause: error });
}
