import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

const compress = promisify(gzip);

/** Where metrics go. */
export interface MetricsPlace {
  readonly bucket: string;
  /** Ends with a slash; the day follows. */
  readonly prefix: string;
}

/** Keeps documents as a log object, which the loader takes like every other one. */
export async function putMetrics(s3: S3Client, { bucket, prefix }: MetricsPlace, documents: readonly object[], now: Date): Promise<string> {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '/');
  const Key = `${prefix}${day}/aos_index_metrics_${randomUUID().replaceAll('-', '')}.json.gz`;
  const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: await compress(lines), ContentType: 'application/gzip' }));
  return Key;
}
