import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { objectField } from '../shared/object-field';

const OUTCOMES = new Map([['successful', 'success'], ['failed', 'failure']]);
const TIMES = ['connection-start-time', 'connection-last-update-time', 'connection-end-time'];

/** What does not apply to a connection is `NA` in its record. */
export const logic: LogTypeLogic = {
  // most fields are read: all of them at once take a fifth less
  wholeDocument: true,
  apply(doc, raw) {
    const event = objectField(doc, 'event');
    const outcome = OUTCOMES.get(raw['connection-attempt-status']);
    if (outcome !== undefined) event.outcome = outcome;
    const seconds = integer(raw['connection-duration-seconds']);
    if (seconds !== undefined) event.duration = seconds * 1e9;

    const reason = raw['connection-attempt-failure-reason'];
    if (typeof reason === 'string' && reason !== 'NA') objectField(doc, 'error').message = reason;

    const bytes = sum(raw['ingress-bytes'], raw['egress-bytes']);
    const packets = sum(raw['ingress-packets'], raw['egress-packets']);
    if (bytes !== 0 || packets !== 0) doc.network = { bytes, packets };

    if (raw['client-ip'] === 'NA') doc['client-ip'] = undefined;
    for (const name of TIMES) writeTime(doc, name, raw[name]);
  },
};

/** `2025-06-12 08:00:00`, UTC, as an index reads it. */
function writeTime(doc: Fields, name: string, text: Value): void {
  if (typeof text !== 'string' || text === '') return;
  doc[name] = text === 'NA' ? undefined : `${text.replaceAll(' ', 'T')}+00:00`;
}

function sum(one: Value, other: Value): number {
  return (integer(one) ?? 0) + (integer(other) ?? 0);
}

function integer(value: Value): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  return typeof value === 'string' && /^ *[+-]?\d+ *$/.test(value) ? Number(value) : undefined;
}
