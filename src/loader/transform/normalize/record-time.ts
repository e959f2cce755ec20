import type { LogTypePlan } from '../../plan';
import { pythonStr } from '../../python-text';
import type { Fields, RawRecord, RecordMeta } from '../../types';
import { compilePath } from '../paths';
import { compileTimestamp } from './timestamp';
import type { Timestamp } from './timestamp';

/** Where the record's time comes from. */
export interface RecordTime {
  readonly time: Timestamp;
  /** Why it is not the time that the configuration asks for. */
  readonly problem?: string;
}

export interface ObjectTime {
  /** What `file_timestamp_format` finds in the key. */
  readonly file?: Timestamp;
  /** Time of the load. */
  readonly now: () => Timestamp;
}

type Source = (record: RawRecord, doc: Fields) => unknown;

/** Compiles timestamp keys and formats. A record without a valid time gets the best one that is known, and the reason. */
export function compileRecordTime(plan: LogTypePlan, start: number): (record: RawRecord, doc: Fields, object: ObjectTime) => RecordTime {
  const read = compileTimestamp({
    formats: plan.timestampFormats, tzMinutes: plan.timestampTzMinutes, nano: plan.timestampNano, now: () => start,
  });
  const epoch = compileTimestamp({ formats: ['epoch'], tzMinutes: plan.timestampTzMinutes, nano: false, now: () => start });
  const sources = plan.timestampKeys.map((key) => ({ key, value: sourceOf(key) }));

  const around = (meta: RecordMeta | undefined, object: ObjectTime): Timestamp | undefined =>
    object.file ?? (meta?.cwlTimestamp === undefined ? undefined : epoch(meta.cwlTimestamp));
  const bestKnown = (meta: RecordMeta | undefined, object: ObjectTime): Timestamp => around(meta, object) ?? read(meta?.cweTimestamp) ?? object.now();

  return (record, doc, object) => {
    const { meta } = record;
    if (record.error !== undefined || sources.length === 0) {
      if (record.error?.counted === false && meta?.cwlTimestamp !== undefined) doc.cwl_timestamp = meta.cwlTimestamp;
      const own = record.raw['@timestamp'];
      const time = read(own);
      if (time !== undefined) return { time };
      const odd = own !== undefined && own !== null && own !== '' && record.error === undefined;
      // the time of an event's envelope has to be asked for, except in place of one that can't be read
      return odd ? { time: bestKnown(meta, object), problem: unreadable('@timestamp', own) } : { time: around(meta, object) ?? object.now() };
    }
    for (const source of sources) {
      if (source.key === 'file_timestamp') {
        if (object.file !== undefined) return { time: object.file };
        continue;
      }
      const value = source.value(record, doc);
      if (value === undefined) continue;
      const time = read(value);
      if (time !== undefined) return { time };
      return { time: bestKnown(meta, object), problem: unreadable(source.key, value) };
    }
    return { time: bestKnown(meta, object), problem: `no timestamp: ${sources.map((source) => source.key).join(', ')} absent or empty` };
  };
}

function unreadable(key: string, value: unknown): string {
  return `${key} fits no timestamp format: ${pythonStr(value).slice(0, 100)}`;
}

function sourceOf(key: string): Source {
  // the times of an envelope stay in the document
  if (key === 'cwe_timestamp') return ({ meta }, doc) => (meta?.cweTimestamp === undefined ? undefined : (doc.cwe_timestamp = meta.cweTimestamp));
  if (key === 'cwl_timestamp') return ({ meta }, doc) => (meta?.cwlTimestamp === undefined ? undefined : (doc.cwl_timestamp = meta.cwlTimestamp));
  const [get, ...others] = key.split('+').map(compilePath);
  if (others.length === 0) return ({ raw }, doc) => get(raw, doc);
  return ({ raw }, doc) => {
    const parts = [get, ...others].map((part) => part(raw, doc));
    return parts.includes(undefined) ? undefined : parts.join(' ');
  };
}

/** Time in an object's key by the named groups year month day hour minute second microsecond, UTC. */
export function timeOfKey(groups: Readonly<Record<string, string | undefined>>): string {
  const part = (name: string, missing: string, length = 2): string => (groups[name] ?? missing).padStart(length, '0');
  const date = `${part('year', '2000', 4)}-${part('month', '1')}-${part('day', '1')}`;
  return `${date}T${part('hour', '0')}:${part('minute', '0')}:${part('second', '0')}.${part('microsecond', '0', 6)}+00:00`;
}
