import type { Readable } from 'node:stream';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { ObjectError } from '../loader/errors';
import { MIN_OBJECT_BYTES } from '../loader/source/read-object';
import type { ObjectStore, StoredObject } from '../loader/source/read-object';

/** Objects of S3. */
export class S3Store implements ObjectStore {
  constructor(private readonly client: S3Client) {}

  async read({ bucket, key }: { bucket: string; key: string }): Promise<StoredObject> {
    try {
      const response = await this.client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      const size = response.ContentLength ?? 0;
      const bytes = whole(response.Body as Readable, response.ContentLength);
      return {
        size,
        bytes: size < MIN_OBJECT_BYTES ? await collected(bytes) : bytes,
        readRange: (start, end) => this.readRange({ Bucket: bucket, Key: key, IfMatch: response.ETag }, start, end),
      };
    } catch (error) {
      throw asObjectError(error, bucket, key);
    }
  }

  /** With `IfMatch`, so that parts of two objects never become one file. */
  private async readRange(object: { Bucket: string; Key: string; IfMatch?: string }, start: number, end: number): Promise<Buffer> {
    try {
      const response = await this.client.send(new GetObjectCommand({ ...object, Range: `bytes=${start}-${end - 1}` }));
      const part = Buffer.allocUnsafe(end - start);
      let read = 0;
      for await (const chunk of whole(response.Body as Readable, part.length)) read += chunk.copy(part, read);
      return part;
    } catch (error) {
      throw asObjectError(error, object.Bucket, object.Key);
    }
  }
}

/** A connection that ends early must not pass for the end of the object. */
async function* whole(body: Readable, size: number | undefined): AsyncGenerator<Buffer> {
  let read = 0;
  try {
    for await (const chunk of body) {
      read += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  } catch (error) {
    throw new ObjectError('torn', `the connection to S3 broke after ${read} bytes: ${(error as Error).message}`, { cause: error });
  }
  if (size !== undefined && read !== size) throw new ObjectError('torn', `S3 sent ${read} of ${size} bytes`);
}

/** Read at once: nobody reads what holds no log, and a body that isn't read keeps its connection. */
async function collected(bytes: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return (async function* () {
    yield* chunks;
  })();
}

function asObjectError(error: unknown, bucket: string, key: string): ObjectError {
  if (error instanceof ObjectError) return error;
  const { name, message, $metadata } = error as S3ServiceException;
  if ($metadata?.httpStatusCode === 412) return new ObjectError('torn', `s3://${bucket}/${key} was replaced while it was read`, { cause: error });
  const code = name === 'NoSuchKey' || $metadata?.httpStatusCode === 404 ? 'not-found' : 'access';
  return new ObjectError(code, `s3://${bucket}/${key} can't be read: ${name}: ${message}`, { cause: error });
}
