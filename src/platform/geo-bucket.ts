import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { readChanged } from './changed-object';

/** What an object was made of, kept beside it as metadata of S3. */
const SOURCE_CHECKSUM = 'source-sha256';

/** The bucket of databases, for those who renew them. */
export class GeoBucket {
  constructor(private readonly client: S3Client, private readonly bucket: string) {}

  /** Checksum of what the object was made of; undefined when there is none, or none that was put here. */
  async sourceChecksum(key: string): Promise<string | undefined> {
    try {
      const { Metadata } = await this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key }));
      return Metadata?.[SOURCE_CHECKSUM];
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return undefined;
      throw error;
    }
  }

  /** Undefined when there is no such object. */
  async text(key: string): Promise<string | undefined> {
    const object = await readChanged(this.client, this.bucket, key);
    return object.kind === 'changed' ? object.bytes.toString('utf8') : undefined;
  }

  /** Replaces the object as a whole: whoever reads meanwhile gets the old or the new one. */
  async put(key: string, body: Buffer | string, sourceChecksum?: string): Promise<void> {
    await this.client.send(new PutObjectCommand({
      Bucket: this.bucket,
      Key: key,
      Body: body,
      ContentType: typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/octet-stream',
      ...(sourceChecksum !== undefined && { Metadata: { [SOURCE_CHECKSUM]: sourceChecksum } }),
    }));
  }
}
