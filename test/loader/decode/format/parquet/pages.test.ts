import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { ColumnPages } from '../../../../../src/loader/decode/format/parquet/pages';

const element = { name: 'a', type: 'INT32', repetition_type: 'REPEATED' };
const node = (of: object): object => ({ count: 1, children: [], path: [], element: of });
/** A column of lists, without compression. */
const LISTS = {
  type: 'INT32', codec: 'UNCOMPRESSED', element, pathInSchema: ['a'], parsers: {}, schemaPath: [node({ name: 'root' }), node(element)],
} as unknown as ConstructorParameters<typeof ColumnPages>[2];

/** A run of one number in one byte. */
function run(count: number, value: number): number[] {
  const bytes: number[] = [];
  let header = count * 2;
  for (; header > 127; header = Math.floor(header / 128)) bytes.push((header % 128) + 128);
  return [...bytes, header, value];
}

const withLength = (bytes: number[]): number[] => [bytes.length, 0, 0, 0, ...bytes];

/** A dictionary of the number 7, and pages of lists of it: of each page, how often a list begins and how often it goes on. */
function pages(...lists: readonly [begins: number, goesOn: number][]): Buffer {
  const writer = new ByteWriter();
  writePageHeader(writer, { type: 'DICTIONARY_PAGE', uncompressed_page_size: 4, compressed_page_size: 4, dictionary_page_header: { num_values: 1, encoding: 'PLAIN' } });
  writer.appendBytes(Buffer.from([7, 0, 0, 0]));
  for (const [begins, goesOn] of lists) {
    const count = begins + goesOn;
    const repetition = [...(begins > 0 ? run(begins, 0) : []), ...(goesOn > 0 ? run(goesOn, 1) : [])];
    const bytes = Buffer.from([...withLength(repetition), ...withLength(run(count, 1)), 1, ...run(count, 0)]);
    writePageHeader(writer, {
      type: 'DATA_PAGE',
      uncompressed_page_size: bytes.length,
      compressed_page_size: bytes.length,
      data_page_header: { num_values: count, encoding: 'RLE_DICTIONARY', definition_level_encoding: 'RLE', repetition_level_encoding: 'RLE' },
    });
    writer.appendBytes(bytes);
  }
  return Buffer.from(writer.getBuffer());
}

test('a list may go on over several pages', () => {
  const column = new ColumnPages(pages([2, 1], [0, 2], [0, 1], [1, 0]), 7, LISTS);
  expect([column.take(1), column.take(1), column.take(1)]).toEqual([[[7]], [[7, 7, 7, 7, 7]], [[7]]]);
  expect(() => column.take(1)).toThrow('ends early');
});

test('rows are skipped with all that they have', () => {
  const column = new ColumnPages(pages([2, 1], [0, 2], [1, 0], [1, 1]), 8, LISTS);
  column.skip(0);
  column.skip(2);
  expect(column.take(2)).toEqual([[7], [7, 7]]);
});

test('a list that would take all memory is refused', () => {
  const million = 1_000_000;
  const hostile = pages([1, 3 * million], [0, 3 * million], [0, 3 * million]);
  expect(hostile.length).toBeLessThan(200);
  expect(() => new ColumnPages(hostile, 9 * million + 1, LISTS).take(1)).toThrow(expect.objectContaining({ name: 'ObjectError', code: 'too-large' }));
});
