import { createHash } from 'node:crypto';
import type { MaxMindLicense } from './maxmind-license';
import { download, DownloadError } from '../../platform/download';
import type { DownloadOptions } from '../../platform/download';

const MAX_ARCHIVE_BYTES = 256 * 2 ** 20;
const MAX_CHECKSUM_BYTES = 1024;

/** A request of one of MaxMind's files. */
interface Request {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Databases as MaxMind gives them: an archive an edition, and its checksum. */
export class MaxMindDownloads {
  /**
   * @param baseUrl of the server
   * @param patience limits of a download, other than the usual ones
   */
  constructor(
    private readonly license: MaxMindLicense,
    private readonly baseUrl: string,
    private readonly patience: Partial<DownloadOptions> = {},
  ) {}

  /** SHA-256 of the newest archive, in hexadecimal digits. */
  async checksum(edition: string): Promise<string> {
    const text = (await this.get(edition, 'tar.gz.sha256', MAX_CHECKSUM_BYTES)).toString('latin1');
    const checksum = /^([0-9a-f]{64})\b/i.exec(text.trim())?.[1];
    if (checksum === undefined) throw new Error(`${edition}: what MaxMind sends as checksum is none`);
    return checksum.toLowerCase();
  }

  /** The archive that has the checksum. */
  async archive(edition: string, checksum: string): Promise<Buffer> {
    const bytes = await this.get(edition, 'tar.gz', MAX_ARCHIVE_BYTES);
    const actual = createHash('sha256').update(bytes).digest('hex');
    if (actual !== checksum) throw new Error(`${edition}: the archive's SHA-256 is ${actual}, its checksum file says ${checksum}`);
    return bytes;
  }

  private async get(edition: string, suffix: string, maxBytes: number): Promise<Buffer> {
    const { url, headers } = this.request(edition, suffix);
    try {
      return await download(url, `${edition}.${suffix}`, { ...this.patience, headers, maxBytes });
    } catch (error) {
      throw error instanceof DownloadError && error.status === 401
        ? new Error(`${edition}: MaxMind refuses the account id or the license key (401)`, { cause: error })
        : error;
    }
  }

  /** https://dev.maxmind.com/geoip/updating-databases; without an account id the older address takes the key alone. */
  private request(edition: string, suffix: string): Request {
    const { licenseKey, accountId } = this.license;
    if (accountId === undefined) {
      const query = new URLSearchParams({ edition_id: edition, license_key: licenseKey, suffix });
      return { url: `${this.baseUrl}/app/geoip_download?${query}` };
    }
    const credentials = Buffer.from(`${accountId}:${licenseKey}`).toString('base64');
    return {
      url: `${this.baseUrl}/geoip/databases/${edition}/download?suffix=${suffix}`,
      headers: { authorization: `Basic ${credentials}` },
    };
  }
}
