/**
 * A database of indicators: one file a family of values (`ipv4.iocdb`, `ipv6.iocdb`, `domains.iocdb`), made to be used as it
 * is read. All numbers are unsigned, of 32 bits, little-endian unless it says otherwise; all texts are UTF-8.
 *
 * ```
 * offset  header, 64 bytes
 *      0  "SIEM-IOC"
 *      8  version of the format: 1
 *     12  family: 4 IPv4, 6 IPv6, 253 domains
 *     16  size of the file, bytes
 *     20  CRC-32 (zlib's) of all that follows the header
 *     24  number of values: distinct networks or domains
 *     28  number of indicators
 *     32  seed of the hash (domains; else 0)
 *     36  reserved
 *     64  sections, each: its length in bytes, the bytes, zeros up to a multiple of four
 * ```
 *
 * Sections of every family:
 *
 *  0. `first`, values + 1 numbers: indicators first[i] to first[i + 1] (without it) are about value i
 *  1. `details`, one number an indicator: which of the details it has
 *  2. `detailTexts`, seven numbers each: texts of provider, name, reference, first_seen, last_seen, modified, description;
 *     0 is the empty text and stands for none
 *  3. `textEnds`, one number a text: where it ends in `texts`; it begins where the one before ends
 *  4. `texts`
 *
 * Of addresses, values in the order of their first address, a network before those within it:
 *
 *  5. `starts`: the first address, one number (IPv4) or four
 *  6. `prefixes`, a byte each: bits that all addresses of the network share
 *  7. `parents`: the smallest network of the file that holds this one, 2^32 - 1 for none. As networks lie in each other or
 *     apart, all that hold an address are found from the last one that starts at or before it by going from parent to parent.
 *
 * Of domains, lower case and ASCII:
 *
 *  5. `slots`, a power of two of them: number of the value + 1, or 0. A domain is in the first slot that was free from the
 *     one on that its hash names (see domain-hash.ts): FNV-1a over its bytes from the last to the first, begun with the
 *     seed, so that the hashes of all its parents come by the way.
 *  6. `domainEnds`, 7. `domains`: like textEnds and texts
 */
import { crc32 } from 'node:zlib';

export type DatabaseFamily = 'ipv4' | 'ipv6' | 'domains';

export const NONE = 0xffffffff;

const MAGIC = 'SIEM-IOC';
const VERSION = 1;
const HEADER = 64;
const FAMILIES: Readonly<Record<DatabaseFamily, number>> = { ipv4: 4, ipv6: 6, domains: 253 };

/** What a file holds, as it stands there. */
export interface DatabaseFile {
  readonly family: DatabaseFamily;
  readonly values: number;
  readonly indicators: number;
  readonly seed: number;
  readonly sections: readonly Uint8Array[];
}

export function encodeDatabase({ family, values, indicators, seed, sections }: DatabaseFile): Buffer {
  const size = sections.reduce((sum, { length }) => sum + 4 + aligned(length), HEADER);
  const file = Buffer.alloc(size);
  file.write(MAGIC, 'latin1');
  [VERSION, FAMILIES[family], size, 0, values, indicators, seed].forEach((number, i) => file.writeUInt32LE(number, 8 + i * 4));
  let at = HEADER;
  for (const section of sections) {
    at = file.writeUInt32LE(section.length, at);
    file.set(section, at);
    at += aligned(section.length);
  }
  file.writeUInt32LE(crc32(file.subarray(HEADER)), 20);
  return file;
}

/** Throws an `Error` that says what is wrong with the file. */
export function decodeDatabase(bytes: Buffer, family: DatabaseFamily): DatabaseFile {
  // views of numbers begin at multiples of their size
  const file = bytes.byteOffset % 4 === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  if (file.length < HEADER || file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('it is no database of indicators');
  const [version, kind, size, checksum, values, indicators, seed] = Array.from({ length: 7 }, (_, i) => file.readUInt32LE(8 + i * 4));
  if (version !== VERSION) throw new Error(`it has version ${version} of the format, this is made for version ${VERSION}`);
  if (kind !== FAMILIES[family]) throw new Error(`it holds no ${family}`);
  if (size !== file.length) throw new Error(`it has ${file.length} of ${size} bytes`);
  if (crc32(file.subarray(HEADER)) !== checksum) throw new Error('its checksum is wrong');
  const sections: Uint8Array[] = [];
  for (let at = HEADER; at < size;) {
    const length = file.readUInt32LE(at);
    sections.push(file.subarray(at + 4, at + 4 + length));
    at += 4 + aligned(length);
  }
  return { family, values, indicators, seed, sections };
}

/** The bytes of numbers, as they stand in a section. */
export const asBytes = ({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

/** The numbers of a section, without a copy. */
export const asNumbers = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array => new Uint32Array(buffer, byteOffset, byteLength / 4);

const aligned = (length: number): number => Math.ceil(length / 4) * 4;
