import { ObjectError } from '../../errors';
import type { RawRecord, RecordMeta } from '../../types';
import { markDamaged, parseDamaged } from '../damage';
import type { JsonScanner } from '../format/json-scanner';
import { JsonSyntaxError, TOO_DEEP } from '../format/json-scanner';
import { tooDeepRecord } from '../format/nesting';
import type { JsonSink } from '../framing/json-stream';
import type { MessageReader } from '../message-reader';

interface LogEvent { id?: string; timestamp?: number; message?: string }
interface Envelope { messageType?: string; owner?: unknown; logGroup?: unknown; logStream?: unknown; logEvents?: LogEvent[] | null }

/**
 * Opens the envelopes of a CloudWatch Logs subscription: a stream of JSON objects, of which those with `messageType`
 * `DATA_MESSAGE` carry log events; `CONTROL_MESSAGE` only tests the way.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export class CloudWatchLogsEnvelope implements JsonSink {
  private opened = false;
  private passedOver = false;

  constructor(private readonly read: MessageReader) {}

  object(scanner: JsonScanner, start: number, _meta: RecordMeta | undefined, out: RawRecord[], gaps: readonly number[]): void {
    const text = scanner.text.substring(start, scanner.position);
    const damaged = gaps.length === 0 ? undefined : parseDamaged(text, gaps.map((gap) => gap - start));
    let envelope: Envelope;
    try {
      envelope = (damaged === undefined ? JSON.parse(text) : damaged.value) as Envelope;
    } catch (error) {
      throw new JsonSyntaxError((error as Error).message, start);
    }
    if (envelope.messageType === undefined) throw new ObjectError('format', 'a CloudWatch Logs envelope has no messageType');
    this.opened = true;
    if (envelope.messageType === 'CONTROL_MESSAGE') return;
    if (envelope.logEvents === undefined || envelope.logEvents === null) return;
    if (!Array.isArray(envelope.logEvents)) throw new ObjectError('format', 'the logEvents of a CloudWatch Logs envelope are no list');
    for (const event of envelope.logEvents as (LogEvent | null)[]) {
      const meta = {
        accountId: textIn(envelope.owner),
        logGroup: textIn(envelope.logGroup),
        logStream: textIn(envelope.logStream),
        additionalId: textIn(event?.id),
        cwlTimestamp: typeof event?.timestamp === 'object' ? undefined : event?.timestamp,
      };
      const message = event?.message ?? event;
      if (typeof message === 'object' && scanner.allFlags & TOO_DEEP) {
        out.push(tooDeepRecord(text, meta));
        continue;
      }
      const asText = typeof message === 'string' ? message : JSON.stringify(message);
      if (damaged === undefined || !asText.includes(damaged.mark)) {
        this.read(asText, meta, out);
      } else {
        const first = out.length;
        this.read(asText.replaceAll(damaged.mark, ''), meta, out);
        markDamaged(out, first);
      }
    }
  }

  /** Values between envelopes carry no events. */
  noObject(): void {
    this.passedOver = true;
  }

  end(): void {
    if (this.passedOver && !this.opened) throw new ObjectError('format', 'not the data of a CloudWatch Logs subscription: JSON values, but no envelope');
  }

  broken(text: string, reason: string): void {
    throw new ObjectError('format', `not the data of a CloudWatch Logs subscription: ${reason}: ${text.slice(0, 200)}`);
  }
}

/** What follows in the pipeline counts on texts. */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}
