import { encode, uint16 } from './encode';
import { SearchTree } from './search-tree';

/** A network in CIDR notation and what the database says about its addresses. Integers become uint32; `encode.ts` has the other types. */
export interface MmdbNetwork {
  readonly network: string;
  readonly data: object;
}

// https://maxmind.github.io/MaxMind-DB/
const METADATA_MARKER = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
const DATA_SEPARATOR = Buffer.alloc(16);
const RECORD_BITS = 24;

/** Writes a MaxMind DB of IPv6 networks, with IPv4 networks in ::/96, as MaxMind's own are. Later networks win over earlier ones. */
export function writeMmdb(type: string, networks: readonly MmdbNetwork[], built: Date): Buffer {
  const tree = new SearchTree();
  const values: Buffer[] = [];
  const offsets = new Map<string, number>();
  let size = 0;
  for (const { network, data } of networks) {
    const value = encode(data);
    const key = value.toString('latin1');
    if (!offsets.has(key)) {
      offsets.set(key, size);
      values.push(value);
      size += value.length;
    }
    tree.insert(network, offsets.get(key)!);
  }

  const metadata = encode({
    node_count: tree.nodeCount,
    record_size: uint16(RECORD_BITS),
    ip_version: uint16(6),
    database_type: type,
    languages: ['en'],
    binary_format_major_version: uint16(2),
    binary_format_minor_version: uint16(0),
    build_epoch: BigInt(Math.floor(built.getTime() / 1000)),
    description: { en: `${type} of documentation networks, for tests` },
  });
  return Buffer.concat([tree.toBuffer(DATA_SEPARATOR.length), DATA_SEPARATOR, ...values, METADATA_MARKER, metadata]);
}
