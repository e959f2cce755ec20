import { parseValue, toDetails } from '../indicator';
import type { IndicatorType } from '../indicator';
import { toUtcSeconds } from '../utc-seconds';
import type { FeedFile, FeedSink } from './feed-file';
import { comparisonsOf } from './stix-pattern';
import type { Comparison } from './stix-pattern';

type StixObject = Readonly<Record<string, unknown>>;

/** What a path compares, where logs have that: any type of address for the ends of a connection. */
const SEARCHED: Readonly<Record<string, IndicatorType | 'any'>> = {
  'ipv4-addr:value': 'ipv4-addr',
  'ipv6-addr:value': 'ipv6-addr',
  'domain-name:value': 'domain-name',
  'network-traffic:src_ref.value': 'any',
  'network-traffic:dst_ref.value': 'any',
};
const EQUAL = new Set(['=', '==', 'IN', 'ISSUBSET']);

/**
 * Reads a bundle of STIX 2.0 or 2.1, or a list of its objects: of each object with a pattern, the addresses and domains that the
 * pattern names. Those that are revoked, or not valid at `now` (ms since 1970), are left out.
 * Throws an `Error` for a file that is neither.
 */
export function readStix2(file: FeedFile, text: string, now: number, sink: FeedSink): void {
  objectsOf(JSON.parse(text.replace(/^\ufeff/, ''))).forEach((object, i) => {
    const place = `${file.path}: objects[${i}]${typeof object?.id === 'string' ? ` ${object.id}` : ''}`;
    try {
      readObject(object, file, place, now, sink);
    } catch (error) {
      sink.problem(place, (error as Error).message);
    }
  });
}

function objectsOf(content: unknown): (StixObject | null)[] {
  const { objects = content } = (content ?? {}) as { objects?: unknown };
  if (!Array.isArray(objects)) throw new Error('it has no list "objects": expected a STIX bundle');
  return objects as (StixObject | null)[];
}

function readObject(object: StixObject | null, file: FeedFile, place: string, now: number, sink: FeedSink): void {
  if (typeof object !== 'object' || object === null) throw new Error('it is no object');
  const { pattern, pattern_type: patternType = 'stix' } = object;
  if (typeof pattern !== 'string') return;
  if (patternType !== 'stix') return sink.leftOut(file, `pattern_type ${String(patternType).slice(0, 40)} is not searched for`);
  if (object.revoked === true) return sink.leftOut(file, 'revoked');
  const until = toUtcSeconds(object.valid_until);
  if (until !== undefined && Date.parse(until) <= now) return sink.leftOut(file, 'valid_until has passed');
  const from = toUtcSeconds(object.valid_from);
  if (from !== undefined && Date.parse(from) > now) return sink.leftOut(file, 'valid_from has not come');

  const comparisons = comparisonsOf(pattern).filter(({ path }) => Object.hasOwn(SEARCHED, path));
  if (comparisons.length === 0) return sink.leftOut(file, 'patterns without addresses and domains');
  const name = typeof object.name === 'string' && object.name !== '' ? `${file.name}: ${object.name}` : file.name;
  const details = toDetails({ ...object, provider: file.provider, name, reference: undefined, modified: object.modified ?? object.published });
  for (const comparison of comparisons) {
    for (const value of comparison.values) {
      try {
        sink.add({ value: searchedValue(comparison, value), details });
      } catch (error) {
        sink.problem(place, (error as Error).message);
      }
    }
  }
}

function searchedValue({ path, operator, negated }: Comparison, text: string): ReturnType<typeof parseValue> {
  if (negated || !EQUAL.has(operator)) throw new Error(`${path} ${negated ? 'NOT ' : ''}${operator} can't be searched for`);
  const type = SEARCHED[path];
  return parseValue(text.trim(), type === 'any' ? undefined : type);
}
