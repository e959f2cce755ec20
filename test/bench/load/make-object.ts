import { gzipSync } from 'node:zlib';
import type { Random } from './random';
import { START, World } from './world';

/** An object as it lies in the bucket. */
export interface MadeObject {
  readonly content: Buffer;
  readonly extension: 'gz' | 'parquet';
  readonly records: number;
  /** Bytes before compression; of a Parquet file those of its rows as JSON lines. */
  readonly bytes: number;
}

/** Makes an object of about that many bytes; `first` is the number of its first record. */
export type MakeObject = (random: Random, world: World, first: number, bytes: number) => MadeObject;
/** Makes the i-th record of a log type. */
export type MakeRecord<R = string> = (random: Random, world: World, i: number) => R;

/** Text with records between a head and a tail. */
export function text({ record, head = '', separator = '\n', tail = '\n' }: {
  readonly record: MakeRecord;
  readonly head?: string;
  readonly separator?: string;
  readonly tail?: string;
}): MakeObject {
  return (random, world, first, wanted) => {
    const records: string[] = [];
    for (let bytes = head.length; bytes < wanted;) {
      const made = record(random, world, first + records.length);
      records.push(made);
      bytes += made.length + 1;
    }
    return compressed(head + records.join(separator) + tail, records.length);
  };
}

const EVENTS_AN_ENVELOPE = [10, 60] as const;

/**
 * Data of a CloudWatch Logs subscription: an envelope a line, each with the events of one log stream.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
 */
export function envelopes({ record, logGroup, logStream, every }: {
  readonly record: MakeRecord;
  readonly logGroup: string;
  readonly logStream: (random: Random) => string;
  /** Milliseconds between an event and the next. */
  readonly every: number;
}): MakeObject {
  return (random, world, first, wanted) => {
    const lines: string[] = [];
    let records = 0;
    for (let bytes = 0; bytes < wanted;) {
      const envelope = { messageType: 'DATA_MESSAGE', owner: world.accounts[0], logGroup, logStream: logStream(random), subscriptionFilters: ['to-siem'] };
      const logEvents: object[] = [];
      bytes += JSON.stringify(envelope).length;
      for (let left = random.int(...EVENTS_AN_ENVELOPE); left > 0 && bytes < wanted; left--) {
        const i = first + records++;
        const id = `3879${random.int(1e8, 1e9)}${String(i).padStart(43, '0')}`;
        const event = { id, timestamp: START + i * every, message: record(random, world, i) };
        logEvents.push(event);
        bytes += JSON.stringify(event).length + 1;
      }
      lines.push(JSON.stringify({ ...envelope, logEvents }));
    }
    return compressed(lines.join('\n') + '\n', records);
  };
}

function compressed(whole: string, records: number): MadeObject {
  const content = Buffer.from(whole);
  return { content: gzipSync(content), extension: 'gz', records, bytes: content.length };
}
