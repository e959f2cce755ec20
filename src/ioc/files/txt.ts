import { parseValue, toDetails } from '../indicator';
import type { FeedFile, FeedSink } from './feed-file';

/**
 * Reads a list of indicators: an address, a network, a range of addresses or a domain a line. `#` and `;` begin a comment, also
 * behind an indicator.
 */
export async function readTxt(file: FeedFile, lines: AsyncIterable<string>, sink: FeedSink): Promise<void> {
  const details = toDetails(file);
  let number = 0;
  for await (const line of lines) {
    number++;
    const entry = (number === 1 ? line.replace(/^\ufeff/, '') : line).split(/[#;]/, 1)[0].trim();
    if (entry === '') continue;
    try {
      sink.add({ value: parseValue(entry), details });
    } catch (error) {
      sink.problem(`${file.path}:${number}`, (error as Error).message);
    }
  }
}
