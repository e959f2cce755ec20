/** Indices and levels are narrower: a dictionary of 2^24 values would be a bomb. */
const MAX_WIDTH = 24;

/**
 * Fills `out` with numbers of `width` bits, which stand as runs of one number or packed one behind the other. hyparquet's
 * reader of them believes how long a run says that it is, and would fill all memory with it.
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
 */
export function readRuns<T extends Uint8Array | Uint32Array>(bytes: Uint8Array, width: number, out: T): T {
  if (width > MAX_WIDTH) throw new Error(`numbers of ${width} bits`);
  const valueBytes = (width + 7) >> 3;
  let at = 0;
  for (let i = 0; i < out.length;) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new Error('a run ends early');
      header |= (bytes[at] & 0x7f) << shift;
      if (bytes[at++] < 128) break;
    }
    const length = header >>> 1;
    if ((header & 1) === 0) {
      let value = 0;
      for (let byte = 0; byte < valueBytes; byte++) value |= bytes[at++] << (8 * byte);
      const end = Math.min(out.length, i + length);
      out.fill(value, i, end);
      i = end;
    } else {
      const end = Math.min(out.length, i + length * 8);
      unpack(bytes, at, width, out, i, end);
      i = end;
      at += length * width;
    }
  }
  return out;
}

function unpack(bytes: Uint8Array, start: number, width: number, out: Uint8Array | Uint32Array, from: number, to: number): void {
  if (start + Math.ceil(((to - from) * width) / 8) > bytes.length) throw new Error('a run ends early');
  const mask = 2 ** width - 1;
  let at = start;
  let buffered = 0;
  let bits = 0;
  for (let i = from; i < to; i++) {
    while (bits < width) {
      buffered |= bytes[at++] << bits;
      bits += 8;
    }
    out[i] = buffered & mask;
    buffered >>>= width;
    bits -= width;
  }
}
