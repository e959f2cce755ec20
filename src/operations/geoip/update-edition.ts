import { Reader } from 'mmdb-lib';
import { extractDatabase } from './extract-database';
import type { MaxMindDownloads } from './maxmind-downloads';
import type { GeoBucket } from '../../platform/geo-bucket';

/** Addresses that are looked up before a database replaces the last one. */
const PROBES = ['192.0.2.1', '2001:db8::1'];

/** What became of a file. */
export type Outcome = 'updated' | 'unchanged';

/** Brings one database up to date; the last good one stays whenever anything is wrong with the new one. */
export async function updateEdition(edition: string, key: string, maxMind: MaxMindDownloads, bucket: GeoBucket): Promise<Outcome> {
  const checksum = await maxMind.checksum(edition);
  if (await bucket.sourceChecksum(key) === checksum) return 'unchanged';
  const database = await extractDatabase(await maxMind.archive(edition, checksum), `${edition}.mmdb`);
  checkDatabase(database, edition);
  await bucket.put(key, database, checksum);
  return 'updated';
}

/** Throws when it does not open, can't be asked, or is another database. */
function checkDatabase(bytes: Buffer, edition: string): void {
  try {
    const reader = new Reader(bytes);
    const { databaseType } = reader.metadata;
    if (databaseType !== edition) throw new Error(`it is a ${databaseType}`);
    for (const address of PROBES) reader.get(address);
  } catch (error) {
    throw new Error(`${edition}: the new database is not usable: ${(error as Error).message}`, { cause: error });
  }
}
