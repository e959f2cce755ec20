import { ObjectError } from '../../errors';
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, OPEN_LIST, OPEN_OBJECT, QUOTE } from '../../json/characters';
import type { RawRecord, RecordMeta } from '../../types';
import { HEADER_STRINGS, envelopeHeader, headerText, isEventBridge, metaOf } from '../envelope/event-bridge';
import { INCOMPLETE, JsonScanner, JsonSyntaxError } from '../format/json-scanner';

/** What becomes of each JSON value of the stream. */
export interface JsonSink {
  /**
   * An object was read: it stands in [start, scanner.position). May throw JsonSyntaxError.
   * @param gaps where in the scanner's text bytes of the object are missing
   */
  object(scanner: JsonScanner, start: number, meta: RecordMeta | undefined, out: RawRecord[], gaps: readonly number[]): void;
  /** Text that is no JSON object. */
  broken(text: string, reason: string, out: RawRecord[]): void;
  /** A JSON value that is no object; without this it is `broken`. */
  noObject?(): void;
  /** All was read. */
  end?(): void;
  /** Whether an object without the list of records is a record itself. */
  isRecord?(scanner: JsonScanner): boolean;
}

/** Longest JSON value, in characters: longer ones than a bulk request can carry. */
const MAX_VALUE = 16 * 1024 * 1024;
const LONG_VALUE = 1024 * 1024;
const MAX_BROKEN_IN_A_ROW = 100;
const BOM = 0xfeff;

const NOWHERE = -1;
/** Not kept any more. */
const TOO_FAR = -2;
const NO_GAPS: readonly number[] = [];
const MAX_GAPS = 100_000;

const enum State { Top, Members, List }

/**
 * Cuts a stream of JSON text into records: concatenated values with or without white space between them (JSON lines,
 * Firehose, pretty-printed), or the items of the list `delimiter` of such values, read without waiting for the value's
 * end. EventBridge envelopes around a value are opened. Where their header comes before `detail`, as AWS writes it, the
 * list in it is read without waiting, too.
 */
export class JsonStream {
  private readonly scanner = new JsonScanner();
  private text = '';
  private at = 0;
  private before = 0;
  private state = State.Top;
  private level = 0;
  private header: Record<string, string> = {};
  private meta: RecordMeta | undefined;
  private brokenInARow = 0;
  private records = 0;
  /** Where the object begins in which no list of records was found so far; -1: in none. */
  private objectAt = -1;
  /** Where `detail` begins that came before the header of its envelope, from `objectAt`. */
  private detailAt = NOWHERE;
  /** Where bytes are missing, from the beginning of the stream. */
  private gaps: number[] = [];
  private ended = false;
  /** A long value that goes on is looked at again when that many characters are there: not at every chunk from its start. */
  private worthALook = 0;

  constructor(private readonly sink: JsonSink, private readonly delimiter: string) {}

  /** @param gaps where in the chunk bytes are missing, ascending */
  push(chunk: string, out: RawRecord[], gaps = NO_GAPS): void {
    const from = this.objectAt < 0 ? this.at : this.objectAt;
    this.before += from;
    this.text = from < this.text.length ? this.text.substring(from) + chunk : chunk;
    for (const gap of gaps) if (this.gaps.length < MAX_GAPS) this.gaps.push(this.before + this.text.length - chunk.length + gap);
    this.at -= from;
    if (this.objectAt > 0) this.objectAt = 0;
    if (this.text.length < this.worthALook) return;
    this.worthALook = this.run(out) && this.text.length - this.at > LONG_VALUE ? 2 * (this.text.length - this.at) : 0;
    // too long for a record: its list may still come
    if (this.objectAt >= 0 && this.text.length - this.objectAt > MAX_VALUE) {
      this.objectAt = -1;
      if (this.detailAt !== NOWHERE) this.detailAt = TOO_FAR;
    }
    if (this.text.length - this.at > MAX_VALUE && !this.skipLine(out, `longer than ${MAX_VALUE} characters`)) {
      throw new ObjectError('too-large', `a JSON value at character ${this.before + this.at} is longer than ${MAX_VALUE} characters`);
    }
  }

  end(out: RawRecord[]): void {
    this.ended = true;
    while (this.run(out)) {
      if (this.state !== State.Top) throw new ObjectError('torn', `the JSON text ends inside a value that begins at or before character ${this.before + this.at}`);
      if (this.skipLine(out, 'ends inside a value')) continue;
      this.sink.broken(this.text.substring(this.at).trimEnd(), 'the text ends inside a JSON value', out);
      this.at = this.text.length;
    }
    this.sink.end?.();
  }

