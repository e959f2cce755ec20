import { MAX_LINE, trim } from './lines';

/** Longest record of several lines that is read, in characters; of longer ones the beginning is kept. */
export const MAX_RECORD = MAX_LINE;
/** Text that belongs to no record is handed on in pieces of about this size. */
const MAX_STRAY = 32_000;

/** What becomes of the records that are made of lines. */
export interface BlockSink {
  /** The lines of a record, joined, with the end of the last line when it has one. `damaged`: some of its bytes are missing. */
  record(text: string, damaged: boolean): void;
  /** The beginning of a record that is longer than `MAX_RECORD`. */
  tooLong(beginning: string): void;
  /** Lines that belong to no record, trimmed and not blank. */
  stray(text: string, damaged: boolean): void;
}

/** Gathers lines until they are a record. */
export class LineBlock {
  private lines: string[] = [];
  private length = 0;
  private lastEnd = '';
  private damaged = false;
  private tooLong = false;
  /** Whether the lines belong to a record. */
  private inRecord = false;

  constructor(private readonly sink: BlockSink) {}

  get open(): boolean {
    return this.inRecord;
  }

  /** Hands on what is there; the lines to come are a record's. */
  begin(): void {
    this.close();
    this.inRecord = true;
  }

  add(line: string, end: string, damaged: boolean): void {
    if (this.tooLong) return;
    if (this.inRecord && this.length + line.length > MAX_RECORD) {
      this.tooLong = true;
      return;
    }
    this.lines.push(line);
    this.length += line.length + 1;
    this.lastEnd = end;
    this.damaged ||= damaged;
    if (!this.inRecord && !this.tooLong && this.length > MAX_STRAY) this.close();
  }

  /** The beginning of a line that is too long by itself. */
  addBeginning(line: string): void {
    if (!this.inRecord) this.close();
    this.add(line, '', false);
    this.tooLong = true;
    if (!this.inRecord) this.close();
  }

  /** Hands on what is there; the lines to come belong to no record. */
  close(): void {
    const { lines, tooLong, damaged, inRecord } = this;
    if (lines.length > 0) {
      const text = (lines.length === 1 ? lines[0] : lines.join('\n')) + this.lastEnd;
      this.lines = [];
      this.length = 0;
      this.tooLong = this.damaged = false;
      if (tooLong) {this.sink.tooLong(text);} else if (inRecord) {this.sink.record(text, damaged);} else {
        const stray = trim(text);
        if (stray !== '') this.sink.stray(stray, damaged);
      }
    }
    this.inRecord = false;
  }
}
