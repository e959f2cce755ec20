import { MAX_LINE } from './lines';

/** A quote that is not closed within so many lines or characters is taken for a damaged row. */
const MAX_ROW_LINES = 1000;
const MAX_ROW_LENGTH = MAX_LINE;

/** What becomes of each row. */
export interface RowSink {
  /** The lines of a row, joined. */
  row(text: string, severalLines: boolean, damaged: boolean): void;
  /** A line with a quote that no line closes. */
  unclosed(line: string, damaged: boolean): void;
}

interface Line { readonly text: string; readonly damaged: boolean }

/** Joins lines to rows: a line break inside of quotes belongs to a field. */
export class CsvRowFramer {
  private pending: Line[] = [];
  private length = 0;

  constructor(private readonly delimiter: string, private readonly sink: RowSink) {}

  line(text: string, damaged: boolean): void {
    const open = this.pending.length > 0;
    const quoted = text.includes('"') ? endsInQuotes(text, this.delimiter, open) : open;
    if (!open && !quoted) {
      this.sink.row(text, false, damaged);
      return;
    }
    this.pending.push({ text, damaged });
    this.length += text.length + 1;
    if (!quoted) {
      const lines = this.take();
      this.sink.row(lines.map((line) => line.text).join('\n'), true, lines.some((line) => line.damaged));
    } else if (this.pending.length > MAX_ROW_LINES || this.length > MAX_ROW_LENGTH) {
      this.giveUp();
    }
  }

  end(): void {
    if (this.pending.length > 0) this.giveUp();
  }

  private take(): Line[] {
    const lines = this.pending;
    this.pending = [];
    this.length = 0;
    return lines;
  }

  /** The first pending line is damaged; those behind it are read afresh, line by line so that it takes no longer than it must. */
  private giveUp(): void {
    this.take().forEach(({ text, damaged }, i) => {
      if (i === 0 || endsInQuotes(text, this.delimiter, false)) this.sink.unclosed(text, damaged);
      else this.sink.row(text, false, damaged);
    });
  }
}

/** Whether a line ends inside of quotes; `quoted`: whether it begins so. */
function endsInQuotes(line: string, delimiter: string, quoted: boolean): boolean {
  let at = 0;
  let inside = quoted;
  for (;;) {
    if (!inside && line[at] === '"') {
      inside = true;
      at++;
    }
    if (inside) {
      const quote = line.indexOf('"', at);
      if (quote < 0) return true;
      at = quote + 1;
      if (line[at] === '"') {
        at++;
        continue;
      }
      inside = false;
    }
    // what stands behind a closing quote belongs to the field
    const end = line.indexOf(delimiter, at);
    if (end < 0) return false;
    at = end + 1;
  }
}