  /** Reads as far as the text goes; true when some of it is left that more text may complete. */
  private run(out: RawRecord[]): boolean {
    const scanner = this.scanner;
    for (;;) {
      scanner.start(this.text, this.at);
      const c = scanner.skipSpace();
      this.at = scanner.position;
      if (Number.isNaN(c)) return this.state !== State.Top;
      try {
        if (this.state === State.Top) this.top(c, out);
        else if (this.state === State.Members) this.member(c, out);
        else this.item(c, out);
      } catch (error) {
        if (error === INCOMPLETE) return true;
        if (!(error instanceof JsonSyntaxError)) throw error;
        // a list at the top may be a line of text: `[error] …`
        if (this.state === State.List && this.level === 0) this.state = State.Top;
        if (this.state !== State.Top) {
          throw new ObjectError('bad-json', `no JSON at character ${this.before + error.position}: ${error.message}`);
        }
        if (!this.skipLine(out, error.message)) return true;
      }
    }
  }

  private top(c: number, out: RawRecord[]): void {
    const start = this.at;
    if (c === BOM || c === 0) {
      this.at++;
    } else if (c !== OPEN_OBJECT) {
      if (c === OPEN_LIST && this.beginsList()) {
        // a list is its items
        this.state = State.List;
        this.level = 0;
        this.meta = undefined;
        this.at++;
        return;
      }
      this.value(out, true);
    } else if (this.delimiter === '') {
      this.scanner.record(this.text, start);
      this.record(start, out);
    } else {
      this.state = State.Members;
      this.level = 1;
      this.header = {};
      this.meta = undefined;
      this.objectAt = this.at;
      this.detailAt = NOWHERE;
      this.at++;
    }
  }

  /** Whether the bracket here opens a list of objects: lists of other things are no records. */
  private beginsList(): boolean {
    this.scanner.start(this.text, this.at + 1);
    const c = this.scanner.skipSpace();
    if (Number.isNaN(c) && !this.ended) throw INCOMPLETE;
    this.scanner.position = this.at;
    return c === OPEN_OBJECT || c === CLOSE_LIST;
  }

  /** A record without delimiter: the value itself, or what an EventBridge envelope carries. */
  private record(start: number, out: RawRecord[]): void {
    const scanner = this.scanner;
    const end = scanner.position;
    if (isEventBridge(scanner)) {
      const header = envelopeHeader(scanner);
      if (header.detailAt >= 0) {
        scanner.record(scanner.text, header.detailAt);
        this.deliver(header.detailAt, metaOf(header.strings), out);
        this.done(end);
        return;
      }
    }
    this.deliver(start, undefined, out);
    this.done(end);
  }

  /** A whole value that is no good record is broken by itself: what stands behind it is read on. */
  private deliver(start: number, meta: RecordMeta | undefined, out: RawRecord[]): void {
    const { text, position } = this.scanner;
    try {
      this.sink.object(this.scanner, start, meta, out, this.gaps.length === 0 ? NO_GAPS : this.gapsOf(start, position));
      this.records++;
    } catch (error) {
      if (!(error instanceof JsonSyntaxError)) throw error;
      const value = text.substring(start, position);
      // an open quote takes what follows for a part of the value, up to the next line at least
      if (this.state === State.Top && value.includes('\n')) throw error;
      this.sink.broken(value, error.message, out);
    }
  }

  /** Takes what is noted up to `end`. */
  private gapsOf(start: number, end: number): readonly number[] {
    let count = 0;
    while (count < this.gaps.length && this.gaps[count] <= this.before + end) count++;
    if (count === 0) return NO_GAPS;
    return this.gaps.splice(0, count).map((gap) => gap - this.before).filter((gap) => gap > start && gap < end);
  }

  private done(end: number): void {
    this.at = end;
    this.brokenInARow = 0;
  }

  private member(c: number, out: RawRecord[]): void {
    if (c === COMMA) {
      this.at++;
    } else if (c === CLOSE_OBJECT) {
      this.at++;
      this.level--;
      if (this.level === 0) {
        if (this.detailAt !== NOWHERE && this.enveloped()) {
          this.readDetail();
          return;
        }
        this.state = State.Top;
        if (this.objectAt >= 0) this.withoutList(out);
      }
    } else {
      const scanner = this.scanner;
      const keyStart = this.at + 1;
      const key = this.text.substring(keyStart, scanner.key(c));
      const valueAt = scanner.position;
      const first = this.text.charCodeAt(valueAt);
      const enveloped = this.enveloped();
      if (key === this.delimiter && first === OPEN_LIST && !(this.level === 1 && enveloped)) {
        this.state = State.List;
        this.objectAt = -1;
        this.detailAt = NOWHERE;
        this.at = valueAt + 1;
      } else if (key === 'detail' && this.level === 1 && enveloped && first === OPEN_OBJECT) {
        this.meta = metaOf(this.header);
        this.level = 2;
        this.at = valueAt + 1;
      } else {
        scanner.value(1, false);
        // a literal at the end of the text may go on in the next chunk
        if (scanner.position >= this.text.length) throw INCOMPLETE;
        this.at = scanner.position;
        if (this.level === 1) this.note(key, valueAt, first);
        // of an event only the detail counts
        if (key === this.delimiter && !(this.level === 1 && enveloped)) this.sink.broken(this.text.substring(keyStart - 1, this.at), `${this.delimiter} is no list`, out);
      }
    }
  }

