import type { IndicatorType } from '../indicator';

/** What a provider has in a database. */
export interface Contribution {
  readonly provider: string;
  readonly type: IndicatorType;
  /** Distinct networks or domains. */
  indicators: number;
  /** Bytes of the database, about. */
  bytes: number;
}

/** The share of each provider in a database. */
export class Contributions {
  private readonly all: Contribution[] = [];
  private readonly numbers = new Map<string, number>();

  numberOf(provider: string, type: IndicatorType): number {
    const name = `${type} ${provider}`;
    let number = this.numbers.get(name);
    if (number === undefined) {
      number = this.all.push({ provider, type, indicators: 0, bytes: 0 }) - 1;
      this.numbers.set(name, number);
    }
    return number;
  }

  at(number: number): Contribution {
    return this.all[number];
  }

  /** By provider and type. */
  list(): Contribution[] {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    return this.all.filter(({ bytes }) => bytes > 0).sort((a, b) => order(a.provider, b.provider) || order(a.type, b.type));
  }
}
