import type { LogTypePlan } from '../../loader/plan';

const DATES: Partial<Record<LogTypePlan['rotation'], string>> = {
  daily: '-YYYY-MM-DD',
  weekly: '-YYYY-wWW',
  monthly: '-YYYY-MM',
  yearly: '-YYYY',
};

/** How a log type's indices are called, and where the date comes from. */
export function describeIndex(plan: LogTypePlan): string {
  const { rotation, indexName } = plan;
  const suffix = plan.indexSuffix === '' ? '' : `-${plan.indexSuffix}`;
  if (rotation === 'auto') return `${indexName} (write alias, the domain rolls over)`;
  if (rotation === 'aoss') return `${indexName}${suffix === '' ? '-001' : suffix}`;
  const time = plan.indexByIngestion ? 'time of loading' : 'event time';
  return `${indexName}${suffix}${DATES[rotation]} (${rotation}, ${time}, ${zone(plan.indexTzMinutes)})`;
}

function zone(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const text = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${text(Math.floor(size / 60))}:${text(size % 60)}`;
}
