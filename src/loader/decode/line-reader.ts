import type { LogPattern } from '../plan';
import type { RawRecord } from '../types';
import { markDamaged } from './damage';
import type { CsvFormat } from './format/csv';
import { brokenRecord } from './format/fields-record';
import { isWrapping } from './format/xml/wrapping';
import { FirstLineFramer } from './framing/first-lines';
import type { BlockSink } from './framing/line-block';
import { LineFramer, trim, trimEnd } from './framing/lines';
import type { LineSink } from './framing/lines';
import { WindowsEventFramer } from './framing/windows-events';

/** Text in, records out. */
export interface RecordReader {
  /** @param gaps where in the text bytes are missing, ascending */
  push(text: string, out: RawRecord[], gaps: readonly number[]): void;
  end(out: RawRecord[]): void;
}

/** Reads the text of one record, which may turn out to be several or none. */
export type ReadText = (text: string, out: RawRecord[]) => void;

/** Where the records go at the moment. */
interface Target { out: RawRecord[] }

const KEPT = 32_000;

/** Rows of a table. */
export function csvLines(format: CsvFormat): RecordReader {
  return lines((target) => ({
    line: (text, _end, damaged) => format.line(text, damaged, target.out),
    tooLong: tooLong(target, 'line'),
    end: () => format.end(target.out),
  }));
}

/** A record a line, after the header. */
export function recordLines(read: ReadText, headerLines: number): RecordReader {
  let header = headerLines;
  return lines((target) => ({
    line: (text, _end, damaged) => {
      if (header > 0) {
        header--;
        return;
      }
      const first = target.out.length;
      read(trim(text), target.out);
      if (damaged) markDamaged(target.out, first);
    },
    tooLong: tooLong(target, 'line'),
  }));
}

/** Records of several lines, of which the first matches the pattern. */
export function firstLineRecords(read: ReadText, firstLine: LogPattern, setting: string): RecordReader {
  const readTrimmed: ReadText = (text, out) => read(trimEnd(text), out);
  return lines((target) => new FirstLineFramer(firstLine, blocks(target, readTrimmed, `no line before it matches ${setting}`)));
}

/** Windows events, each in one line or several. */
export function windowsEvents(read: ReadText): RecordReader {
  return lines((target) => new WindowsEventFramer(blocks(target, read, 'not in a Windows event')));
}

/** Records made of lines, and what stands between them: tags around XML records are no logs, all other text is kept. */
function blocks(target: Target, read: ReadText, strayReason: string): BlockSink {
  const readBlock = (text: string, damaged: boolean, asRecord: ReadText): void => {
    const first = target.out.length;
    asRecord(text, target.out);
    if (damaged) markDamaged(target.out, first);
  };
  return {
    record: (text, damaged) => readBlock(text, damaged, read),
    tooLong: tooLong(target, 'record'),
    stray: (text, damaged) => readBlock(text, damaged, (stray, out) => {
      if (!isWrapping(stray)) out.push(brokenRecord(stray, { code: 'no-match', message: strayReason, counted: true }));
    }),
  };
}

function lines(sinkFor: (target: Target) => LineSink & { end?(): void }): RecordReader {
  const target: Target = { out: [] };
  const sink = sinkFor(target);
  const framer = new LineFramer(sink);
  return {
    push: (text, out, gaps) => {
      target.out = out;
      framer.push(text, gaps);
    },
    end: (out) => {
      target.out = out;
      framer.end();
      sink.end?.();
    },
  };
}

function tooLong(target: Target, what: 'line' | 'record'): BlockSink['tooLong'] {
  let count = 0;
  return (text) => {
    const message = `the ${what} is longer than ${text.length} characters: only its beginning is kept`;
    // two of them may begin alike
    const meta = { additionalId: `long ${what} ${++count}` };
    target.out.push(brokenRecord(text.slice(0, KEPT), { code: 'too-long', message, counted: true }, meta));
  };
}
