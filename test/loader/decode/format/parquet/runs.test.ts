import { readRuns } from '../../../../../src/loader/decode/format/parquet/runs';

const read = (hex: string, width: number, count: number): number[] => [...readRuns(Buffer.from(hex, 'hex'), width, new Uint32Array(count))];

test('numbers stand in runs of one, or packed', () => {
  // the example of the format: 0 to 7 in three bits each
  expect(read('0388c6fa', 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(read('0a05', 3, 5)).toEqual([5, 5, 5, 5, 5]);
  expect(read('06010388c6fa', 3, 11)).toEqual([1, 1, 1, 0, 1, 2, 3, 4, 5, 6, 7]);
  expect(read('040201', 9, 2)).toEqual([258, 258]);
  expect(read('03ffffff0000000000000000000000000000000000000000000000', 24, 2)).toEqual([0xffffff, 0]);
  expect(read('10', 0, 8)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test('a run that says it is longer than there are numbers fills no more than these', () => {
  expect(read('feffffff0f05', 3, 3)).toEqual([5, 5, 5]);
  // packed ones are full up to eight, the bytes of the rest may be missing
  expect(read('0388c6', 3, 5)).toEqual([0, 1, 2, 3, 4]);
});

test.each([['nothing', '', 3, 1], ['a header', 'ff', 3, 1], ['packed numbers', '0388', 3, 8], ['runs of nothing', '000000', 3, 1], ['a header without end', 'ffffffffffff00', 3, 1], ['wide numbers', '0a00000000', 32, 1]])(
  'what ends early is an error: %s', (_, hex, width, count) => {
    expect(() => read(hex, width, count)).toThrow();
  },
);
