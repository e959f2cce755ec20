import type { LogTypeLogic, Value } from '../../loader/types';
import { objectField, objectIn } from '../shared/object-field';

const OUTCOMES = new Map([['Success', 'success'], ['Failure', 'failure']]);
const DECISIONS = new Map([['Allow', 'allowed'], ['Deny', 'denied']]);

export const logic: LogTypeLogic = {
  reads: ['actor', 'duration', 'http_request', 'identity', 'status'],
  apply(doc, raw) {
    const event = objectField(doc, 'event');
    event.outcome = OUTCOMES.get(raw.status) ?? 'unknown';
    const seconds = Number.parseFloat(raw.duration);
    if (seconds >= 0) event.duration = Math.round(seconds * 1e9);
    const type = DECISIONS.get(firstDecision(raw.actor) ?? firstDecision(raw.identity));
    if (type !== undefined) event.type = [type];

    const version = objectIn(raw, 'http_request')?.version;
    const slash = typeof version === 'string' ? version.indexOf('/') : -1;
    if (slash >= 0) objectField(doc, 'http').version = version.slice(slash + 1);
  },
};

/** What the policies decided; OCSF 0.1 keeps it in `identity`, later versions in `actor`. */
function firstDecision(identity: Value): Value {
  const authorizations = identity?.authorizations;
  return Array.isArray(authorizations) ? authorizations[0]?.decision : undefined;
}
