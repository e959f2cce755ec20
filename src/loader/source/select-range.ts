import type { LogTypePlan } from '../plan';
import type { ObjectBody, ObjectRef, RawRecord, RecordRange } from '../types';

/** Positions that the header of a table or of a text takes: in messages about pieces, its lines count like records. */
export function headerPositions({ envelope, format, headerLines }: Pick<LogTypePlan, 'envelope' | 'format' | 'headerLines'>, content: ObjectBody['content']): number {
  if (content === 'parquet' || envelope !== 'none') return 0;
  if (format === 'csv') return 1;
  return format === 'text' ? headerLines : 0;
}

/** What is left of an object behind the records that one run loads: positions as messages have them. */
export interface Remainder {
  readonly startNumber: number;
  readonly endNumber?: number;
}

/**
 * The records of an object's piece: from position `startNumber` to `endNumber`, at most `max` of them. Records behind
 * the last are not read; that there are some is told by `remainder`.
 */
export class RangeSelector implements RecordRange {
  remainder: Remainder | undefined;
  readonly first: number;
  readonly last: number;
  private number = 0;
  private readonly end: number;

  /** @param header positions before the first record */
  constructor(private readonly ref: ObjectRef, max: number, private readonly header = 0) {
    this.first = Math.max(1, (ref.startNumber ?? 1) - header);
    this.end = (ref.endNumber ?? Infinity) - header;
    this.last = Math.min(this.end, this.first + max - 1);
  }

  /** The records of the batch that belong to the piece; undefined when all that come belong to the remainder. */
  select(batch: RawRecord[]): RawRecord[] | undefined {
    const before = this.number;
    this.number += batch.length;
    if (before >= this.last) {
      this.noteRemainder();
      return undefined;
    }
    if (before + 1 >= this.first && this.number <= this.last) return batch;
    if (this.number > this.last) this.noteRemainder();
    return batch.slice(Math.max(0, this.first - 1 - before), this.last - before);
  }

  skip(count: number): void {
    this.number += count;
    if (this.number > this.last) this.noteRemainder();
  }

  private noteRemainder(): void {
    if (this.last < this.end) this.remainder ??= { startNumber: this.last + 1 + this.header, endNumber: this.ref.endNumber };
  }
}
