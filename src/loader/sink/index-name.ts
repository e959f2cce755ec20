import type { LogTypePlan } from '../plan';
import type { SiemDocument } from '../types';

const DAY = 86_400_000;

/** Indices that take no documents (UltraWarm, cold, blocked for writes). */
export type ReadOnlyIndices = ReadonlySet<string>;

export type IndexNamer = (document: SiemDocument) => string;

/**
 * Compiles the name of the index that a document goes to: base, suffix and the date in `index_tz`.
 * @param serverless OpenSearch Serverless has no dates in names
 */
export function compileIndexName(plan: LogTypePlan, readOnly: ReadOnlyIndices, serverless: boolean): IndexNamer {
  const rotation = serverless ? 'aoss' : plan.rotation;
  const suffix = plan.indexSuffix === '' ? '' : `-${plan.indexSuffix}`;
  const offset = plan.indexTzMinutes * 60_000;
  const ending = (local: Date): string => {
    if (rotation === 'auto') return '';
    if (rotation === 'aoss') return suffix || '-001';
    return `${suffix}-${datePart(local, rotation)}`;
  };
  let lastSlot = NaN;
  let lastBase = '';
  let lastName = '';
  return (document) => {
    const base = document.indexName ?? plan.indexName;
    const local = document.indexTime + offset;
    const slot = Math.floor(local / DAY);
    if (slot !== lastSlot || base !== lastBase) {
      lastName = writable(`${base}${ending(new Date(local))}`, readOnly);
      lastSlot = slot;
      lastBase = base;
    }
    return lastName;
  };
}

function datePart(local: Date, rotation: LogTypePlan['rotation']): string {
  const iso = local.toISOString();
  switch (rotation) {
    case 'daily': return iso.slice(0, 10);
    case 'weekly': return `${iso.slice(0, 4)}-w${weekOfYear(local)}`;
    case 'monthly': return iso.slice(0, 7);
    default: return iso.slice(0, 4);
  }
}

/** Week of the year as strftime's %W: weeks begin on Monday, days before the first Monday are week 00. */
function weekOfYear(local: Date): string {
  const yearStart = Date.UTC(local.getUTCFullYear(), 0, 1);
  const dayOfYear = Math.floor((local.getTime() - yearStart) / DAY);
  const sinceMonday = (local.getUTCDay() + 6) % 7;
  return String(Math.floor((dayOfYear + 7 - sinceMonday) / 7)).padStart(2, '0');
}

/** Where the named index is read-only: the next free name with a number, `log-a-2020_01` and so on. */
function writable(name: string, readOnly: ReadOnlyIndices): string {
  if (!name.startsWith('log-')) return name;
  let candidate = name;
  const numbered = /^(.*)_(\d\d)$/.exec(name);
  for (let number = numbered === null ? 1 : Number(numbered[2]); readOnly.has(candidate); number++) {
    candidate = `${numbered?.[1] ?? name}_${String(number).padStart(2, '0')}`;
  }
  return candidate;
}
