import { CLOSE_OBJECT } from '../json/characters';
import { JsonBuffer } from '../json/json-buffer';
import type { SiemDocument } from '../types';

/** What one bulk request holds at most, bytes before compression: larger ones take more memory and no less CPU. */
export const MAX_BULK_BYTES = 3_000_000;
/** A document that is larger is too large for a request. */
export const MAX_DOCUMENT_BYTES = 6_000_000;
/** Room that a body keeps for the next object. */
const KEPT_BYTES = 2 * MAX_DOCUMENT_BYTES;
const NEWLINE = 10;

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
  private readonly out = new JsonBuffer(256 * 1024);
  private readonly action = { index: '', withId: true, head: '' };

  /** Adds a document; false when the body is full: it has to be sent first. A document larger than a body goes alone. */
  add(document: SiemDocument, index: string, withId: boolean): boolean {
    const { out, items } = this;
    const start = out.position;
    out.raw(this.actionHead(index, withId));
    if (withId) out.text(document.id);
    out.byte(CLOSE_OBJECT);
    out.byte(CLOSE_OBJECT);
    out.byte(NEWLINE);
    const source = out.position;
    document.write(out);
    out.byte(NEWLINE);
    if (out.position > MAX_BULK_BYTES && items.length > 0) {
      out.position = start;
      return false;
    }
    items.push({ index, id: document.id, start, end: out.position, source });
    return true;
  }

  /** The action up to the document's id; most documents go where the one before went. */
  private actionHead(index: string, withId: boolean): string {
    const { action } = this;
    if (action.head === '' || action.index !== index || action.withId !== withId) {
      const name = JSON.stringify(index);
      Object.assign(action, { index, withId, head: withId ? `{"index":{"_index":${name},"_id":` : `{"create":{"_index":${name}` });
    }
    return action.head;
  }

  /** Bytes to send: all items, or only those of the given positions. */
  bytes(positions?: readonly number[]): Buffer {
    if (positions === undefined) return this.out.view(0, this.out.position);
    return Buffer.concat(positions.map((position) => this.out.view(this.items[position].start, this.items[position].end)));
  }

  /** The document at a position, as text. */
  source(position: number): string {
    const { source, end } = this.items[position];
    return this.out.view(source, end - 1).toString('utf8');
  }

  /** Bytes of the last item. */
  get lastSize(): number {
    const last = this.items.at(-1);
    return last === undefined ? 0 : last.end - last.start;
  }

  /** Takes the last item out again. */
  dropLast(): void {
    const last = this.items.pop();
    if (last !== undefined) this.out.position = last.start;
  }

  clear(): void {
    this.items.length = 0;
    this.out.reset(KEPT_BYTES);
  }
}
