import type { DecodedArray } from 'hyparquet';
import { assembleLists } from 'hyparquet/src/assemble.js';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from 'hyparquet/src/schema.js';
import { readValues } from './page-values';
import type { ColumnDecoder } from './page-values';
import { readRuns } from './runs';

type PageHeader = ReturnType<typeof parquetHeader>;

/** More values than that in a page would be a bomb: pages have some ten thousand. */
const MAX_VALUES = 16_000_000;
/** Rows that are skipped at a time. */
const SKIPPED = 4096;

/** A page without compression. */
interface Page {
  readonly count: number;
  readonly encoding: string;
  /** Levels, where the column has some; see the Dremel paper. */
  readonly repetition: Uint8Array | undefined;
  readonly definition: Uint8Array | undefined;
  readonly values: Uint8Array;
}

/**
 * Values of one column of a row group, page by page, so that no more of them are in memory than are asked for; what
 * hyparquet does itself reads the whole row group at once. The headers are not believed: what they say could fill all memory.
 * https://parquet.apache.org/docs/file-format/data-pages/
 */
export class ColumnPages {
  private readonly reader: { readonly view: DataView; offset: number };
  private readonly flat: boolean;
  private readonly repetitionWidth: number;
  private readonly present: number;
  private dictionary: DecodedArray | undefined;
  /** Rows that are read; those before `taken` are taken. */
  private rows: DecodedArray = [];
  private taken = 0;

  /**
   * @param chunk all pages of the column in the row group
   * @param left how many values they have, nulls too
   */
  constructor(private readonly chunk: Buffer, private left: number, private readonly decoder: ColumnDecoder) {
    const { schemaPath } = decoder;
    this.reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
    this.flat = isFlatColumn(schemaPath);
    this.repetitionWidth = bitsOf(getMaxRepetitionLevel(schemaPath));
    this.present = getMaxDefinitionLevel(schemaPath);
  }

  /** Goes over rows. */
  skip(count: number): void {
    for (let left = count; left > 0; left -= SKIPPED) this.take(Math.min(left, SKIPPED));
  }

  /** The next rows. For columns inside others, what hyparquet's assembly takes: nested arrays. */
  take(count: number): DecodedArray {
    // the last row of a page may go on in the next one
    const needed = this.flat ? count : count + 1;
    while (this.left > 0 && this.rows.length - this.taken < needed) this.readPage();
    const { rows, taken } = this;
    if (rows.length - taken < count) throw new Error(`column ${this.decoder.pathInSchema.join('.')} ends early`);
    this.taken += count;
    return rows.slice(taken, this.taken);
  }

  private readPage(): void {
    const { reader, decoder } = this;
    const header = parquetHeader(reader);
    const start = reader.offset;
    reader.offset = start + header.compressed_page_size;
    // what the header lacks is no number
    if (!(header.compressed_page_size >= 0 && reader.offset <= this.chunk.length)) throw new Error('a page ends outside of its column');
    const bytes = this.chunk.subarray(start, reader.offset);
    if (header.type === 'DICTIONARY_PAGE') {
      const count = counted(header.dictionary_page_header?.num_values, MAX_VALUES);
      this.dictionary = readValues(expand(bytes, header.uncompressed_page_size, decoder), 'PLAIN', count, decoder, undefined);
    } else if (header.type === 'DATA_PAGE' || header.type === 'DATA_PAGE_V2') {
      const page = header.type === 'DATA_PAGE' ? this.firstVersion(header, bytes) : this.secondVersion(header, bytes);
      this.left -= page.count;
      if (page.count > 0) this.addRows(page);
    }
  }

  private firstVersion({ data_page_header: header, uncompressed_page_size: size }: PageHeader, bytes: Uint8Array): Page {
    const count = this.countOf(header?.num_values);
    let values = expand(bytes, size, this.decoder);
    const levels = (width: number): Uint8Array | undefined => {
      if (width === 0) return undefined;
      const end = 4 + Buffer.from(values.buffer, values.byteOffset, values.length).readUInt32LE(0);
      const runs = values.subarray(4, end);
      values = values.subarray(end);
      return readRuns(runs, width, new Uint8Array(count));
    };
    const repetition = levels(this.repetitionWidth);
    const definition = levels(bitsOf(this.present));
    return { count, encoding: header!.encoding, repetition, definition, values };
  }

  private secondVersion({ data_page_header_v2: header, uncompressed_page_size: size }: PageHeader, bytes: Uint8Array): Page {
    const count = this.countOf(header?.num_values);
    const { repetition_levels_byte_length: first, definition_levels_byte_length: second, is_compressed: compressed, encoding } = header!;
    if (!(first >= 0 && second >= 0)) throw new Error('a page has less than no levels');
    const levels = (width: number, from: number, to: number): Uint8Array | undefined =>
      (width === 0 ? undefined : readRuns(bytes.subarray(from, to), width, new Uint8Array(count)));
    const values = bytes.subarray(first + second);
    return {
      count,
      encoding,
      repetition: levels(this.repetitionWidth, 0, first),
      definition: levels(bitsOf(this.present), first, first + second),
      values: compressed === false ? values : expand(values, size - first - second, this.decoder),
    };
  }

  private addRows({ count, encoding, repetition, definition, values: bytes }: Page): void {
    const { decoder, present } = this;
    // not what the header says: Arrow does not count empty lists as nulls
    const there = definition === undefined ? count : definition.reduce((sum, level) => (level === present ? sum + 1 : sum), 0);
    const values = readValues(bytes, encoding, there, decoder, this.dictionary);
    const before = this.rows.slice(this.taken);
    this.taken = 0;
    if (this.flat) {
      this.rows = appended(before, there === count ? values : withNulls(values, definition!, present));
      return;
    }
    const levels = [definition, repetition ?? []] as unknown as [number[], number[]];
    const rows = assembleLists(before as unknown[], ...levels, values, decoder.schemaPath);
    // columns without levels come as they are
    this.rows = rows === values ? appended(before, values) : rows;
  }

  private countOf(values: number | undefined): number {
    return counted(values, Math.min(MAX_VALUES, this.left));
  }
}

function counted(count = -1, most: number): number {
  if (count < 0 || count > most) throw new Error(`a page says that it has ${count} values`);
  return count;
}

function expand(bytes: Uint8Array, size: number, { codec, compressors }: ColumnDecoder): Uint8Array {
  return decompressPage(bytes, size, codec, compressors);
}

function appended(before: DecodedArray, rows: DecodedArray): DecodedArray {
  return before.length === 0 ? rows : [...before, ...rows];
}

function withNulls(values: DecodedArray, definition: Uint8Array, present: number): unknown[] {
  const rows = new Array<unknown>(definition.length);
  let next = 0;
  for (let i = 0; i < rows.length; i++) rows[i] = definition[i] === present ? values[next++] : null;
  return rows;
}

/** How many bits a number needs. */
function bitsOf(number: number): number {
  return 32 - Math.clz32(number);
}
