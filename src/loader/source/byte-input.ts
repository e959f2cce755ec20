const NOTHING: Buffer = Buffer.alloc(0);

/** A stream of bytes, of which one can take some and put some back. */
export class ByteInput {
  private readonly source: AsyncIterator<Buffer>;
  private ahead = NOTHING;

  constructor(bytes: AsyncIterable<Buffer>) {
    this.source = bytes[Symbol.asyncIterator]();
  }

  /** The next bytes, at least one; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    let chunk = this.ahead;
    this.ahead = NOTHING;
    while (chunk.length === 0) {
      const { done, value } = await this.source.next();
      if (done) return undefined;
      chunk = value;
    }
    return chunk;
  }

  /** Puts the end of the last chunk back. */
  unread(rest: Buffer): void {
    this.ahead = rest;
  }

  /** The next bytes, less than `count` only at the end. */
  async take(count: number): Promise<Buffer> {
    let taken = NOTHING;
    while (taken.length < count) {
      const chunk = await this.next();
      if (chunk === undefined) break;
      const missing = count - taken.length;
      taken = Buffer.concat([taken, chunk.subarray(0, missing)]);
      this.unread(chunk.subarray(missing));
    }
    return taken;
  }

  /** The next bytes; an error when the end comes before. */
  async need(count: number): Promise<Buffer> {
    const taken = await this.take(count);
    if (taken.length < count) throw new Error('unexpected end of file');
    return taken;
  }

  /** Goes over bytes that nobody needs; an error when the end comes before. */
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      const chunk = await this.next();
      if (chunk === undefined) throw new Error('unexpected end of file');
      this.unread(chunk.subarray(left));
      left -= chunk.length;
    }
  }

  /** Goes behind the next NUL. */
  async skipText(): Promise<void> {
    await this.skipUntil((byte) => byte === 0);
    await this.need(1);
  }

  async skipZeros(): Promise<void> {
    await this.skipUntil((byte) => byte !== 0);
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }

  private async skipUntil(found: (byte: number) => boolean): Promise<void> {
    for (let chunk = await this.next(); chunk !== undefined; chunk = await this.next()) {
      const at = chunk.findIndex(found);
      if (at < 0) continue;
      this.unread(chunk.subarray(at));
      return;
    }
  }
}
