import { parquetMetadata } from 'hyparquet';
import type { FileMetaData } from 'hyparquet';
import { ObjectError } from '../../../errors';
import type { RandomAccess } from '../../../types';

/** Footers rarely have more; hyparquet fetches as much. */
const TAIL = 512 * 1024;
/** Length of the metadata, and the magic number. */
const END = 8;
/** A file of constants may have ten rows a byte; looked at only when that many rows are promised. */
const MAX_ROWS_PER_BYTE = 10;
const ROWS_FROM = 10_000_000;

const nothing = (): undefined => undefined;
/** Statistics are not used. */
const NO_STATISTICS = {
  stringFromBytes: nothing,
  dateFromDays: nothing,
  timestampFromMilliseconds: nothing,
  timestampFromMicroseconds: nothing,
  timestampFromNanoseconds: nothing,
  uuidFromBytes: nothing,
};

/** What stands at the end of a Parquet file: its schema and where its row groups are. */
export async function readFooter(file: RandomAccess): Promise<FileMetaData> {
  if (file.size < END + 4) throw new Error('the file has no footer');
  const tailStart = Math.max(0, file.size - TAIL);
  const tail = await file.read(tailStart, file.size);
  const magic = tail.toString('latin1', tail.length - 4);
  if (magic === 'PARE') throw new ObjectError('format', 'the Parquet file is encrypted');
  if (magic !== 'PAR1') throw new Error('the file has no footer: it was not written to its end');
  const start = file.size - END - tail.readUInt32LE(tail.length - END);
  if (start < 4) throw new Error('the footer is larger than the file');
  const footer = start >= tailStart ? tail.subarray(start - tailStart) : Buffer.concat([await file.read(start, tailStart), tail]);
  const metadata = parquetMetadata(footer, { parsers: NO_STATISTICS, geoparquet: false });
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (rows > ROWS_FROM && rows > file.size * MAX_ROWS_PER_BYTE) throw new ObjectError('too-large', `${file.size} bytes of Parquet expand to ${rows} rows`);
  return metadata;
}
