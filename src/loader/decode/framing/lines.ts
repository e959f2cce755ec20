/** Longest line that is read, in characters; longer ones become an error with their beginning. */
export const MAX_LINE = 1024 * 1024;

/** What becomes of each line. */
export interface LineSink {
  /** A line without its end, not trimmed; `end` is empty when the text ends there. `damaged`: some of its bytes are missing. */
  line(text: string, end: '\n' | '', damaged: boolean): void;
  /** The beginning of a line that is longer than `MAX_LINE`. */
  tooLong(beginning: string): void;
}

const NONE: readonly number[] = [];

/** Cuts text into lines: `\n`, `\r\n` and a lone `\r` end a line, nothing else does. A byte order mark is dropped. */
export class LineFramer {
  private tail = '';
  private damagedTail = false;
  private skipping = false;
  private endsWithReturn = false;
  private first = true;

  constructor(private readonly sink: LineSink) {}

  /** @param gaps where in the chunk bytes are missing, ascending */
  push(chunk: string, gaps: readonly number[] = NONE): void {
    const places = gaps.length === 0 ? gaps : gaps.slice();
    let text = gaps.length === 0 ? this.normalise(chunk) : this.normaliseParts(chunk, places as number[]);
    const before = this.tail.length;
    if (before > 0) text = this.tail + text;
    let gap = 0;
    let nextGap = this.damagedTail ? 0 : places.length === 0 ? Infinity : before + places[0];
    let at = 0;
    for (;;) {
      const end = text.indexOf('\n', at);
      if (end < 0) break;
      const damaged = nextGap <= end;
      if (this.skipping) this.skipping = false;
      else if (end - at > MAX_LINE) this.sink.tooLong(text.substring(at, at + MAX_LINE));
      else this.sink.line(text.substring(at, end), '\n', damaged);
      at = end + 1;
      if (!damaged) continue;
      while (gap < places.length && before + places[gap] < at) gap++;
      nextGap = gap < places.length ? before + places[gap] : Infinity;
    }
    this.damagedTail = nextGap !== Infinity;
    this.tail = at === 0 ? text : text.substring(at);
    if (this.skipping) {this.tail = '';} else if (this.tail.length > MAX_LINE) {
      this.sink.tooLong(this.tail.substring(0, MAX_LINE));
      this.skipping = true;
      this.tail = '';
    }
  }

  end(): void {
    if (this.tail !== '') this.sink.line(this.tail, '', this.damagedTail);
    this.tail = '';
  }

  /** The chunk with its line ends made equal; the places become those in the result. */
  private normaliseParts(chunk: string, places: number[]): string {
    let text = '';
    let from = 0;
    for (let i = 0; i < places.length; i++) {
      text += this.normalise(chunk.substring(from, places[i]));
      from = places[i];
      places[i] = text.length;
    }
    return text + this.normalise(chunk.substring(from));
  }

  private normalise(chunk: string): string {
    let text = chunk;
    if (this.first && text !== '') {
      this.first = false;
      if (text.charCodeAt(0) === 0xfeff) text = text.substring(1);
    }
    if (this.endsWithReturn && text !== '') {
      // the return at the end of the last chunk ended its line already
      if (text.charCodeAt(0) === 10) text = text.substring(1);
      this.endsWithReturn = false;
    }
    if (text.includes('\r')) {
      this.endsWithReturn = text.endsWith('\r');
      text = text.replace(/\r\n?/g, '\n');
    }
    return text;
  }
}

const UNICODE_SPACE = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Whether a character is white space in Unicode. */
export function isSpace(c: number): boolean {
  return (c <= 32 && (c >= 28 || (c >= 9 && c <= 13))) || (c > 127 && UNICODE_SPACE.test(String.fromCharCode(c)));
}

/** Text without Unicode white space at its ends. */
export function trim(text: string): string {
  let from = 0;
  while (from < text.length && isSpace(text.charCodeAt(from))) from++;
  return trimEnd(from === 0 ? text : text.substring(from));
}

/** The same, up to a white space that means something. */
export function trimBut(text: string, kept: string): string {
  const code = kept.charCodeAt(0);
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) !== code && isSpace(text.charCodeAt(from))) from++;
  while (to > from && text.charCodeAt(to - 1) !== code && isSpace(text.charCodeAt(to - 1))) to--;
  return text.substring(from, to);
}

/** Text without Unicode white space at its end. */
export function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  return to === text.length ? text : text.substring(0, to);
}
