import { parseValue, toDetails } from '../indicator';
import type { IndicatorDetails, IndicatorType } from '../indicator';
import { utcSecondsProblem } from '../utc-seconds';
import type { FeedFile, FeedSink } from './feed-file';

const SEARCHED: ReadonlySet<string> = new Set<IndicatorType>(['ipv4-addr', 'ipv6-addr', 'domain-name']);
const TIMES = ['first_seen', 'last_seen', 'modified'] as const;

type Row = { readonly value?: unknown; readonly type?: unknown } & Readonly<Partial<Record<keyof IndicatorDetails, unknown>>>;

/**
 * Reads rows `{provider, type, value, name?, reference?, first_seen?, last_seen?, modified?, description?}`, one a line. `type` is
 * ipv4-addr, ipv6-addr or domain-name; without one the value tells.
 */
export async function readNdjson(file: FeedFile, lines: AsyncIterable<string>, sink: FeedSink): Promise<void> {
  let number = 0;
  for await (const line of lines) {
    number++;
    const text = (number === 1 ? line.replace(/^\ufeff/, '') : line).trim();
    if (text === '') continue;
    const place = `${file.path}:${number}`;
    try {
      readRow(JSON.parse(text) as Row | null, file, place, sink);
    } catch (error) {
      sink.problem(place, (error as Error).message);
    }
  }
}

function readRow(row: Row | null, file: FeedFile, place: string, sink: FeedSink): void {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Error('the line is no JSON object');
  const { type, value } = row;
  if (typeof type === 'string' && !SEARCHED.has(type)) return sink.leftOut(file, `type ${type.slice(0, 40)} is not searched for`);
  if (typeof value !== 'string') throw new Error('value is missing, or no text');
  const details = toDetails({ ...row, provider: row.provider ?? file.provider });
  sink.add({ value: parseValue(value.trim(), type as IndicatorType | undefined), details });
  for (const time of TIMES) {
    const problem = utcSecondsProblem(row[time]);
    if (problem !== undefined) sink.problem(place, `${time} ${problem}: it is left out`);
  }
}
