import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The GeoIP databases that the loader gets, and a word on where they come from. */
export interface GeoipDatabases {
  readonly files: readonly string[];
  readonly origin: string;
}

export function geoipDatabases(): GeoipDatabases {
  const folder = '../shared/conformance/env';
  const files = ['GeoLite2-City.mmdb', 'GeoLite2-ASN.mmdb'].map((name) => resolve(folder, name)).filter((file) => existsSync(file));
  return { files, origin: files.length ? folder : 'none' };
}
