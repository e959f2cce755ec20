import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { QUARANTINE_PREFIX } from '../contract/key-prefixes';
import type { Quarantine, RejectedDocument } from '../loader/sink/quarantine';

/** Keeps rejected documents as NDJSON, one object a bulk request; the same documents make the same object. */
export class S3Quarantine implements Quarantine {
  constructor(private readonly client: S3Client, private readonly bucket: string, private readonly now: () => number) {}

  async keep(documents: readonly RejectedDocument[]): Promise<void> {
    const lines = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
    const name = createHash('sha256').update(documents.map(({ index, id }) => `${index}/${id}\n`).join('')).digest('hex').slice(0, 32);
    const day = new Date(this.now()).toISOString().slice(0, 10);
    await this.client.send(new PutObjectCommand({
      Bucket: this.bucket, Key: `${QUARANTINE_PREFIX}${day}/${documents[0].index}/${name}.ndjson`, Body: lines, ContentType: 'application/x-ndjson',
    }));
  }
}
