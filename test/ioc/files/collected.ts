import type { FeedFile, FeedSink } from '../../../src/ioc/files/feed-file';
import type { Indicator } from '../../../src/ioc/indicator';
import type { Network } from '../../../src/ioc/network';

export const FILE: FeedFile = { path: 'TXT/own/list.txt', provider: 'own', name: 'list.txt', modified: '2025-06-15T12:34:56.789Z' };

/** Keeps what is told. */
export class Collected implements FeedSink {
  readonly indicators: Indicator[] = [];
  readonly problems: string[] = [];
  readonly left: string[] = [];

  add(indicator: Indicator): void {
    this.indicators.push(indicator);
  }

  problem(place: string, message: string): void {
    this.problems.push(`${place}: ${message}`);
  }

  leftOut({ path }: FeedFile, reason: string): void {
    this.left.push(`${path}: ${reason}`);
  }

  /** Values as text: `100.64.0.1/32`, `evil.example`. */
  get values(): string[] {
    return this.indicators.map(({ value }) => ('domain' in value ? value.domain : value.networks.map(textOf).join(' ')));
  }
}

const textOf = ({ family, start, prefix }: Network): string =>
  `${family === 4 ? [24, 16, 8, 0].map((shift) => start[0] >>> shift & 255).join('.') : start.flatMap((word) => [word >>> 16, word & 0xffff]).map(hex).join(':')}/${prefix}`;

const hex = (group: number): string => group.toString(16);

export async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}
