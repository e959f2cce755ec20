/** `2025-06-15`, `2025-06-15 12:34:56`, `2025-06-15T12:34:56.789+02:00`: without a zone it is UTC. */
const TIME = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.,][0-9]+)?)?\s*(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?$/i;

/** A time of a feed as UTC with seconds, `2025-06-15T12:34:56Z`; undefined for what is no time. */
export function toUtcSeconds(told: unknown): string | undefined {
  const match = typeof told === 'string' ? TIME.exec(told.trim()) : null;
  if (match === null) return undefined;
  const [, date, time = '00:00:00', zone = 'Z'] = match;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : 'Z';
  const at = new Date(`${date}T${time}${offset}`);
  return Number.isNaN(at.getTime()) ? undefined : `${at.toISOString().slice(0, 19)}Z`;
}

/** What is wrong with a time that is given and is none. */
export function utcSecondsProblem(told: unknown): string | undefined {
  if (told === undefined || told === null || told === '' || toUtcSeconds(told) !== undefined) return undefined;
  return `is no time: ${JSON.stringify(told)?.slice(0, 60)}`;
}