  /** An object in which there was no list of records. */
  private withoutList(out: RawRecord[]): void {
    const start = this.objectAt;
    const end = this.at;
    this.objectAt = -1;
    this.scanner.record(this.text, start);
    // what an event's header has is not the record's
    if (!isEventBridge(this.scanner) && this.sink.isRecord?.(this.scanner)) this.deliver(start, undefined, out);
    this.done(end);
  }

  private note(key: string, valueAt: number, first: number): void {
    if (key === 'detail' && first === OPEN_OBJECT && this.delimiter !== 'detail') {
      // when the object is not kept, a list was found already
      if (this.objectAt >= 0) this.detailAt = valueAt - this.objectAt;
    } else if (key === 'detail-type' || key === 'resources') {
      this.header[key] = 'seen';
    } else if (HEADER_STRINGS.has(key) && first === QUOTE) {
      this.header[key] = headerText(this.text.substring(valueAt, this.at));
    }
  }

  private enveloped(): boolean {
    return 'detail-type' in this.header && 'resources' in this.header;
  }

  /** Goes back to the `detail` that stands before its header, and from there on through the object once more. */
  private readDetail(): void {
    if (this.detailAt === TOO_FAR) {
      throw new ObjectError('too-large', `the header of an EventBridge event comes after its detail, which is longer than ${MAX_VALUE} characters`);
    }
    this.meta = metaOf(this.header);
    this.level = 2;
    this.at = this.objectAt + this.detailAt + 1;
    this.detailAt = NOWHERE;
  }

  private item(c: number, out: RawRecord[]): void {
    const start = this.at;
    if (c === COMMA) {
      this.at++;
    } else if (c === CLOSE_LIST) {
      this.at++;
      this.state = this.level === 0 ? State.Top : State.Members;
    } else if (c === OPEN_OBJECT) {
      this.scanner.record(this.text, start);
      if (this.level === 0) {
        this.record(start, out);
        return;
      }
      const end = this.scanner.position;
      this.deliver(start, this.meta, out);
      this.done(end);
    } else {
      this.value(out);
    }
  }

  /** Moves over a value that is no object. @param ofText whether it may be the beginning of a line of text */
  private value(out: RawRecord[], ofText = false): void {
    this.scanner.value(1, false);
    const end = this.scanner.position;
    // a number at the end of the text may go on in the next chunk
    if (end >= this.text.length && !this.ended) throw INCOMPLETE;
    if (this.sink.noObject !== undefined) {
      this.sink.noObject();
    } else {
      if (ofText && this.textFollows(end)) throw new JsonSyntaxError('no JSON object', this.at);
      this.sink.broken(this.text.substring(this.at, end), 'no JSON object', out);
    }
    this.at = end;
  }

  /** Whether something that is neither an object nor a list stands on the same line. */
  private textFollows(end: number): boolean {
    let at = end;
    while (at < this.text.length && (this.text[at] === ' ' || this.text[at] === '\t')) at++;
    if (at === this.text.length && !this.ended) throw INCOMPLETE;
    return at < this.text.length && !'\r\n{['.includes(this.text[at]);
  }

  /** Gives up the rest of the line: the values behind it are read all the same. */
  private skipLine(out: RawRecord[], reason: string): boolean {
    if (this.state !== State.Top) return false;
    const end = this.text.indexOf('\n', this.at);
    if (end < 0) return false;
    // nothing but such lines: the object is something else
    if (++this.brokenInARow > MAX_BROKEN_IN_A_ROW && this.records === 0) {
      throw new ObjectError('bad-json', `${MAX_BROKEN_IN_A_ROW} lines in a row are no JSON, up to character ${this.before + end}: ${reason}`);
    }
    this.sink.broken(this.text.substring(this.at, end).trimEnd(), reason, out);
    this.at = end + 1;
    return true;
  }
}
