import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** An object of a listing. */
export interface ListedObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly modified: Date;
}

/** An object with all that belongs to it. */
export interface WholeObject {
  readonly bytes: Buffer;
  readonly modified: Date;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Small objects of a bucket: read and written as a whole. */
export class ObjectFolder {
  constructor(private readonly client: S3Client, readonly bucket: string) {}

  async list(prefix: string): Promise<ListedObject[]> {
    const found: ListedObject[] = [];
    let next: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ContinuationToken: next }));
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key !== undefined) found.push({ key: Key, size: Size ?? 0, modified: LastModified ?? new Date(0) });
      }
      next = page.NextContinuationToken;
    } while (next !== undefined);
    return found;
  }

  async read(key: string): Promise<WholeObject> {
    const { Body, ContentLength, LastModified, Metadata } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
    const bytes = Buffer.from(await Body!.transformToByteArray());
    if (ContentLength !== undefined && bytes.length !== ContentLength) throw new Error(`S3 sent ${bytes.length} of ${ContentLength} bytes`);
    return { bytes, modified: LastModified ?? new Date(0), metadata: Metadata ?? {} };
  }

  /** Undefined for an object that is not there. */
  async readIfThere(key: string): Promise<WholeObject | undefined> {
    try {
      return await this.read(key);
    } catch (error) {
      if ((error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  async write(key: string, bytes: Buffer | string, metadata?: Readonly<Record<string, string>>): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: bytes, Metadata: metadata }));
  }
}
