import type { Writable } from 'node:stream';
import { printable } from '../printable';
import type { Example } from './first-records';
import { writtenText } from '../../loader/json/json-buffer';

/** Characters of a raw text that are shown. */
const SHOWN = 1000;

/** Writes records before and after, one below the other. */
export function writeExamples(examples: readonly Example[], out: Writable): void {
  examples.forEach(({ message, fields, error, after, excludedBy }, i) => {
    out.write(`\n=== record ${i + 1}, before\n${printable(message.slice(0, SHOWN))}${message.length > SHOWN ? ` … (${message.length} characters)` : ''}\n`);
    const names = Object.keys(fields);
    const width = Math.max(0, ...names.map((name) => name.length));
    if (names.length > 0) out.write('\n');
    for (const name of names) out.write(`  ${printable(name.padEnd(width))}  ${printable(valueText(fields[name]))}\n`);
    if (error !== undefined) out.write(`  not as the log type says: ${printable(error.message)}\n`);
    if (after === undefined) out.write(`\n=== record ${i + 1}, after: excluded by ${printable(excludedBy ?? 'a rule')}\n`);
    else out.write(`\n=== record ${i + 1}, after: ${printable(`${after.index} ${after.id}`)}\n${indented(after.source)}\n`);
  });
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return writtenText((out) => out.member('', value)).slice('"":'.length, -1);
}

/**
 * JSON text on many lines, a member each. Its literals stay as they are: numbers that JavaScript would round, texts that
 * it would write in another way.
 */
function indented(json: string): string {
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  return json.replace(/"(?:[^"\\]+|\\.)*"|[{}[\],:]|[^"{}[\],:]+/g, (token) => {
    switch (token) {
      case '{':
      case '[':
        depth++;
        return token + line();
      case '}':
      case ']':
        depth--;
        return line() + token;
      case ',': return token + line();
      case ':': return ': ';
      // JSON leaves these as they are, a terminal may not
      default: return token.trim().replace(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
    }
  }).replace(/([{[])\s+([}\]])/g, '$1$2');
}
