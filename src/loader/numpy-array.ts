import { PythonSequence, pythonRepr } from './python-text';

/** Type of an array's items. */
export type Dtype = 'object' | 'bool' | 'float64' | `${'int' | 'uint'}${8 | 16 | 32 | 64}`;

/** Types that numpy does not name, because it takes them for granted. */
const IMPLIED: ReadonlySet<Dtype> = new Set(['bool', 'int64', 'float64']);
const LINE = 75;
const INDENT = ' '.repeat('array('.length);

/**
 * A list that pandas leaves as an array of numpy: those inside other lists are. Its text is numpy's, with line breaks as
 * numpy makes them, but whole: numpy leaves the middle out when there are more than a thousand items. Fractions are
 * written as elsewhere, not under each other.
 */
export class NumpyArray extends PythonSequence {
  dtype: Dtype = 'object';

  repr(): string {
    const text = `array(${inLines(this.words())}`;
    if (IMPLIED.has(this.dtype) && this.length > 0) return `${text})`;
    const type = `dtype=${this.dtype})`;
    const lastLine = length(text.slice(text.lastIndexOf('\n') + 1)) + 1;
    return `${text},${lastLine + type.length + 1 > LINE ? `\n${INDENT}` : ' '}${type}`;
  }

  private words(): string[] {
    if (this.dtype === 'object') return Array.from(this, objectRepr);
    const words = Array.from(this, pythonRepr);
    const width = this.dtype === 'float64' ? 0 : this.dtype === 'bool' ? 'False'.length : longest(words);
    return words.map((word) => word.padStart(width));
  }
}

function objectRepr(item: unknown): string {
  return Array.isArray(item) && !(item instanceof PythonSequence) ? `list(${pythonRepr(item)})` : pythonRepr(item);
}

/** `[a, b]`, broken before items that don't fit. Items may have several lines themselves: arrays in arrays. */
function inLines(words: string[]): string {
  // a bracket, and a parenthesis or a comma must find room, too
  const room = LINE - 2;
  const indent = `${INDENT} `;
  let done = '';
  let line = indent;
  words.forEach((word, i) => {
    const [first, ...rest] = word.split('\n');
    const width = longest([first, ...rest]);
    if (line.length > indent.length && length(line) + width > room) {
      done += `${line.trimEnd()}\n`;
      line = indent;
    }
    const hanging = rest.length > 0 && line.length > indent.length ? ' '.repeat(length(line)) : indent;
    line += first;
    for (const next of rest) {
      done += `${line.trimEnd()}\n`;
      line = hanging + next;
    }
    if (rest.length > 0) line += ' '.repeat(width - length(rest[rest.length - 1]));
    if (i < words.length - 1) line += ', ';
  });
  return `[${(done + line).slice(indent.length)}]`;
}

/** In characters, as Python counts them. */
function length(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? [...text].length : text.length;
}

function longest(words: string[]): number {
  return words.reduce((most, word) => Math.max(most, length(word)), 0);
}
