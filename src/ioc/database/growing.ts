/** Numbers of 32 bits, more and more of them. */
export class GrowingNumbers {
  length = 0;
  private numbers = new Uint32Array(1024);

  push(number: number): number {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length] = number;
    return this.length++;
  }

  /** The numbers so far: a view, valid until more are added. */
  get view(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}

/** Texts one behind the other, as UTF-8. */
export class GrowingTexts {
  readonly ends = new GrowingNumbers();
  private bytes = Buffer.allocUnsafe(64 * 1024);
  private end = 0;

  /** @returns the bytes that were added */
  push(text: string): number {
    const room = text.length * 3;
    if (this.bytes.length - this.end < room) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + room));
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
    const added = this.bytes.write(text, this.end, 'utf8');
    this.end += added;
    this.ends.push(this.end);
    return added;
  }

  /** All bytes so far: a view, valid until more are added. */
  get view(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }
}
