import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** An object as it is now: absent, as it was, or other than before. */
export type ChangedObject =
  | { readonly kind: 'absent' | 'same' }
  | { readonly kind: 'changed'; readonly bytes: Buffer; readonly etag: string | undefined };

/** Reads an object again. @param etag what it had when it was read last; absent: it was not read yet */
export async function readChanged(client: S3Client, bucket: string, key: string, etag?: string): Promise<ChangedObject> {
  try {
    const response = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: etag }));
    return { kind: 'changed', bytes: Buffer.from(await response.Body!.transformToByteArray()), etag: response.ETag };
  } catch (error) {
    const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
    if (status === 304) return { kind: 'same' };
    if (status === 404) return { kind: 'absent' };
    throw error;
  }
}
