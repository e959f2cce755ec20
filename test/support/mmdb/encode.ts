const TYPES = { utf8: 2, double: 3, uint16: 5, uint32: 6, map: 7, uint64: 9, array: 11, boolean: 14 };

/** A number of a type that its value doesn't show: integers are uint32 otherwise, bigints uint64. */
class TypedNumber {
  constructor(readonly type: 'double' | 'uint16', readonly value: number) {}
}

export function double(value: number): TypedNumber {
  return new TypedNumber('double', value);
}

export function uint16(value: number): TypedNumber {
  return new TypedNumber('uint16', value);
}

/** A value in the data section's format: a control byte with type and size, then the payload. */
export function encode(value: unknown): Buffer {
  if (typeof value === 'string') return field(TYPES.utf8, Buffer.from(value));
  if (typeof value === 'number') return Number.isInteger(value) ? field(TYPES.uint32, integer(BigInt(value))) : encode(double(value));
  if (typeof value === 'bigint') return field(TYPES.uint64, integer(value));
  // the size of a boolean is its value
  if (typeof value === 'boolean') return control(TYPES.boolean, Number(value));
  if (Array.isArray(value)) return Buffer.concat([control(TYPES.array, value.length), ...value.map(encode)]);
  if (value instanceof TypedNumber) {
    if (value.type === 'uint16') return field(TYPES.uint16, integer(BigInt(value.value)));
    const payload = Buffer.alloc(8);
    payload.writeDoubleBE(value.value);
    return field(TYPES.double, payload);
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return Buffer.concat([control(TYPES.map, entries.length), ...entries.flatMap(([key, member]) => [encode(key), encode(member)])]);
  }
  throw new Error(`no MaxMind DB type for ${String(value)}`);
}

function field(type: number, payload: Buffer): Buffer {
  return Buffer.concat([control(type, payload.length), payload]);
}

/** Types above 7 have their own byte; sizes above 28 have one or two. */
function control(type: number, size: number): Buffer {
  const [bits, more] = size < 29 ? [size, []] : size < 285 ? [29, [size - 29]] : [30, [Math.floor((size - 285) / 256), (size - 285) % 256]];
  return type <= 7 ? Buffer.from([type * 32 + bits, ...more]) : Buffer.from([bits, type - 7, ...more]);
}

/** Big-endian without leading zero bytes. */
function integer(value: bigint): Buffer {
  const hex = value === 0n ? '' : value.toString(16);
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
}
