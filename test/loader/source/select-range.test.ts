import { RangeSelector } from '../../../src/loader/source/select-range';
import type { ObjectRef, RawRecord } from '../../../src/loader/types';
import { loadObject } from '../load-object';

const TEN = 'file_format = json\nmax_log_count = 10';
const objectOf = (count: number): string => Array.from({ length: count }, (_, i) => `{"n":${i + 1}}\n`).join('');

/** Loads an object as the queue would: each remainder in a run of its own. */
async function loadThrough(ini: string, object: string, chunk?: number): Promise<{ pieces: number[][]; sent: ObjectRef[] }> {
  const sent: ObjectRef[] = [];
  const pieces: number[][] = [];
  let ref: Partial<ObjectRef> | undefined = {};
  while (ref !== undefined) {
    const before = sent.length;
    const { sources } = await loadObject(ini, object, { ref, chunk, pipeline: { sendRemainder: async (piece) => void sent.push(piece) } });
    pieces.push(sources.map((source) => Number(source.n)));
    ref = sent[before];
  }
  return { pieces, sent };
}

describe('an object with more records than max_log_count', () => {
  it.each([undefined, 1, 7, 64])('is loaded in pieces without a record twice or missing, in chunks of %p bytes', async (chunk) => {
    const { pieces, sent } = await loadThrough(TEN, objectOf(35), chunk);
    expect(pieces).toEqual([0, 10, 20, 30].map((from) => Array.from({ length: Math.min(10, 35 - from) }, (_, i) => from + i + 1)));
    expect(sent).toMatchObject([{ bucket: 'b', key: 't/1', startNumber: 11 }, { startNumber: 21 }, { startNumber: 31 }]);
  });

  it.each([1, 9, 10])('is not split when it has %d records', async (count) => {
    const { pieces, sent } = await loadThrough(TEN, objectOf(count));
    expect(pieces.flat()).toHaveLength(count);
    expect(sent).toEqual([]);
  });

  it('is split in two when it has one record more', async () => {
    const { pieces } = await loadThrough(TEN, objectOf(11), 9);
    expect(pieces.map((piece) => piece.length)).toEqual([10, 1]);
  });

  it('counts rows of a table without its header, and each piece knows the header', async () => {
    const table = `n m\n${Array.from({ length: 25 }, (_, i) => `${i + 1} x\n`).join('')}`;
    const { pieces } = await loadThrough('file_format = csv\nmax_log_count = 10', table, 11);
    expect(pieces.map((piece) => piece.length)).toEqual([10, 10, 5]);
    expect(pieces.flat()).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it.each([1, 2, 7])('counts lines of text without its %d header lines', async (header) => {
    const text = `${'# header\n'.repeat(header)}${Array.from({ length: 25 }, (_, i) => `${i + 1} x\n`).join('')}`;
    const { pieces } = await loadThrough(`file_format = text\nlog_pattern = (?P<n>\\d+) x\ntext_header_line_number = ${header}\nmax_log_count = 10`, text, 11);
    expect(pieces.map((piece) => piece.length)).toEqual([10, 10, 5]);
    expect(pieces.flat()).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  });

  it('is loaded whole when there is no queue for the rest', async () => {
    const { sources, result } = await loadObject(TEN, objectOf(35));
    expect(sources).toHaveLength(35);
    expect(result).toMatchObject({ account: { read: 35 }, remainder: undefined });
  });

  it('fails when the rest can not be handed on', async () => {
    const sendRemainder = async (): Promise<void> => {
      throw new Error('the queue is gone');
    };
    await expect(loadObject(TEN, objectOf(35), { pipeline: { sendRemainder } })).rejects.toThrow('the queue is gone');
  });
});

describe('a piece of an object', () => {
  it('has the records from its first to its last number', async () => {
    const { sources } = await loadObject(TEN, objectOf(35), { ref: { startNumber: 3, endNumber: 5 }, chunk: 13 });
    expect(sources.map((source) => source.n)).toEqual([3, 4, 5]);
  });

  it.each([
    ['a table', 'file_format = csv', 'n m\n', 1],
    ['text', 'file_format = text\nlog_pattern = (?P<n>\\d+) x\ntext_header_line_number = 3', '#\n#\n#\n', 3],
    ['text in an envelope', 'file_format = text\nvia_firelens = True\nlog_pattern = (?P<n>\\d+) x\ntext_header_line_number = 3', '', 0],
  ])('of %s has positions that count lines of the header', async (_, ini, header, lines) => {
    const line = (n: number): string => (lines === 0 ? `{"log":"${n} x"}\n` : `${n} x\n`);
    const object = header + Array.from({ length: 20 }, (__, i) => line(i + 1)).join('');
    const piece = async (startNumber: number, endNumber: number): Promise<number[]> => {
      const { sources } = await loadObject(ini, object, { ref: { startNumber, endNumber } });
      return sources.map((source) => Number(source.n));
    };
    expect(await piece(1, 6)).toEqual([1, 2, 3, 4, 5, 6].slice(0, 6 - lines));
    expect(await piece(7, 9)).toEqual([7 - lines, 8 - lines, 9 - lines]);
    expect(await piece(19, 99)).toEqual(Array.from({ length: 2 + lines }, (__, i) => 19 - lines + i));
  });

  it('is split again when it is too long, up to its own last number', async () => {
    const sent: ObjectRef[] = [];
    const sendRemainder = async (piece: ObjectRef): Promise<void> => void sent.push(piece);
    const { sources } = await loadObject(TEN, objectOf(35), { ref: { startNumber: 3, endNumber: 30 }, pipeline: { sendRemainder } });
    expect(sources.map((source) => source.n)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(sent).toMatchObject([{ startNumber: 13, endNumber: 30 }]);
  });

  it('is empty when the object has fewer records', async () => {
    const { result } = await loadObject(TEN, objectOf(5), { ref: { startNumber: 11 } });
    expect(result).toMatchObject({ kind: 'loaded', account: { read: 0 } });
  });
});

describe('records that a format leaves out unread', () => {
  const ref = { bucket: 'b', key: 'k', size: 0 };
  const records = (count: number): RawRecord[] => Array.from({ length: count }, () => ({}) as RawRecord);

  it('count like those that were read', () => {
    const range = new RangeSelector({ ...ref, startNumber: 12 }, 3);
    range.skip(10);
    expect(range.select(records(10))).toHaveLength(3);
    expect(range.remainder).toEqual({ startNumber: 15 });
  });

  it('are a remainder when they come behind the last', () => {
    const range = new RangeSelector(ref, 3);
    expect(range.select(records(3))).toHaveLength(3);
    expect(range.remainder).toBeUndefined();
    range.skip(0);
    expect(range.remainder).toBeUndefined();
    range.skip(1);
    expect(range.remainder).toEqual({ startNumber: 4 });
  });

  it('are none when the piece ends before them', () => {
    const range = new RangeSelector({ ...ref, endNumber: 3 }, 100);
    range.select(records(3));
    range.skip(50);
    expect(range.remainder).toBeUndefined();
  });
});
