import { fetchFile } from '../../platform/download';
import type { DownloadOptions, FetchedFile } from '../../platform/download';

const DEFAULTS = { maxBytes: 64 * 1024 * 1024, timeoutMs: 60_000, attempts: 4, pauseMs: 1_000 };

/** Gets what providers publish. */
export class HttpClient {
  private readonly options: DownloadOptions;

  constructor(options: Partial<DownloadOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Throws DownloadError. @param headers a request with some is not led to other addresses: they may be secret */
  async get(url: string, headers?: Readonly<Record<string, string>>): Promise<FetchedFile> {
    return fetchFile(url, url.split('?', 1)[0], {
      ...this.options, headers: { 'user-agent': 'siem-ioc-db-creator', ...headers }, followRedirects: headers === undefined,
    });
  }
}
