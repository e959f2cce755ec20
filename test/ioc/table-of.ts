import type { DatabaseFamily } from '../../src/ioc/database/format';
import { createIndicatorTable, readDatabase } from '../../src/ioc/database/read';
import type { IndicatorTable } from '../../src/ioc/database/read';
import { DatabaseBuilder } from '../../src/ioc/database/write';
import type { Database } from '../../src/ioc/database/write';
import { parseValue, toDetails } from '../../src/ioc/indicator';
import type { IndicatorDetails } from '../../src/ioc/indicator';

/**
 * Indicators of tests are addresses of 100.64.0.0/10 (shared address space) and 2001:20::/28 (hashes as addresses): they belong
 * to nobody, and logs are searched for them, which documentation networks are not.
 */
export type Row = Partial<IndicatorDetails> & { readonly value: string };

export function databaseOf(rows: readonly Row[], limit?: number): Database {
  const builder = new DatabaseBuilder(limit);
  for (const { value, ...details } of rows) builder.add({ value: parseValue(value), details: toDetails(details) });
  return builder.finish();
}

/** The table of a database, read anew from its files. */
export function tableOf(rows: readonly Row[]): IndicatorTable {
  const { files } = databaseOf(rows);
  const part = (family: DatabaseFamily) => readDatabase(Buffer.from(files[family]), family);
  return createIndicatorTable({ ipv4: part('ipv4'), ipv6: part('ipv6'), domains: part('domains') });
}
