import type { ReportTimeline } from './report';
import type { SiemDocument } from '../../src/loader/types';

const MINUTE = 60_000;
/** What a person looks at first: somebody tries to sign in. */
const EXAMPLE = { logType: 'cloudtrail', text: '"ConsoleLogin":"Failure"' };

/** Keeps of the documents that pass by what the demo shows and checks. */
export class Observed {
  /** Ids by index: documents with equal ids are one. */
  readonly ids = new Map<string, Set<string>>();
  example: { readonly index: string; readonly id: string; readonly source: object } | undefined;
  private readonly minutes = new Map<string, Map<number, number>>();

  /** Takes a document on its way to its index. */
  readonly note = (document: Pick<SiemDocument, 'id' | 'time' | 'error' | 'json'>, index: string, logType: string): void => {
    entry(this.ids, index, () => new Set<string>()).add(document.id);
    // a record that could not be read has the time of its loading, which would stretch the time line
    if (document.error === undefined) {
      const counts = entry(this.minutes, logType, () => new Map<number, number>());
      const minute = Math.floor(document.time / MINUTE) * MINUTE;
      counts.set(minute, (counts.get(minute) ?? 0) + 1);
    }
    if (this.example === undefined && logType === EXAMPLE.logType && document.json.includes(EXAMPLE.text)) {
      this.example = { index, id: document.id, source: JSON.parse(document.json) as object };
    }
  };

  /** Events of each log type in buckets of one minute, in the order of time. */
  timeline(): ReportTimeline[] {
    return [...this.minutes].map(([logType, counts]) => ({
      logType,
      points: [...counts].sort(([a], [b]) => a - b).map(([time, count]) => ({ time: new Date(time).toISOString(), count })),
    }));
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, value = make());
  return value;
}
