import { DETAILS } from '../indicator';
import type { IndicatorDetails } from '../indicator';
import { asBytes } from './format';
import { GrowingNumbers, GrowingTexts } from './growing';

/** Details of indicators, each text once. */
export class DetailTable {
  /** Bytes that the table has in the file, about. */
  size = 0;
  private readonly texts = new GrowingTexts();
  private readonly known = new Map<string, number>();
  private readonly rows = new GrowingNumbers();
  /** Indicators of a file come together and share their details: what comes from one is not looked for elsewhere. */
  private last: number[] = [];

  constructor() {
    this.textNumber('');
  }

  /** The number of these details. */
  add(details: IndicatorDetails): number {
    const row = DETAILS.map((detail) => this.textNumber(details[detail] ?? ''));
    if (this.last.length > 0 && row.every((text, i) => text === this.last[i])) return this.rows.length / row.length - 1;
    this.last = row;
    for (const text of row) this.rows.push(text);
    this.size += row.length * 4;
    return this.rows.length / row.length - 1;
  }

  sections(): Uint8Array[] {
    return [asBytes(this.rows.view), asBytes(this.texts.ends.view), this.texts.view];
  }

  private textNumber(text: string): number {
    let number = this.known.get(text);
    if (number === undefined) {
      number = this.known.size;
      this.known.set(text, number);
      this.size += 4 + this.texts.push(text);
    }
    return number;
  }
}
