import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { AsyncBuffer } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { ObjectError } from '../../../errors';
import { pythonStr } from '../../../python-text';
import type { FieldRoles, Fields, RandomAccess, RawRecord, RecordRange, Value } from '../../../types';
import { JsonRecordBuilder } from '../json-record';

/** Reads a Parquet file row group by row group; a row's null columns are left out. */
export async function* readParquet(access: RandomAccess, roles: FieldRoles, _range: RecordRange): AsyncGenerator<RawRecord[]> {
  const builder = new JsonRecordBuilder(roles);
  const file: AsyncBuffer = {
    byteLength: access.size,
    slice: async (start, end) => {
      const part = await access.read(start, end ?? access.size);
      return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
    },
  };
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
