import { PythonRegexError } from './regex-errors';

/** Reads a pattern character by character (code points, as Python counts them). */
export class PatternCursor {
  public position = 0;
  private readonly characters: readonly string[];

  constructor(public readonly pattern: string) {
    this.characters = Array.from(pattern);
  }

  /** The next character; empty at the end. */
  public get next(): string {
    return this.characters[this.position] ?? '';
  }

  public take(): string {
    const character = this.next;
    if (character !== '') this.position++;
    return character;
  }

  /** Takes the text if it comes next. */
  public skip(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.position += text.length;
    return true;
  }

  public startsWith(text: string): boolean {
    return Array.from(text).every((character, index) => this.characters[this.position + index] === character);
  }

  /** Takes up to `most` characters that match. */
  public takeWhile(allowed: RegExp, most = Infinity): string {
    let taken = '';
    while (taken.length < most && this.next !== '' && allowed.test(this.next)) taken += this.take();
    return taken;
  }

  /** Takes the text before an end mark, and the mark. */
  public takeUntil(end: string, what: string): string {
    const start = this.position;
    const found = this.characters.indexOf(end, start);
    if (found === start) this.fail(`missing ${what}`);
    if (found < 0) this.fail(start === this.characters.length ? `missing ${what}` : `missing ${end}, unterminated name`);
    this.position = found + 1;
    return this.characters.slice(start, found).join('');
  }

  public fail(reason: string, position = this.position): never {
    throw new PythonRegexError(reason, position, this.pattern);
  }
}
