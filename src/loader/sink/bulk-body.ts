import { quote } from '../json/writer';
import type { SiemDocument } from '../types';

/** What one bulk request holds at most, bytes before compression. */
export const MAX_BULK_BYTES = 6_000_000;
const START_BYTES = 256 * 1024;

/** What the writer remembers of an item. */
export interface BulkItem {
  readonly index: string;
  readonly id: string;
  /** Bytes of the item in the body. */
  readonly start: number;
  readonly end: number;
  /** Where the document begins. */
  readonly source: number;
}

/** Body of a bulk request: documents are written as bytes once, and sent again from there when an item failed. */
export class BulkBody {
  readonly items: BulkItem[] = [];
  length = 0;
  private buffer = Buffer.allocUnsafe(START_BYTES);

  /** Adds a document; false when the body is full: it has to be sent first. A document larger than a body goes alone. */
  add(document: SiemDocument, index: string, withId: boolean): boolean {
    // three bytes a character is the most that UTF-8 needs of UTF-16
    const { json } = document;
    const action = withId ? `{"index":{"_index":${quote(index)},"_id":${quote(document.id)}}}\n` : `{"create":{"_index":${quote(index)}}}\n`;
    const bound = (action.length + json.length) * 3 + 1;
    if (this.items.length > 0 && this.length + action.length + json.length > MAX_BULK_BYTES) return false;
    this.reserve(bound);
    const start = this.length;
    const source = start + this.buffer.write(action, start, 'utf8');
    let end = source + this.buffer.write(json, source, 'utf8');
    this.buffer[end++] = 10;
    if (end > MAX_BULK_BYTES && this.items.length > 0) return false;
    this.items.push({ index, id: document.id, start, end, source });
    this.length = end;
    return true;
  }

  /** Bytes to send: all items, or only those of the given positions. */
  bytes(positions?: readonly number[]): Buffer {
    if (positions === undefined) return this.buffer.subarray(0, this.length);
    return Buffer.concat(positions.map((position) => this.buffer.subarray(this.items[position].start, this.items[position].end)));
  }

  /** The document at a position, as text. */
  source(position: number): string {
    const item = this.items[position];
    return this.buffer.toString('utf8', item.source, item.end - 1);
  }

  clear(): void {
    this.items.length = 0;
    this.length = 0;
  }

  private reserve(bytes: number): void {
    if (this.buffer.length - this.length >= bytes) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + bytes));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
