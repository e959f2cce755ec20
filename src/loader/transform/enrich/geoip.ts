import { type AsnResponse, type CityResponse, Reader, type Response } from 'mmdb-lib';
import { detach } from '../../detach';
import { isIpAddress } from '../normalize/ip-address';

/** What is known about a place, without the members that are not. */
export interface Geo {
  readonly city_name?: string;
  readonly country_iso_code?: string;
  readonly country_name?: string;
  /** Degrees. */
  readonly location?: { readonly lon?: number; readonly lat?: number };
}

export interface AutonomousSystem {
  readonly number?: number;
  readonly organization?: { readonly name: string };
}

/** What is known about an address. Shared between records: deeply frozen. */
export interface GeoIpHit {
  readonly geo?: Geo;
  readonly as?: AutonomousSystem;
  /** `geo` as JSON text, ready to be copied into a document. */
  readonly geoJson?: string;
  /** `as` as JSON text. */
  readonly asJson?: string;
}

export interface GeoIpTable {
  /** Undefined for addresses that no database knows, and for texts that are no address. */
  lookup(ip: string): GeoIpHit | undefined;
}

// 16,000 distinct addresses weigh about 6 MB; a full cache is dropped, which is cheaper than to keep an order
const ADDRESSES_KEPT = 16_384;
// decoded records have the names in eight languages, so fewer of them
const RECORDS_KEPT = 4_096;

/** Reads a City and an ASN database in MaxMind DB format, independently of each other. Throws an `Error` for a file in another format. */
export function createGeoIp(city?: Buffer, asn?: Buffer): GeoIpTable {
  const findGeo = city && createLookup<CityResponse, Geo>(city, toGeo);
  const findAs = asn && createLookup<AsnResponse, AutonomousSystem>(asn, toAutonomousSystem);
  const known = new Map<string, GeoIpHit | null>();

  const find = (ip: string): GeoIpHit | null => {
    if (!isIpAddress(ip)) return null;
    const geo = findGeo?.(ip);
    const as = findAs?.(ip);
    if (!geo && !as) return null;
    return Object.freeze({
      ...(geo && { geo: geo.value, geoJson: geo.json }),
      ...(as && { as: as.value, asJson: as.json }),
    });
  };

  return {
    // 70 ns for an address seen before, 1 to 3 µs for a new one
    lookup(ip) {
      const seen = known.get(ip);
      if (seen !== undefined) return seen ?? undefined;
      if (known.size >= ADDRESSES_KEPT) known.clear();
      const hit = find(ip);
      // what is longer than any address is no address, and would only fill the memory
      if (ip.length <= 64) known.set(detach(ip), hit);
      return hit ?? undefined;
    },
  };
}

interface Found<T> {
  readonly value: T;
  readonly json: string;
}

// a record without any of the fields
const NOTHING = Symbol('nothing');

/** Many addresses share a record, so what becomes of it is made once. */
function createLookup<R extends Response, T extends object>(file: Buffer, convert: (record: R) => T): (ip: string) => Found<T> | undefined {
  const records = new Map<number | string, unknown>();
  const reader = new Reader<R>(file, {
    cache: {
      get: (offset) => records.get(offset),
      set: (offset, record) => {
        if (records.size >= RECORDS_KEPT) records.clear();
        records.set(offset, record);
      },
    },
  });
  const converted = new WeakMap<R, Found<T> | typeof NOTHING>();

  return (ip) => {
    // the bits of an IPv6 address mean nothing in a tree of IPv4 networks
    if (reader.metadata.ipVersion === 4 && ip.includes(':')) return undefined;
    const record = reader.get(ip);
    if (!record) return undefined;
    let found = converted.get(record);
    if (!found) {
      const value = convert(record);
      found = Object.keys(value).length > 0 ? { value: Object.freeze(value), json: JSON.stringify(value) } : NOTHING;
      converted.set(record, found);
    }
    return found === NOTHING ? undefined : found;
  };
}

function toGeo(record: CityResponse): Geo {
  const cityName = record.city?.names?.en;
  const { iso_code: isoCode, names } = record.country ?? {};
  const { longitude: lon, latitude: lat } = record.location ?? {};
  const location = { ...(lon !== undefined && { lon }), ...(lat !== undefined && { lat }) };
  return {
    ...(cityName && { city_name: cityName }),
    ...(isoCode && { country_iso_code: isoCode }),
    ...(names?.en && { country_name: names.en }),
    ...(Object.keys(location).length > 0 && { location: Object.freeze(location) }),
  };
}

function toAutonomousSystem(record: AsnResponse): AutonomousSystem {
  const { autonomous_system_number: number, autonomous_system_organization: name } = record;
  return {
    ...(number !== undefined && { number }),
    ...(name && { organization: Object.freeze({ name }) }),
  };
}
