import { ObjectError } from '../errors';
import type { LogTypePlan } from '../plan';
import type { RawRecord, RecordError } from '../types';
import { CloudWatchLogsEnvelope } from './envelope/cloudwatch-logs';
import type { MessageReader } from './envelope/cloudwatch-logs';
import { CsvFormat } from './format/csv';
import { brokenRecord } from './format/fields-record';
import { readJsonMessage } from './format/json-message';
import { JsonRecordBuilder } from './format/json-record';
import { fileOf, readParquet } from './format/parquet';
import { TextFormat } from './format/text';
import { JsonStream } from './framing/json-stream';
import type { JsonSink } from './framing/json-stream';
import { LineFramer, trim } from './framing/lines';
import { TextChunks } from './text-decoder';

/** What decoding has to know of a log type. */
export type DecodePlan = Pick<
  LogTypePlan,
  'format' | 'envelope' | 'jsonDelimiter' | 'csvDelimiter' | 'headerLines' | 'pattern' | 'roles' | 'timestampKeys' | 'docId'
>;

/** The bytes of an object, expanded. */
export interface DecodeInput {
  readonly content: 'text' | 'parquet';
  readonly bytes: AsyncIterable<Buffer>;
}

/** Text in, records out. */
interface RecordReader {
  push(text: string, out: RawRecord[]): void;
  end(out: RawRecord[]): void;
}

/**
 * Bytes of an object to batches of records: framing, envelope and format as the log type says. Throws ObjectError.
 * @param note told at the end when bytes were left out because they are no UTF-8; no record is the worse for it
 */
export async function* decode(input: DecodeInput, plan: DecodePlan, note?: (problem: RecordError) => void): AsyncGenerator<RawRecord[]> {
  if (input.content === 'parquet') {
    yield* readParquet(await fileOf(input.bytes), new JsonRecordBuilder(plan.roles));
    return;
  }
  const text = new TextChunks();
  const reader = createReader(plan);
  for await (const chunk of input.bytes) {
    const out: RawRecord[] = [];
    reader.push(text.push(chunk), out);
    if (out.length > 0) yield out;
  }
  const out: RawRecord[] = [];
  reader.push(text.end(), out);
  reader.end(out);
  if (out.length > 0) yield out;
  if (text.dropped > 0) note?.({ code: 'bad-encoding', message: `${text.dropped} bytes of the object are no UTF-8 and were left out`, counted: false });
}

function createReader(plan: DecodePlan): RecordReader {
  if (plan.envelope === 'cloudwatch-logs') return new JsonStream(new CloudWatchLogsEnvelope(messageReader(plan)), '');
  switch (plan.format) {
    case 'json': return new JsonStream(jsonRecords(plan), plan.jsonDelimiter);
    case 'csv': return csvLines(new CsvFormat(plan.csvDelimiter, plan.roles));
    case 'text': return textLines(new TextFormat(plan.pattern!, plan.roles), plan);
    case 'parquet': throw new ObjectError('format', 'the log type is of Parquet files, the object is text');
  }
}

function jsonRecords(plan: DecodePlan): JsonSink {
  const builder = new JsonRecordBuilder(plan.roles);
  const ofEveryRecord = new Set([plan.docId, ...plan.timestampKeys].map((path) => path.split('.', 1)[0]).filter(Boolean));
  return {
    isRecord: (scanner) => {
      for (let i = 0; i < scanner.members; i++) {
        if (ofEveryRecord.has(scanner.text.substring(scanner.keyStart[i], scanner.keyEnd[i]))) return true;
      }
      return false;
    },
    object: (scanner, start, meta, out) => {
      out.push(builder.fromScan(scanner, start, meta));
    },
    broken: (message, reason, out) => {
      out.push(brokenRecord(message, { code: 'bad-json', message: `invalid json file: ${reason}`, counted: true }));
    },
  };
}

/** Reads the messages inside an envelope, one record each. */
function messageReader(plan: DecodePlan): MessageReader {
  if (plan.format === 'json') {
    const builder = new JsonRecordBuilder(plan.roles);
    return (message, meta, out) => {
      out.push(readJsonMessage(message, builder, meta));
    };
  }
  if (plan.format === 'text') {
    const format = new TextFormat(plan.pattern!, plan.roles);
    return (message, meta, out) => {
      const record = format.read(message, meta);
      if (record !== undefined) out.push(record);
    };
  }
  throw new ObjectError('format', `${plan.format} does not come in CloudWatch Logs envelopes`);
}

function csvLines(format: CsvFormat): RecordReader {
  return lines((line, out) => format.line(line, out), (out) => format.end(out));
}

function textLines(format: TextFormat, plan: DecodePlan): RecordReader {
  let header = plan.headerLines;
  return lines((line, out) => {
    if (header > 0) {
      header--;
      return;
    }
    const record = format.read(trim(line));
    if (record !== undefined) out.push(record);
  });
}

function lines(read: (line: string, out: RawRecord[]) => void, end?: (out: RawRecord[]) => void): RecordReader {
  let out: RawRecord[] = [];
  let tooLong = 0;
  const framer = new LineFramer({
    line: (text) => read(text, out),
    tooLong: (text) => {
      const message = `the line is longer than ${text.length} characters: only its beginning is kept`;
      // two of them may begin alike
      const meta = { additionalId: `long line ${++tooLong}` };
      out.push(brokenRecord(text.slice(0, 32_000), { code: 'too-long', message, counted: true }, meta));
    },
  });
  return {
    push: (text, target) => {
      out = target;
      framer.push(text);
    },
    end: (target) => {
      out = target;
      framer.end();
      end?.(target);
    },
  };
}
