import type { ColumnMetaData, DecodedArray, RowGroup, SchemaTree } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import { codecs } from './codecs';
import { ColumnPages } from './pages';
import { safeName } from './shape';
import { parsers } from './texts';
import { ObjectError } from '../../../errors';
import type { RandomAccess } from '../../../types';

/** Bytes of a row group as stored that are held in memory: writers make groups of up to 128 MiB, of more before compression. */
const MAX_GROUP = 512 * 1024 * 1024;
/** Bytes between columns that are read along with them. */
const MAX_GAP = 1024 * 1024;
const PARSERS = { ...DEFAULT_PARSERS, ...parsers };

interface Chunk {
  readonly meta: ColumnMetaData;
  readonly start: number;
  readonly end: number;
}

/** A column that holds values. */
interface Leaf {
  readonly path: string[];
  readonly column: ColumnPages;
}

/** A row group as it stands in the file, of which rows are read in batches. */
export class OpenRowGroup {
  static async open(file: RandomAccess, tree: SchemaTree, group: RowGroup): Promise<OpenRowGroup> {
    const pages: Leaf[] = [];
    for (const run of runsOf(chunksOf(group, file.size))) {
      const { start } = run[0];
      const bytes = await file.read(start, run[run.length - 1].end);
      for (const { meta, start: from, end } of run) {
        const path = meta.path_in_schema.map(safeName);
        const schemaPath = getTreePath(tree, path);
        const { element } = schemaPath[schemaPath.length - 1];
        const decoder = { ...meta, pathInSchema: path, schemaPath, element, parsers: PARSERS, compressors: codecs, utf8: false };
        pages.push({ path, column: new ColumnPages(bytes.subarray(from - start, end - start), Number(meta.num_values), decoder) });
      }
    }
    return new OpenRowGroup(tree, pages);
  }

  private constructor(private readonly tree: SchemaTree, private readonly pages: readonly Leaf[]) {}

  /** Goes over rows. */
  skip(count: number): void {
    for (const { column } of this.pages) column.skip(count);
  }

  /** The next rows: hyparquet's values, column by column. */
  take(count: number): DecodedArray[] {
    return this.tree.children.map((node) => {
      const { name } = node.element;
      const parts = this.pages.filter(({ path }) => path[0] === name);
      if (parts.length === 0) throw new Error(`column ${name} is absent`);
      if (node.children.length === 0) return parts[0].column.take(count);
      const values = new Map(parts.map(({ path, column }) => [path.join('.'), column.take(count)]));
      assembleNested(values, node, PARSERS);
      return values.get(name)!;
    });
  }
}

function chunksOf(group: RowGroup, size: number): Chunk[] {
  const chunks = group.columns.map(({ meta_data: meta, file_path: path }): Chunk => {
    if (meta === undefined) throw new ObjectError('format', 'columns of the Parquet file are encrypted');
    if (path !== undefined) throw new ObjectError('format', 'columns of the Parquet file are in another file');
    const data = Number(meta.data_page_offset);
    // some writers leave it 0 when there is no dictionary
    const start = Math.min(data, Number(meta.dictionary_page_offset ?? 0) || data);
    const end = start + Number(meta.total_compressed_size);
    if (start < 0 || end < start || end > size) throw new Error('a column lies outside of the file');
    return { meta, start, end };
  });
  const held = chunks.reduce((sum, { start, end }) => sum + end - start, 0);
  if (held > MAX_GROUP) throw new ObjectError('too-large', `a row group of the Parquet file has ${held} bytes`);
  return chunks.sort((a, b) => a.start - b.start);
}

/** Chunks that are read with one request each: mostly the whole row group. */
function runsOf(chunks: readonly Chunk[]): Chunk[][] {
  const runs: Chunk[][] = [];
  for (const chunk of chunks) {
    const run = runs[runs.length - 1];
    const before = run?.[run.length - 1];
    if (before !== undefined && chunk.start >= before.end && chunk.start - before.end <= MAX_GAP) run.push(chunk);
    else runs.push([chunk]);
  }
  return runs;
}
