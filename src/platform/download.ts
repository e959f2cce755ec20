import { setTimeout as sleep } from 'node:timers/promises';

/** How a file is fetched. */
export interface DownloadOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes; a larger answer is refused while it comes. */
  readonly maxBytes: number;
  /** Milliseconds for one attempt, from the request to the last byte. @default 60_000 */
  readonly timeoutMs?: number;
  /** @default 3 */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. @default 2000 */
  readonly pauseMs?: number;
  /** False for headers that are secret: they go to no other address. @default true */
  readonly followRedirects?: boolean;
}

/** A file that was fetched. */
export interface FetchedFile {
  readonly bytes: Buffer;
  /** When the server changed it, as it says. */
  readonly lastModified?: string;
}

/** Milliseconds; a server that asks to wait for longer is asked sooner. */
const LONGEST_PAUSE = 30_000;

/** A file that could not be fetched. Says which one by the name that it was given: an address may hold a key. */
export class DownloadError extends Error {
  /** @param status of HTTP, when there was an answer @param retryAfter seconds that the server asks to wait */
  constructor(message: string, readonly status?: number, readonly retryAfter?: string) {
    super(message);
    this.name = 'DownloadError';
  }
}

/** Fetches a file's bytes as `fetchFile` does. */
export async function download(url: string, name: string, options: DownloadOptions): Promise<Buffer> {
  return (await fetchFile(url, name, options)).bytes;
}

/**
 * Fetches a file whole. What may pass by itself (no connection, a broken one, 429, 5xx) is tried again.
 *
 * @param name of the file in messages
 */
export async function fetchFile(url: string, name: string, options: DownloadOptions): Promise<FetchedFile> {
  const { attempts = 3, pauseMs = 2000 } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchOnce(url, name, options);
    } catch (error) {
      if (attempt === attempts || !mayPass(error)) throw error;
      const asked = Number((error as DownloadError).retryAfter ?? 0) * 1000 || 0;
      await sleep(Math.min(Math.max(asked, pauseMs * 2 ** (attempt - 1)), LONGEST_PAUSE));
    }
  }
}

class TooLargeError extends DownloadError {}

function mayPass(error: unknown): boolean {
  const { status } = error as DownloadError;
  return !(error instanceof TooLargeError) && (status === undefined || status === 429 || status >= 500);
}

async function fetchOnce(url: string, name: string, options: DownloadOptions): Promise<FetchedFile> {
  const { headers, maxBytes, timeoutMs = 60_000, followRedirects = true } = options;
  try {
    // fetch gives an authorization to no other host than the first
    const answer = await fetch(url, { headers, redirect: followRedirects ? 'follow' : 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new DownloadError(`${name}: the server answers ${answer.status}`, answer.status, answer.headers.get('retry-after') ?? undefined);
    }
    return { bytes: await whole(answer, name, maxBytes), lastModified: answer.headers.get('last-modified') ?? undefined };
  } catch (error) {
    throw error instanceof DownloadError ? error : new DownloadError(`${name}: ${reasonOf(error, timeoutMs)}`);
  }
}

async function whole(answer: Response, name: string, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(answer.headers.get('content-length')) > maxBytes) {
    await answer.body?.cancel();
    throw new TooLargeError(`${name}: more than ${maxBytes} bytes`);
  }
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new TooLargeError(`${name}: more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/** The text of fetch's own errors says little, that of their cause may hold the address. */
function reasonOf(error: unknown, timeoutMs: number): string {
  const { name, cause } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? `not there after ${timeoutMs / 1000} s` : `the connection failed (${cause?.code ?? name})`;
}
