import type { Writable } from 'node:stream';
import { DeliveryError } from '../loader/errors';
import { CLOSE_OBJECT } from '../loader/json/characters';
import { JsonBuffer } from '../loader/json/json-buffer';
import type { DocumentSink } from '../loader/pipeline';
import { nothingDelivered } from '../loader/sink/bulk-writer';
import type { SiemDocument } from '../loader/types';

/** Bytes that are written at a time. */
const CHUNK = 256 * 1024;
const NEWLINE = 10;

/** Writes a line `{"index","id","source"}` a document, no faster than the stream takes them. */
export class NdjsonSink implements DocumentSink {
  readonly delivered = nothingDelivered();
  private readonly out = new JsonBuffer(CHUNK);
  private waiting = 0;

  constructor(private readonly stream: Writable) {}

  add(document: SiemDocument, index: string): boolean {
    const { out } = this;
    if (out.position >= CHUNK) return false;
    out.raw('{"index":');
    out.text(index);
    out.raw(',"id":');
    out.text(document.id);
    out.raw(',"source":');
    document.write(out);
    out.byte(CLOSE_OBJECT);
    out.byte(NEWLINE);
    this.waiting++;
    return true;
  }

  async flush(): Promise<void> {
    if (this.waiting === 0) return;
    // the stream may still hold it when the buffer is filled again
    const bytes = Buffer.from(this.out.view(0, this.out.position));
    const count = this.waiting;
    this.out.position = 0;
    this.waiting = 0;
    await write(this.stream, bytes).catch((error: Error) => {
      throw new DeliveryError(`${count} documents were not written: ${error.message}`, count, { cause: error });
    });
    this.delivered.indexed += count;
    this.delivered.bytes += bytes.length;
  }

  finish(): Promise<void> {
    return this.flush();
  }
}

function write(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve())));
}
