import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
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
      return { size, bytes: this.contentOf(path) };
    } catch (error) {
      throw asObjectError(error, path);
    }
  }

  /** Opens the file when the first byte is asked for: objects that are skipped leave nothing open. */
  private async* contentOf(path: string): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
        this.onRead?.((chunk as Buffer).length);
        yield chunk as Buffer;
      }
    } catch (error) {
      throw asObjectError(error, path);
    }
  }
}

function asObjectError(error: unknown, path: string): ObjectError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ObjectError(code === 'ENOENT' ? 'not-found' : 'access', `${path} can't be read: ${message}`, { cause: error });
}
