import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { JsonRecordBuilder } from './json-record';
import { ObjectError } from '../../errors';
import { pythonStr } from '../../python-text';
import type { Fields, RawRecord, Value } from '../../types';

/** Reads a Parquet file row group by row group; a row's null columns are left out. */
export async function* readParquet(file: AsyncBuffer, builder: JsonRecordBuilder): AsyncGenerator<RawRecord[]> {
  try {
    const metadata = await parquetMetadataAsync(file);
    let rowStart = 0;
    for (const group of metadata.row_groups) {
      const rowEnd = rowStart + Number(group.num_rows);
      const rows = await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd });
      rowStart = rowEnd;
      yield rows.map((row) => {
        const fields = plain(row) as Fields;
        for (const key of Object.keys(fields)) if (fields[key] === null) delete fields[key];
        return builder.fromFields(fields, pythonStr(fields));
      });
    }
  } catch (error) {
    throw new ObjectError('torn', `Parquet file is damaged or not supported: ${(error as Error).message}`, { cause: error });
  }
}

/** Values as JSON has them: 64 bit integers as numbers where they fit, times as ISO text. */
function plain(value: Value): Value {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (value instanceof Date) return value.toISOString().replace(/(\.000)?Z$/, '+00:00');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}

/** A whole file in memory, as what hyparquet reads. */
export async function fileOf(bytes: AsyncIterable<Buffer>): Promise<AsyncBuffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  const buffer = whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength) as ArrayBuffer;
  return { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) };
}
