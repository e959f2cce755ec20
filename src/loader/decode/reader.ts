import { ObjectError } from '../errors';
import type { LogTypePlan } from '../plan';
import { markDamaged } from './damage';
import { CloudWatchLogsEnvelope } from './envelope/cloudwatch-logs';
import { FireLensEnvelope } from './envelope/firelens';
import { CsvFormat } from './format/csv';
import { brokenRecord } from './format/fields-record';
import { JsonRecordBuilder } from './format/json-record';
import { TOO_DEEP } from './format/json-scanner';
import { tooDeepRecord } from './format/nesting';
import { JsonStream } from './framing/json-stream';
import type { JsonSink } from './framing/json-stream';
import { csvLines, firstLineRecords, recordLines, windowsEvents } from './line-reader';
import type { ReadText, RecordReader } from './line-reader';
import { messageReader } from './message-reader';

/** What decoding has to know of a log type. */
export type DecodePlan = Pick<
  LogTypePlan,
  'format' | 'envelope' | 'ignoreStderr' | 'jsonDelimiter' | 'csvDelimiter' | 'headerLines' | 'firstLine' | 'pattern' | 'patternFirst' | 'roles' | 'timestampKeys' | 'docId'
>;

/** Framing, envelope and format of a log type's objects. Throws ObjectError for what can't be together. */
export function createReader(plan: DecodePlan): RecordReader {
  if (plan.envelope === 'cloudwatch-logs') return new JsonStream(new CloudWatchLogsEnvelope(messageReader(plan)), '');
  if (plan.envelope === 'firelens') return new JsonStream(new FireLensEnvelope(messageReader(plan), plan.ignoreStderr), '');
  switch (plan.format) {
    case 'json': return new JsonStream(jsonRecords(plan), plan.jsonDelimiter);
    case 'csv': return csvLines(new CsvFormat(plan.csvDelimiter, plan.roles));
    case 'text': return recordLines(readText(plan), plan.headerLines);
    case 'w3c':
    case 'cef': return recordLines(readText(plan), 0);
    case 'multiline': return firstLineRecords(readText(plan), plan.firstLine!, 'multiline_firstline');
    case 'xml': return firstLineRecords(readText(plan), plan.firstLine!, 'xml_firstline');
    case 'winevtxml': return windowsEvents(readText(plan));
    case 'parquet': throw new ObjectError('format', 'the log type is of Parquet files, the object is text');
  }
}

function readText(plan: DecodePlan): ReadText {
  const read = messageReader(plan);
  return (text, out) => read(text, undefined, out);
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
    object: (scanner, start, meta, out, gaps) => {
      if (scanner.allFlags & TOO_DEEP) out.push(tooDeepRecord(scanner.text.substring(start, scanner.position), meta));
      else out.push(builder.fromScan(scanner, start, meta));
      if (gaps.length > 0) markDamaged(out, out.length - 1);
    },
    broken: (message, reason, out) => {
      out.push(brokenRecord(message, { code: 'bad-json', message: `invalid json file: ${reason}`, counted: true }));
    },
  };
}
