import type { Writable } from 'node:stream';
import type { FeedFile } from '../../ioc/files/feed-file';
import { printable } from '../printable';
import { formatCount } from '../table';

/** Problems of one file that are written out. */
const SHOWN = 20;

/** Says what is wrong with files of indicators: problems as they come, of many in one file the first. */
export class BuildNotes {
  /** Files that could not be read to their end. */
  failed = 0;
  private problems = 0;
  private readonly left = new Map<string, number>();

  constructor(private readonly stderr: Writable) {}

  problem(place: string, message: string): void {
    if (this.problems < SHOWN) this.say(`${place}: ${message}`);
    this.problems++;
  }

  leftOut(file: FeedFile, reason: string): void {
    const text = `${file.path}: left out: ${reason}`;
    this.left.set(text, (this.left.get(text) ?? 0) + 1);
  }

  failure(path: string, reason: string): void {
    this.failed++;
    this.say(`${path}: failed: ${reason}`);
  }

  /** Ends the notes of a file. */
  endFile(path: string): void {
    if (this.problems > SHOWN) this.say(`${path}: and ${formatCount(this.problems - SHOWN)} problems more`);
    this.problems = 0;
    for (const [text, count] of this.left) this.say(`${text} (${formatCount(count)})`);
    this.left.clear();
  }

  say(text: string): void {
    this.stderr.write(`${printable(text)}\n`);
  }
}
