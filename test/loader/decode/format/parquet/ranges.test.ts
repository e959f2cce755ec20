import { accessTo, recordedFile, rowsOf } from './parquet-files';
import { RangeSelector } from '../../../../../src/loader/source/select-range';
import type { ObjectRef, RawRecord } from '../../../../../src/loader/types';
import { loadObject } from '../../../load-object';

/** 60 rows in groups of 9; `start` tells the row's number. */
const FILE = recordedFile('row-groups');
const FIRST = 1741064400;

const numbersOf = (rows: readonly RawRecord[]): number[] => rows.map(({ raw }) => raw.start - FIRST + 1);
const numbers = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const ref = (startNumber?: number, endNumber?: number): ObjectRef => ({ bucket: 'b', key: 'k', size: 0, startNumber, endNumber });

describe('of a piece of a Parquet file', () => {
  it.each([[1, 60], [1, 1], [9, 10], [10, 18], [11, 17], [20, 45], [60, 60], [55, 100], [61, 70]])('all rows are read: %d to %d', async (first, last) => {
    expect(numbersOf(await rowsOf(FILE, new RangeSelector(ref(first, last), Infinity)))).toEqual(numbers(first, Math.min(last, 60)));
  });

  it('no row group is read that has none of its rows', async () => {
    const reads: [number, number][] = [];
    await rowsOf(accessTo(FILE, reads));
    // the footer, and each row group at once
    expect(reads).toHaveLength(1 + 7);
    const [footer, ...groups] = reads;
    for (const [first, last, read] of [[10, 18, [1]], [18, 19, [1, 2]], [55, 99, [6]], [61, 99, []], [1, 60, [0, 1, 2, 3, 4, 5, 6]]] as const) {
      const of: [number, number][] = [];
      await rowsOf(accessTo(FILE, of), new RangeSelector(ref(first, last), Infinity));
      expect(of).toEqual([footer, ...read.map((i) => groups[i])]);
    }
  });

  it('what comes behind it is handed on', async () => {
    for (const max of [1, 4, 9, 10, 25, 59, 60, 61]) {
      const pieces: number[][] = [];
      let piece: Partial<ObjectRef> | undefined = {};
      while (piece !== undefined) {
        const sent: ObjectRef[] = [];
        const sendRemainder = async (rest: ObjectRef): Promise<void> => void sent.push(rest);
        const { sources } = await loadObject(`file_format = parquet\nmax_log_count = ${max}`, FILE, { ref: piece, pipeline: { sendRemainder } });
        pieces.push(sources.map((source) => Number(source.start) - FIRST + 1));
        piece = sent[0];
      }
      expect(pieces.flat()).toEqual(numbers(1, 60));
      expect(pieces).toHaveLength(Math.ceil(60 / max));
    }
  });

  it('rows that rows of lists go before are the right ones', async () => {
    const file = recordedFile('nested-1');
    const all = await rowsOf(file);
    for (const first of [2, 17, 59]) {
      expect((await rowsOf(file, new RangeSelector(ref(first, first + 1), Infinity))).map(({ message }) => message))
        .toEqual(all.slice(first - 1, first + 1).map(({ message }) => message));
    }
  });
});
