import { isAscii, isUtf8 } from 'node:buffer';

const NO_GAPS: readonly number[] = [];

/** Bytes to text, chunk by chunk. Bytes that are no UTF-8 are dropped, and it is noted where, so that the loss is reported. */
export class TextChunks {
  /** How many bytes were dropped so far. */
  dropped = 0;
  /** Where in the text that was given last bytes are missing, ascending. */
  gaps: readonly number[] = NO_GAPS;
  private rest: Buffer | undefined;

  push(chunk: Buffer): string {
    this.gaps = NO_GAPS;
    let bytes = chunk;
    if (this.rest !== undefined) {
      bytes = Buffer.concat([this.rest, chunk]);
      this.rest = undefined;
    }
    if (isAscii(bytes)) return bytes.toString('latin1');
    const end = wholeCharacters(bytes);
    if (end < bytes.length) {
      this.rest = Buffer.from(bytes.subarray(end));
      bytes = bytes.subarray(0, end);
    }
    return this.decode(bytes);
  }

  end(): string {
    this.gaps = NO_GAPS;
    const bytes = this.rest ?? Buffer.alloc(0);
    this.rest = undefined;
    return this.decode(bytes);
  }

  private decode(bytes: Buffer): string {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    const valid = Buffer.allocUnsafe(bytes.length);
    const gaps: number[] = [];
    let length = 0;
    let characters = 0;
    for (let i = 0; i < bytes.length;) {
      const size = sequence(bytes, i);
      if (size === 0) {
        this.dropped++;
        if (gaps.at(-1) !== characters) gaps.push(characters);
        i++;
      } else {
        characters += size === 4 ? 2 : 1;
        for (let j = 0; j < size; j++) valid[length++] = bytes[i++];
      }
    }
    this.gaps = gaps;
    return valid.toString('utf8', 0, length);
  }
}

/** Where the last whole character ends: a sequence that the next chunk may complete is left over. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0xc0) return expected(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) return bytes.length;
  }
  return bytes.length;
}

function expected(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/** Length of the valid sequence at `i`, 0 when there is none. */
function sequence(bytes: Buffer, i: number): number {
  const size = expected(bytes[i]);
  if (size < 2) return size;
  return i + size <= bytes.length && isUtf8(bytes.subarray(i, i + size)) ? size : 0;
}
