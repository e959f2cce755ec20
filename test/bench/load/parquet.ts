import { zstdCompressSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, parquetWriteRows } from 'hyparquet-writer';
import type { MakeObject, MakeRecord } from './make-object';

/** A row: its columns by name. Integers of 64 bits are BigInts. */
export type Row = { [column: string]: unknown };

/** A few in each object, as writers that flush by memory make them. */
const ROWS_A_GROUP = 1000;

/** A Parquet file of rows, as Security Lake compresses its files: zstd, whatever their names say. */
export function writeParquet(rows: readonly Row[], schema: readonly SchemaElement[]): Buffer {
  const writer = new ByteWriter();
  // rows that are a list are written at once
  void parquetWriteRows({
    writer,
    rows: [...rows],
    columns: columnNames(schema).map((name) => ({ name })),
    schema: [...schema],
    codec: 'ZSTD',
    compressors: { ZSTD: (page) => zstdCompressSync(page) },
    rowGroupSize: ROWS_A_GROUP,
  });
  return Buffer.from(writer.getBuffer());
}

export function parquet({ record, schema }: { readonly record: MakeRecord<Row>; readonly schema: readonly SchemaElement[] }): MakeObject {
  return (random, world, first, wanted) => {
    const rows: Row[] = [];
    let bytes = 0;
    while (bytes < wanted) {
      const row = record(random, world, first + rows.length);
      rows.push(row);
      bytes += bytesOf(row);
    }
    return { content: writeParquet(rows, schema), extension: 'parquet', records: rows.length, bytes };
  };
}

/** Bytes of a row as a JSON line. */
export function bytesOf(row: Row): number {
  const line = JSON.stringify(row, (_name, value) => (typeof value === 'bigint' ? Number(value) : value));
  return Buffer.byteLength(line) + 1;
}

/** Names of the elements below the root. */
function columnNames(schema: readonly SchemaElement[]): string[] {
  const names: string[] = [];
  for (let i = 1; i < schema.length;) {
    names.push(schema[i].name);
    for (let open = 1; open > 0; i++) open += (schema[i].num_children ?? 0) - 1;
  }
  return names;
}
