import type { DecodedArray } from 'hyparquet';
import { assembleLists } from 'hyparquet/src/assemble.js';
import { parquetHeader } from 'hyparquet/src/column.js';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel, isFlatColumn } from 'hyparquet/src/schema.js';
import { PageValues, readDictionary } from './page-values';
import type { ColumnDecoder } from './page-values';
import { readRuns } from './runs';
import { ObjectError } from '../../../errors';

type PageHeader = ReturnType<typeof parquetHeader>;

/** More values than that in a page would be a bomb: pages have some ten thousand. */
const MAX_VALUES = 16_000_000;
/** The same of rows that are taken at once: lists in them may be long. */
const MAX_TAKEN = 4_000_000;
const SKIPPED = 1000;

/** Values of a page, nulls too: levels say where rows and lists begin (0), and which values are there; see the Dremel paper. */
interface Page {
  readonly count: number;
  readonly repetition: Uint8Array | undefined;
  readonly definition: Uint8Array | undefined;
  readonly values: PageValues;
}

/** Consecutive values of a page. */
interface Part {
  readonly repetition: Uint8Array | undefined;
  readonly definition: Uint8Array | undefined;
  readonly values: DecodedArray;
}

/**
 * Values of one column of a row group, page by page, made into rows only as they are asked for: what hyparquet does
 * itself takes 20 KB of memory for a row of Security Lake, and has a whole row group of them. The headers are not believed:
 * what they say could fill all memory.
 * https://parquet.apache.org/docs/file-format/data-pages/
 */
export class ColumnPages {
  private readonly reader: { readonly view: DataView; offset: number };
  private readonly flat: boolean;
  private readonly repetitionWidth: number;
  private readonly present: number;
  private dictionary: DecodedArray | undefined;
  private page: Page | undefined;
  /** Values of the page that are taken, and how many of them are there. */
  private at = 0;
  private valueAt = 0;

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
    for (let left = count; left > 0; left -= SKIPPED) this.advance(Math.min(left, SKIPPED), () => undefined);
  }

  /** The next rows. For columns inside others, what hyparquet's assembly takes: nested arrays. */
  take(count: number): DecodedArray {
    const parts: Part[] = [];
    this.advance(count, ({ repetition, definition, values }, from, to, valueFrom, valueTo) => {
      const there = values.slice(valueFrom, valueTo);
      parts.push({ repetition: repetition?.subarray(from, to), definition: definition?.subarray(from, to), values: there });
    });
    const { repetition, definition, values } = joined(parts);
    if (this.flat) return definition === undefined || values.length === count ? values : withNulls(values, definition, this.present);
    const levels = [definition, repetition ?? []] as unknown as [number[], number[]];
    return assembleLists([], ...levels, values, this.decoder.schemaPath);
  }

  /** Goes over rows, which may have several values, also of several pages. */
  private advance(count: number, over: (page: Page, from: number, to: number, valueFrom: number, valueTo: number) => void): void {
    let rows = 0;
    let values = 0;
    // a row with a list may go on in the next page
    while (rows < count || (this.repetitionWidth > 0 && count > 0)) {
      const page = this.currentPage();
      if (page === undefined) break;
      const { repetition, definition } = page;
      const [from, valueFrom] = [this.at, this.valueAt];
      for (; this.at < page.count; this.at++) {
        if (repetition === undefined || repetition[this.at] === 0) {
          if (rows === count) break;
          rows++;
        }
        if (definition === undefined || definition[this.at] === this.present) this.valueAt++;
      }
      values += this.at - from;
      if (values > MAX_TAKEN) throw new ObjectError('too-large', `rows of the Parquet file have lists of more than ${MAX_TAKEN} values`);
      if (this.at > from) over(page, from, this.at, valueFrom, this.valueAt);
      if (this.at < page.count) break;
    }
    if (rows < count) throw new Error(`column ${this.decoder.pathInSchema.join('.')} ends early`);
  }

  /** A page that has values left; undefined behind the last one. */
  private currentPage(): Page | undefined {
    while (this.page === undefined || this.at === this.page.count) {
      if (this.left === 0) return undefined;
      this.page = this.nextPage();
      this.at = this.valueAt = 0;
    }
    return this.page;
  }

  /** Undefined when it was a dictionary, or something else that holds no rows. */
  private nextPage(): Page | undefined {
    const { reader, decoder } = this;
    const header = parquetHeader(reader);
    const start = reader.offset;
    reader.offset = start + header.compressed_page_size;
    // what the header lacks is no number
    if (!(header.compressed_page_size >= 0 && reader.offset <= this.chunk.length)) throw new Error('a page ends outside of its column');
    const bytes = this.chunk.subarray(start, reader.offset);
    switch (header.type) {
      case 'DICTIONARY_PAGE': {
        const count = counted(header.dictionary_page_header?.num_values, MAX_VALUES);
        this.dictionary = readDictionary(expand(bytes, header.uncompressed_page_size, decoder), count, decoder);
        return undefined;
      }
      case 'DATA_PAGE': return this.firstVersion(header, bytes);
      case 'DATA_PAGE_V2': return this.secondVersion(header, bytes);
      default: return undefined;
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
    return this.pageOf(count, header!.encoding, repetition, definition, values);
  }

  private secondVersion({ data_page_header_v2: header, uncompressed_page_size: size }: PageHeader, bytes: Uint8Array): Page {
    const count = this.countOf(header?.num_values);
    const { repetition_levels_byte_length: first, definition_levels_byte_length: second, is_compressed: compressed, encoding } = header!;
    if (!(first >= 0 && second >= 0)) throw new Error('a page has less than no levels');
    const levels = (width: number, from: number, to: number): Uint8Array | undefined =>
      (width === 0 ? undefined : readRuns(bytes.subarray(from, to), width, new Uint8Array(count)));
    const values = bytes.subarray(first + second);
    const repetition = levels(this.repetitionWidth, 0, first);
    const definition = levels(bitsOf(this.present), first, first + second);
    return this.pageOf(count, encoding, repetition, definition, compressed === false ? values : expand(values, size - first - second, this.decoder));
  }

  /** How many values are there is not believed: Arrow does not count empty lists as nulls. */
  private pageOf(count: number, encoding: string, repetition: Uint8Array | undefined, definition: Uint8Array | undefined, bytes: Uint8Array): Page {
    const there = definition === undefined ? count : definition.reduce((sum, level) => (level === this.present ? sum + 1 : sum), 0);
    return { count, repetition, definition, values: new PageValues(bytes, encoding, there, this.decoder, this.dictionary) };
  }

  private countOf(values: number | undefined): number {
    const count = counted(values, Math.min(MAX_VALUES, this.left));
    this.left -= count;
    return count;
  }
}

function counted(count = -1, most: number): number {
  if (count < 0 || count > most) throw new Error(`a page says that it has ${count} values`);
  return count;
}

function expand(bytes: Uint8Array, size: number, { codec, compressors }: ColumnDecoder): Uint8Array {
  return decompressPage(bytes, size, codec, compressors);
}

function joined(parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0];
  const levels = (of: (part: Part) => Uint8Array | undefined): Uint8Array | undefined =>
    (parts.length === 0 || of(parts[0]) === undefined ? undefined : Buffer.concat(parts.map((part) => of(part)!)));
  return {
    repetition: levels(({ repetition }) => repetition),
    definition: levels(({ definition }) => definition),
    values: parts.flatMap(({ values }) => Array.from<unknown>(values)),
  };
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
