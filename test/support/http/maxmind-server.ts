import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { FileServer } from './file-server';
import { documentationDatabases } from '../mmdb/documentation-networks';

const { city, asn } = documentationDatabases();

/** Small databases in the archives that MaxMind packs them into. */
export const DATABASES: { readonly [edition: string]: Buffer } = { 'GeoLite2-City': city, 'GeoLite2-ASN': asn };

export async function archiveOf(edition: string, database = DATABASES[edition]): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: `${edition}_20250101/COPYRIGHT.txt` }, 'text');
  tar.entry({ name: `${edition}_20250101/${edition}.mmdb` }, database);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

export const checksumFile = (edition: string, archive: Buffer): string =>
  `${createHash('sha256').update(archive).digest('hex')}  ${edition}_20250101.tar.gz\n`;

/** The two addresses of a file: with and without an account id. */
export const pathsOf = (edition: string, suffix: string): string[] => [
  `/geoip/databases/${edition}/download?suffix=${suffix}`,
  `/app/geoip_download?edition_id=${edition}&license_key=key_123&suffix=${suffix}`,
];

/** Lets the server give an archive and its checksum. */
export function publish(server: FileServer, edition: string, archive: Buffer, checksum = checksumFile(edition, archive)): void {
  for (const path of pathsOf(edition, 'tar.gz')) server.set(path, archive);
  for (const path of pathsOf(edition, 'tar.gz.sha256')) server.set(path, checksum);
}
