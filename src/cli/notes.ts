import type { Writable } from 'node:stream';
import type { FileNote } from './directory-report';
import { printable } from './printable';
import { formatCount } from './table';

/** Notes of one kind that are written out. */
const SHOWN = 20;

/** Writes what is wrong or without effect in the configuration. */
export function writeProblems(problems: readonly string[], stderr: Writable): void {
  for (const problem of problems) stderr.write(`configuration: ${problem}\n`);
}

/** Writes notes below a title with their number; of many the first. */
export function writeNotes(title: string, notes: readonly FileNote[], stderr: Writable): void {
  if (notes.length === 0) return;
  stderr.write(`\n${title} (${formatCount(notes.length)}):\n`);
  for (const { key, reason } of notes.slice(0, SHOWN)) stderr.write(printable(`  ${key}: ${reason}`) + '\n');
  if (notes.length > SHOWN) stderr.write(`  … and ${formatCount(notes.length - SHOWN)} more\n`);
}
