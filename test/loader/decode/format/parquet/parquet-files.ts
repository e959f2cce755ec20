import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readParquet } from '../../../../../src/loader/decode/format/parquet/parquet';
import { Role } from '../../../../../src/loader/types';
import type { FieldRoles, RandomAccess, RawRecord, RecordRange } from '../../../../../src/loader/types';

/** A file that record.py made. */
export function recordedFile(name: string): Buffer {
  return readFileSync(join(__dirname, '../../../../fixtures/parquet', `${name}.parquet`));
}

/** A file of hyparquet-writer's. */
export function writtenFile(options: Parameters<typeof parquetWriteBuffer>[0]): Buffer {
  return Buffer.from(parquetWriteBuffer(options));
}

/** Every field is decoded. */
const ROLES: FieldRoles = { ownsAll: true, reads: [], owns: new Set(), roleOf: () => Role.Own };
export const ALL: RecordRange = { first: 1, last: Infinity, skip: () => undefined };

/** A file in memory; `reads` gets what is read of it. */
export function accessTo(file: Buffer, reads: [number, number][] = []): RandomAccess {
  return {
    size: file.length,
    read: async (start, end) => {
      reads.push([start, end]);
      return file.subarray(start, end);
    },
  };
}

export async function rowsOf(file: Buffer | RandomAccess, range = ALL): Promise<RawRecord[]> {
  const rows: RawRecord[] = [];
  for await (const batch of readParquet(Buffer.isBuffer(file) ? accessTo(file) : file, ROLES, range)) rows.push(...batch);
  return rows;
}
