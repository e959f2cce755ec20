import { decide } from '../../loader/sink/bulk-decision';
import type { SendBulk } from '../../loader/sink/bulk-writer';

/**
 * How long to go on trying: as long as anything is taken. From the first failure on `patienceMs` are left, for all
 * objects together: when OpenSearch is gone for good, the files that follow don't wait again.
 */
export class Patience {
  private failingSince: number | undefined;

  constructor(private readonly patienceMs: number, private readonly now: () => number) {}

  /** When trying again ends, ms since 1970. */
  get deadline(): number {
    return this.failingSince === undefined ? Infinity : this.failingSince + this.patienceMs;
  }

  /** Watches what becomes of the requests. */
  watch(send: SendBulk): SendBulk {
    return async (body, timeoutMs) => {
      try {
        const answer = await send(body, timeoutMs);
        this.note(answer.items.some((item) => decide(item) !== 'retry'));
        return answer;
      } catch (error) {
        this.note(false);
        throw error;
      }
    };
  }

  private note(taken: boolean): void {
    this.failingSince = taken ? undefined : this.failingSince ?? this.now();
  }
}
