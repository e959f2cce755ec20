import { DeliveryError } from '../errors';
import type { SiemDocument } from '../types';
import { BulkBody } from './bulk-body';
import { decide } from './bulk-decision';
import type { BulkResponseItem } from './bulk-decision';
import type { Quarantine, RejectedDocument } from './quarantine';

/** The answer to a bulk request. */
export interface BulkAnswer {
  readonly took: number;
  readonly items: readonly BulkResponseItem[];
}

/** Sends one bulk request. Throws TransportError when there is no answer with items. */
export type SendBulk = (body: Buffer) => Promise<BulkAnswer>;

/** The request as a whole failed. */
export class TransportError extends Error {
  readonly name = 'TransportError';
  constructor(message: string, readonly retryable: boolean, readonly status?: number, options?: ErrorOptions) {
    super(message, options);
  }
}

export interface BulkWriterOptions {
  readonly send: SendBulk;
  readonly quarantine?: Quarantine;
  /** Whether documents have ids of ours (not on OpenSearch Serverless time series). */
  readonly withIds: boolean;
  /** When trying again has to end, ms since 1970. */
  readonly deadline: number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly onRejected: (document: RejectedDocument) => void;
  /** Bodies that writers use one after the other: they have grown already. */
  readonly bodies?: BulkBody[];
}

/** What became of the documents so far. */
export interface Delivered {
  indexed: number;
  duplicates: number;
  rejected: number;
  /** Items that the index refused at first, retried or not. */
  itemErrors: number;
  bytes: number;
  tookMs: number;
}

const FIRST_DELAY_MS = 200;
const MAX_DELAY_MS = 20_000;

/**
 * Collects documents into bulk requests and delivers them: one request is on its way while the next is filled.
 * Only items that failed for the moment are sent again, with exponential backoff and full jitter.
 */
export class BulkWriter {
  readonly delivered: Delivered = { indexed: 0, duplicates: 0, rejected: 0, itemErrors: 0, bytes: 0, tookMs: 0 };
  private filling: BulkBody;
  private spare: BulkBody;
  private underway: Promise<void> = Promise.resolve();
  /** The first document that the index refused and nobody keeps. */
  private lost: RejectedDocument | undefined;

  constructor(private readonly options: BulkWriterOptions) {
    this.filling = options.bodies?.pop() ?? new BulkBody();
    this.spare = options.bodies?.pop() ?? new BulkBody();
  }

  /** Takes a document; true when a request is due: call `flush` then. */
  add(document: SiemDocument, index: string): boolean {
    return this.filling.add(document, index, this.options.withIds);
  }

  /** Sends what was collected; returns when the request before it has been answered. Throws DeliveryError. */
  async flush(): Promise<void> {
    await this.underway;
    if (this.filling.items.length === 0) return;
    const body = this.filling;
    this.filling = this.spare;
    this.spare = body;
    this.underway = this.deliver(body).finally(() => body.clear());
    // its failure is thrown by the next flush or by finish
    this.underway.catch(() => undefined);
  }

  /** Sends the rest and waits for all answers. Throws DeliveryError. */
  async finish(): Promise<void> {
    await this.flush();
    await this.underway;
    if (this.lost !== undefined) {
      const { index, id, reason } = this.lost;
      throw new DeliveryError(`the index refused ${this.delivered.rejected} documents, and there is no quarantine; the first: ${index} ${id}: ${reason}`, this.delivered.rejected);
    }
  }

  /** Gives the bodies back once nothing is on its way any more; also after a failure. */
  async close(): Promise<void> {
    await this.underway.catch(() => undefined);
    for (const body of [this.filling, this.spare]) {
      body.clear();
      this.options.bodies?.push(body);
    }
  }

  private async deliver(body: BulkBody): Promise<void> {
    let positions: number[] | undefined;
    for (let attempt = 0; ; attempt++) {
      const count = positions?.length ?? body.items.length;
      let failure: string;
      try {
        const bytes = body.bytes(positions);
        const answer = await this.options.send(bytes);
        if (answer.items.length !== count) throw new TransportError(`the answer is about ${answer.items.length} of ${count} documents`, true);
        if (attempt === 0) this.delivered.bytes += bytes.length;
        this.delivered.tookMs += answer.took;
        const again = await this.settle(body, positions, answer);
        if (again.failed.length === 0) return;
        positions = again.failed;
        failure = again.reason;
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        if (!error.retryable) throw new DeliveryError(error.message, count, { cause: error });
        failure = error.message;
      }
      const delay = this.options.random() * Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt);
      if (this.options.now() + delay >= this.options.deadline) {
        const left = positions?.length ?? body.items.length;
        throw new DeliveryError(`${left} documents were not indexed after ${attempt + 1} tries: ${failure}`, left);
      }
      await this.options.sleep(delay);
    }
  }

  /** Books the answer; returns the positions that have to be sent again. */
  private async settle(body: BulkBody, positions: number[] | undefined, answer: BulkAnswer): Promise<{ failed: number[]; reason: string }> {
    const failed: number[] = [];
    const rejected: RejectedDocument[] = [];
    let reason = '';
    for (let i = 0; i < answer.items.length; i++) {
      const item = answer.items[i];
      const position = positions === undefined ? i : positions[i];
      const decision = decide(item);
      if (decision === 'indexed') {this.delivered.indexed++;} else if (decision === 'duplicate') {this.delivered.duplicates++;} else {
        this.delivered.itemErrors++;
        const text = `${item.status} ${item.error?.type ?? ''}: ${item.error?.reason ?? ''}`;
        if (decision === 'retry') {
          failed.push(position);
          reason = text;
        } else {
          const { index, id } = body.items[position];
          rejected.push({ index, id, status: item.status, reason: text, source: body.source(position) });
        }
      }
    }
    for (const document of rejected) this.options.onRejected(document);
    if (rejected.length > 0) {
      this.delivered.rejected += rejected.length;
      if (this.options.quarantine === undefined) this.lost ??= rejected[0];
      else await this.options.quarantine.keep(rejected);
    }
    return { failed, reason };
  }
}
