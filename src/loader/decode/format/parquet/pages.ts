import type { DecodedArray } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { readRleBitPackedHybrid } from 'hyparquet/src/encoding.js';
import { getMaxDefinitionLevel, isFlatColumn } from 'hyparquet/src/schema.js';

/** What hyparquet has to know of a column. */
export type ColumnDecoder = Parameters<typeof readPage>[2];
type PageHeader = ReturnType<typeof parquetHeader>;

/** More values than that in a page would be a bomb: pages have some ten thousand. */
const MAX_VALUES = 16_000_000;

/** Rows that are skipped at a time. */
const SKIPPED = 4096;

/**
 * Values of one column of a row group, page by page, so that no more of them are in memory than are asked for. What
 * hyparquet does itself reads the whole row group at once.
 * https://parquet.apache.org/docs/file-format/
 */
export class ColumnPages {
  private readonly reader: { view: DataView; offset: number };
  private readonly flat: boolean;
  private dictionary: DecodedArray | undefined;
  /** Rows that are read; those before `taken` are taken. */
  private rows: DecodedArray = [];
  private taken = 0;

  /**
   * @param chunk all pages of the column in the row group
   * @param values how many values they have, nulls too
   */
  constructor(chunk: Buffer, private values: number, private readonly decoder: ColumnDecoder) {
    this.reader = { view: new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength), offset: 0 };
    this.flat = isFlatColumn(decoder.schemaPath);
  }

  /** Goes over rows. */
  skip(count: number): void {
    for (let left = count; left > 0; left -= SKIPPED) this.take(Math.min(left, SKIPPED));
  }

  /** The next rows. For columns inside others, what hyparquet's assembly takes: nested arrays. */
  take(count: number): DecodedArray {
    // the last row of a page may go on in the next one
    const needed = this.flat ? count : count + 1;
    while (this.values > 0 && this.rows.length - this.taken < needed) this.readPage();
    const { rows, taken } = this;
    if (rows.length - taken < count) throw new Error(`column ${this.decoder.pathInSchema.join('.')} ends early`);
    this.taken += count;
    return rows.slice(taken, this.taken);
  }

  private readPage(): void {
    const { reader, decoder } = this;
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    if (end > reader.view.byteLength) throw new Error('a page ends outside of its column');
    const values = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_values ?? 0;
    if (header.type === 'DICTIONARY_PAGE') {
      checkCount(header.dictionary_page_header?.num_values ?? 0, MAX_VALUES);
      const { data } = readPage(reader, header, decoder, undefined, undefined, 0);
      this.dictionary = convert(data!, decoder);
    } else if (values !== 0) {
      checkCount(values, Math.min(MAX_VALUES, this.values));
      this.values -= values;
      const before = this.rows.slice(this.taken);
      this.taken = 0;
      if (!this.flat) this.correctNulls(header);
      const { data } = readPage(reader, header, decoder, this.dictionary, this.flat ? undefined : before, 0);
      this.rows = data === before || before.length === 0 ? data! : Array.from(before).concat(Array.from(data!));
    }
    reader.offset = end;
  }

  /** Arrow does not count empty lists as nulls in pages of the second version, and hyparquet would read values that aren't there. */
  private correctNulls({ data_page_header_v2: page }: PageHeader): void {
    const most = getMaxDefinitionLevel(this.decoder.schemaPath);
    if (page === undefined || most === 0) return;
    const { view, offset } = this.reader;
    const levels = new Array<number>(page.num_values);
    const reader = { view, offset: offset + page.repetition_levels_byte_length };
    readRleBitPackedHybrid(reader, 32 - Math.clz32(most), levels, page.definition_levels_byte_length);
    page.num_nulls = levels.reduce((nulls, level) => (level === most ? nulls : nulls + 1), 0);
  }
}

function checkCount(count: number, most: number): void {
  if (count < 0 || count > most) throw new Error(`a page says that it has ${count} values`);
}
