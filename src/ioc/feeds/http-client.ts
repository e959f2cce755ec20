import { setTimeout as wait } from 'node:timers/promises';

/** What a provider answered. */
export interface Answer {
  readonly body: Buffer;
  /** As the provider wrote it. */
  readonly lastModified?: string;
}

export interface HttpOptions {
  /** For one answer from the request to its last byte, milliseconds. */
  readonly timeout: number;
  /** Bytes that an answer may have, unpacked. */
  readonly maxBytes: number;
  /** How often a request is made before it is given up. */
  readonly attempts: number;
  /** Before the second attempt, milliseconds; doubles from there on. */
  readonly pause: number;
}

const DEFAULTS: HttpOptions = { timeout: 60_000, maxBytes: 64 * 1024 * 1024, attempts: 4, pause: 1_000 };

/** A provider that asks to wait for longer is asked again in the next run. */
const LONGEST_PAUSE = 30_000;

/** A request that came to nothing. */
export class DownloadError extends Error {
  readonly name = 'DownloadError';

  /** @param status of HTTP; missing when there was no whole answer */
  constructor(message: string, readonly status?: number, readonly retryable = true, readonly retryAfter?: string | null) {
    super(message);
  }
}

/** Gets what providers publish: with a limit on time and size, and again when they have a bad moment. */
export class HttpClient {
  private readonly options: HttpOptions;

  constructor(options: Partial<HttpOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Throws DownloadError. @param headers a request with some is not led to other addresses: they may be secret */
  async get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    const { attempts, pause } = this.options;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(url, headers);
      } catch (error) {
        if (!(error instanceof DownloadError) || !error.retryable || attempt === attempts) throw error;
        const asked = Number(error.retryAfter ?? NaN) * 1_000;
        const backoff = pause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
        await wait(Math.min(Number.isNaN(asked) ? backoff : Math.max(asked, backoff), LONGEST_PAUSE));
      }
    }
  }

  private async once(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    const { timeout, maxBytes } = this.options;
    try {
      const response = await fetch(url, {
        headers: { 'user-agent': 'siem-ioc-db-creator', ...headers },
        redirect: headers === undefined ? 'follow' : 'error',
        signal: AbortSignal.timeout(timeout),
      });
      if (response.status !== 200) {
        await response.body?.cancel();
        const { status } = response;
        throw new DownloadError(`${addressOf(url)} answered ${status}`, status, status === 429 || status >= 500, response.headers.get('retry-after'));
      }
      return { body: await limited(response, maxBytes, url), lastModified: response.headers.get('last-modified') ?? undefined };
    } catch (error) {
      if (error instanceof DownloadError) throw error;
      const { name, message, cause } = error as Error & { cause?: Error };
      const reason = name === 'TimeoutError' ? `sent no whole answer within ${timeout / 1_000} s` : `sent no whole answer: ${cause?.message || message}`;
      throw new DownloadError(`${addressOf(url)} ${reason}`);
    }
  }
}

async function limited(response: Response, maxBytes: number, url: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (response.body === null) return Buffer.alloc(0);
  for await (const chunk of response.body) {
    size += chunk.length;
    // leaving the loop closes the connection
    if (Math.max(size, announced) > maxBytes) throw new DownloadError(`${addressOf(url)} sent more than ${Math.floor(maxBytes / 1024 / 1024)} MB`, 200, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Without the query, which may be long. */
function addressOf(url: string): string {
  return url.split('?', 1)[0];
}
