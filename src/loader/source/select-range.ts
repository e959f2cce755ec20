import type { ObjectRef, RawRecord, RecordRange } from '../types';

/** What is left of an object behind the records that one run loads. */
export interface Remainder {
  readonly startNumber: number;
  readonly endNumber?: number;
}

/**
 * The records of an object's piece: from `startNumber` to `endNumber`, at most `max` of them. Records behind the last
 * are not read; that there are some is told by `remainder`.
 */
export class RangeSelector implements RecordRange {
  remainder: Remainder | undefined;
  readonly first: number;
  readonly last: number;
  private number = 0;

  constructor(private readonly ref: ObjectRef, max: number) {
    this.first = ref.startNumber ?? 1;
    this.last = Math.min(ref.endNumber ?? Infinity, this.first + max - 1);
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
    if (this.ref.endNumber !== undefined && this.last >= this.ref.endNumber) return;
    this.remainder ??= { startNumber: this.last + 1, endNumber: this.ref.endNumber };
  }
}
