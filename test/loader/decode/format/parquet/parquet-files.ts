import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import type { FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { ByteWriter, parquetWriteBuffer } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeMetadata } from 'hyparquet-writer/src/metadata.js';
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

type PageHeader = ReturnType<typeof parquetHeader>;

/** The file with other headers: what a writer would make that errs or means harm. */
export function rewritten(
  file: Buffer,
  changes: { readonly page?: (header: PageHeader) => void; readonly metadata?: (metadata: FileMetaData) => void },
): Buffer {
  const metadata = parquetMetadata(file);
  const writer = new ByteWriter();
  writer.appendBytes(Buffer.from('PAR1'));
  for (const { columns } of metadata.row_groups) {
    for (const column of columns) {
      const meta = column.meta_data!;
      const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
      const view = new DataView(file.buffer, file.byteOffset + start, Number(meta.total_compressed_size));
      const moved = BigInt(writer.offset);
      for (const reader = { view, offset: 0 }; reader.offset < view.byteLength;) {
        const header = parquetHeader(reader);
        const page = file.subarray(start + reader.offset, start + reader.offset + header.compressed_page_size);
        reader.offset += page.length;
        changes.page?.(header);
        if (header.type === 'DICTIONARY_PAGE') meta.dictionary_page_offset = moved;
        writePageHeader(writer, header);
        writer.appendBytes(page);
      }
      meta.data_page_offset = meta.dictionary_page_offset ?? moved;
      meta.total_compressed_size = BigInt(writer.offset) - moved;
      delete meta.statistics;
      delete column.offset_index_offset;
      delete column.column_index_offset;
    }
  }
  changes.metadata?.(metadata);
  writeMetadata(writer, metadata);
  writer.appendBytes(Buffer.from('PAR1'));
  return Buffer.from(writer.getBuffer());
}
