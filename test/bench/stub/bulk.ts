import { appendFileSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { StubStats } from './protocol';

const NEWLINE = 10;
const GZIP_MAGIC = 0x1f8b;
const ITEM = '{"index":{"status":201}}';
const CLUSTER = JSON.stringify({ cluster_name: 'bench', version: { distribution: 'opensearch', number: '3.0.0' }, blocks: {}, acknowledged: true });

/** An OpenSearch that takes every document at once and keeps none. */
export class BulkStub {
  private documents = 0;
  private bulks = 0;
  private bytes = 0;
  private compressed = 0;
  private firstBulkAt = '';
  private capture: { readonly [name: string]: string } = {};

  public constructor(private readonly lastRead: () => string) {}

  public reset(capture: { readonly [name: string]: string } = {}): void {
    this.documents = this.bulks = this.bytes = this.compressed = 0;
    this.firstBulkAt = '';
    this.capture = capture;
  }

  public stats(): Omit<StubStats, 'splits'> {
    const { documents, bulks, bytes, compressed, firstBulkAt } = this;
    return { documents, bulks, bytes, compressed, firstBulkAt };
  }

  public async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const object = this.lastRead();
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    response.setHeader('content-type', 'application/json');
    if (!request.url!.includes('_bulk')) {
      response.end(CLUSTER);
      return;
    }
    this.firstBulkAt ||= String(process.hrtime.bigint());
    const wire = Buffer.concat(chunks);
    // by the bytes: the header also stands over bodies that the bench left as they are
    const zipped = wire.readUInt16BE(0) === GZIP_MAGIC;
    const body = zipped ? await promisify(gunzip)(wire) : wire;
    const count = this.read(body, this.capture[object]);
    this.bulks += 1;
    this.bytes += wire.length;
    this.compressed += zipped ? 1 : 0;
    this.documents += count;
    // what the real one answers to the loader's filter_path
    response.end(`{"took":1,"errors":false,"items":[${Array(count).fill(ITEM).join(',')}]}`);
  }

  /** Counts the documents and appends them to a file, if there is one. */
  private read(body: Buffer, file: string | undefined): number {
    const documents: Buffer[] = [];
    let count = 0;
    for (let at = 0; at < body.length;) {
      const action = body.indexOf(NEWLINE, at);
      const end = body.indexOf(NEWLINE, action + 1);
      if (action < 0 || end < 0) {
        throw new Error('a bulk body that does not end with a line break');
      }
      if (file) {
        documents.push(body.subarray(action + 1, end + 1));
      }
      count += 1;
      at = end + 1;
    }
    if (file) {
      appendFileSync(file, Buffer.concat(documents));
    }
    return count;
  }
}
