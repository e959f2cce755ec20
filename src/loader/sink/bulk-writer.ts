import { DeliveryError } from '../errors';
import type { SiemDocument } from '../types';
import { BulkBody, MAX_DOCUMENT_BYTES } from './bulk-body';
import { decide } from './bulk-decision';
import type { BulkResponseItem } from './bulk-decision';
import type { Quarantine, RejectedDocument } from './quarantine';

/** The answer to a bulk request. */
export interface BulkAnswer {
  readonly took: number;
  readonly items: readonly BulkResponseItem[];
}

/** Sends one bulk request. Throws TransportError when there is no answer with items. */
export type SendBulk = (body: Buffer, timeoutMs?: number) => Promise<BulkAnswer>;

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

export const nothingDelivered = (): Delivered => ({ indexed: 0, duplicates: 0, rejected: 0, itemErrors: 0, bytes: 0, tookMs: 0 });

const FIRST_DELAY_MS = 200;
const MAX_DELAY_MS = 20_000;

/**
 * Collects documents into bulk requests and delivers them: one request is on its way while the next is filled.
 * Only items that failed for the moment are sent again, with exponential backoff and full jitter.
 */
export class BulkWriter {
  readonly delivered = nothingDelivered();
  private filling: BulkBody;
  private spare: BulkBody;
  private underway: Promise<void> = Promise.resolve();
  private readonly tooLarge: RejectedDocument[] = [];
  /** The first document that the index refused and nobody keeps. */
  private lost: RejectedDocument | undefined;

  constructor(private readonly options: BulkWriterOptions) {
    this.filling = options.bodies?.pop() ?? new BulkBody();
    this.spare = options.bodies?.pop() ?? new BulkBody();
  }

  /** Takes a document; false when a request is due first: call `flush` and add it again. */
  add(document: SiemDocument, index: string): boolean {
    const { filling } = this;
    if (!filling.add(document, index, this.options.withIds)) return false;
    if (filling.lastSize > MAX_DOCUMENT_BYTES) {
      const reason = `the document has ${filling.lastSize} bytes: no request takes more than ${MAX_DOCUMENT_BYTES}`;
      this.tooLarge.push(this.rejected(filling, filling.items.length - 1, 413, reason));
      filling.dropLast();
    }
    return true;
  }

  /** Sends what was collected; returns when the request before it has been answered. Throws DeliveryError. */
  async flush(): Promise<void> {
    await this.underway;
    await this.reject(this.tooLarge.splice(0));
    if (this.filling.items.length === 0) return;
    if (this.options.now() >= this.options.deadline) throw new DeliveryError('there is no time left to deliver documents', this.filling.items.length);
    const body = this.filling;
    this.filling = this.spare;
    this.spare = body;
    this.underway = this.deliverBody(body).finally(() => body.clear());
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

  private async deliverBody(body: BulkBody): Promise<void> {
    const { indexed, duplicates } = this.delivered;
    const culprits = await this.deliver(body);
    if (culprits.length === 0) return;
    if (this.delivered.indexed + this.delivered.duplicates === indexed + duplicates) {
      // nothing at all was taken: it is the request that is wrong, not each of its documents
      throw new DeliveryError(`all ${culprits.length} documents were refused: ${culprits[0].reason}`, culprits.length);
    }
    await this.reject(culprits);
  }

  /** Delivers items of a body, all or those at some positions; gives the documents that whole requests were refused for. */
  private async deliver(body: BulkBody, some?: readonly number[]): Promise<RejectedDocument[]> {
    let positions = some;
    for (let attempt = 0; ; attempt++) {
      const count = positions?.length ?? body.items.length;
      let failure: string;
      try {
        const bytes = body.bytes(positions);
        const answer = await this.options.send(bytes, Math.max(1, this.options.deadline - this.options.now()));
        if (answer.items.length !== count) throw new TransportError(`the answer is about ${answer.items.length} of ${count} documents`, true);
        this.delivered.tookMs += answer.took;
        const again = await this.settle(body, positions, answer);
        if (again.failed.length === 0) return [];
        positions = again.failed;
        failure = again.reason;
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        if (error.status === 400 || error.status === 413) {
          return this.halve(body, positions, error);
        }
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

  /** A request that was refused as a whole is sent in halves, until the one document stands alone that it was refused for. */
  private async halve(body: BulkBody, positions: readonly number[] | undefined, error: TransportError): Promise<RejectedDocument[]> {
    const all = positions ?? body.items.map((_, position) => position);
    if (all.length > 1) {
      const middle = all.length >> 1;
      return [...await this.deliver(body, all.slice(0, middle)), ...await this.deliver(body, all.slice(middle))];
    }
    return [this.rejected(body, all[0], error.status!, error.message)];
  }

  /** Books the answer; returns the positions that have to be sent again. */
  private async settle(body: BulkBody, positions: readonly number[] | undefined, answer: BulkAnswer): Promise<{ failed: number[]; reason: string }> {
    const failed: number[] = [];
    const rejected: RejectedDocument[] = [];
    let barred: string | undefined;
    let reason = '';
    answer.items.forEach((item, i) => {
      const position = positions === undefined ? i : positions[i];
      const decision = decide(item);
      switch (decision) {
        case 'indexed':
        case 'duplicate':
          this.delivered[decision === 'indexed' ? 'indexed' : 'duplicates']++;
          this.delivered.bytes += body.items[position].end - body.items[position].start;
          return;
        case 'retry':
          failed.push(position);
          reason = reasonOf(item);
          break;
        case 'barred':
          barred ??= `${body.items[position].index}: ${reasonOf(item)}`;
          break;
        case 'rejected':
          rejected.push(this.rejected(body, position, item.status, reasonOf(item)));
      }
      this.delivered.itemErrors++;
    });
    await this.reject(rejected);
    if (barred !== undefined) throw new DeliveryError(`documents can't be written to ${barred}`, answer.items.length);
    return { failed, reason };
  }

  private rejected(body: BulkBody, position: number, status: number, reason: string): RejectedDocument {
    const { index, id } = body.items[position];
    return { index, id, status, reason, source: body.source(position) };
  }

  private async reject(documents: RejectedDocument[]): Promise<void> {
    if (documents.length === 0) return;
    for (const document of documents) this.options.onRejected(document);
    this.delivered.rejected += documents.length;
    if (this.options.quarantine === undefined) this.lost ??= documents[0];
    else await this.options.quarantine.keep(documents);
  }
}

function reasonOf({ status, error }: BulkResponseItem): string {
  return `${status} ${error?.type ?? ''}: ${error?.reason ?? ''}`;
}
