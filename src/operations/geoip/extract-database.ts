import { posix } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { extract } from 'tar-stream';

const unzip = promisify(gunzip);

/** GeoLite2-City is about 65 MB in 2025. */
const MAX_UNPACKED_BYTES = 512 * 2 ** 20;

/**
 * Takes one file out of a `.tar.gz`. Folders in its path mean nothing: nothing is written anywhere, and links and all other entries are passed over.
 *
 * @param fileName last part of the path
 * @param maxBytes of the whole archive when it is unpacked
 */
export async function extractDatabase(archive: Buffer, fileName: string, maxBytes = MAX_UNPACKED_BYTES): Promise<Buffer> {
  const entries = extract();
  entries.end(await unpack(archive, fileName, maxBytes));
  for await (const entry of entries) {
    const { name, type } = entry.header;
    const chunks: Buffer[] = [];
    const wanted = type === 'file' && posix.basename(name) === fileName;
    for await (const chunk of entry) if (wanted) chunks.push(chunk as Buffer);
    if (wanted) return Buffer.concat(chunks);
  }
  throw new Error(`${fileName}: the archive holds no such file`);
}

async function unpack(archive: Buffer, fileName: string, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(archive, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${fileName}: ${code === 'ERR_BUFFER_TOO_LARGE' ? `the archive unpacks to more than ${maxBytes} bytes` : message}`, { cause: error });
  }
}
