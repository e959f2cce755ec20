import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { MadeObject } from '../load/make-object';
import { bytesOf, Row, writeParquet } from '../load/parquet';

/** A Parquet file of the same schema with the rows again and again, without those that can't be loaded as they should be. */
export async function repeatParquet(body: Buffer, failed: readonly boolean[], bytes: number): Promise<MadeObject> {
  const file = body.buffer.slice(body.byteOffset, body.byteOffset + body.length) as ArrayBuffer;
  const all = await parquetReadObjects({ file, compressors }) as Row[];
  const rows = all.length === failed.length ? all.filter((_, i) => !failed[i]) : all;
  const size = rows.reduce((sum, row) => sum + bytesOf(row), 0);
  const times = Math.max(1, Math.round(bytes / size));
  const { schema } = parquetMetadata(file);
  return {
    content: writeParquet(Array(times).fill(rows).flat(), schema),
    extension: 'parquet',
    records: times * rows.length,
    bytes: times * size,
  };
}
