import type { Fields, LogTypeLogic } from '../../loader/types';
import { objectField } from '../shared/object-field';

const OUTCOMES = new Map([
  ['GRANTED_PRIVILEGES', 'success'], ['AUTHENTICATED', 'success'], ['MISSING_PRIVILEGES', 'failure'], ['FAILED_LOGIN', 'failure'],
]);
/** The service cuts longer messages. */
const MAX_MESSAGE = 10_000;
const CUT = `The service cuts audit messages after ${MAX_MESSAGE} characters: this one was cut and can't be read as JSON.`;

export const logic: LogTypeLogic = {
  reads: ['audit_category'],
  apply(doc, raw, { message }) {
    const event = objectField(doc, 'event');
    const category = raw.audit_category;
    event.outcome = OUTCOMES.get(category) ?? 'unknown';
    if (category === 'FAILED_LOGIN' || category === 'AUTHENTICATED') event.category = [event.category, 'authentication'].flat();
    if (doc.rule?.name === undefined) writeUnknownRule(doc, message);
  },
};

function writeUnknownRule(doc: Fields, message: string): void {
  objectField(doc, 'rule').name = 'ParsingError';
  // characters are at most two units
  const cut = message.length >= MAX_MESSAGE && message.length <= 2 * MAX_MESSAGE && [...message].length === MAX_MESSAGE;
  if (cut) objectField(doc, 'error').message = CUT;
}
