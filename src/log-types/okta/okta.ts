import { snakeCase, snakeKeys } from './snake-case';
import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { isObject, objectField } from '../shared/object-field';

/** Fields that go below `okta`, in its order. */
const MOVED = [
  'actor', 'debugContext', 'request', 'outcome', 'transaction', 'authenticationContext', 'securityContext', 'displayMessage', 'uuid', 'version',
  'severity', 'published', 'legacyEventType', 'eventType',
];
/** Without one of these the client stays where it is. */
const CLIENT = ['device', 'ipAddress', 'userAgent', 'id', 'zone'];
const OUTCOMES = new Map([['success', 'success'], ['allow', 'success'], ['failure', 'failure'], ['deny', 'failure']]);

export const logic: LogTypeLogic = {
  reads: [...MOVED, 'target', 'client'],
  writes: ['okta', 'user', 'related', 'client', 'source'],
  apply(doc, raw) {
    const result = isObject(raw.outcome) ? raw.outcome.result : undefined;
    if (typeof result === 'string') objectField(doc, 'event').outcome = OUTCOMES.get(result.toLowerCase()) ?? 'unknown';
    if (isObject(raw.actor) && raw.actor.type === 'User') writeUser(doc, raw.actor);
    const okta: Fields = doc.okta = {};
    for (const field of MOVED) move(doc, raw, field, okta);
    const moved = moveClient(doc, okta);
    if (isTruthy(raw.target)) okta.target = targetOf(raw.target, moved);
    if (moved) doc.target = undefined;
  },
};

function writeUser(doc: Fields, actor: Fields): void {
  const { alternateId, displayName, id } = actor;
  if (typeof alternateId === 'string') {
    const at = alternateId.lastIndexOf('@');
    if (at >= 0) Object.assign(objectField(doc, 'user'), { name: alternateId.slice(0, at), domain: alternateId.slice(at + 1), email: alternateId });
  }
  for (const side of ['client', 'source']) doc[side] = { ...(isObject(doc[side]) ? doc[side] : {}), user: { full_name: displayName, id } };
  objectField(doc, 'related').user = displayName;
}

function move(doc: Fields, raw: Fields, field: string, okta: Fields): void {
  const value = raw[field];
  if (!isTruthy(value)) return;
  // texts have always gone the way of the names
  okta[snakeCase(field)] = typeof value === 'string' ? snakeCase(value) : snakeKeys(value);
  doc[field] = undefined;
}

/** The targets as they came, or without members that are null where they stay beside `okta`, too; of an application only its names. */
function targetOf(target: Value, moved: boolean): Value {
  const targets: Value[] = Array.isArray(target) ? target : [target];
  const application = targets.findLast((item) => isObject(item) && item.type === 'AppInstance');
  if (application !== undefined) return { app_name: { alternate_id: application.alternateId, display_name: application.displayName } };
  return [moved ? target : targets.map(withoutNulls)];
}

function withoutNulls(target: Value): Value {
  return isObject(target) ? Object.fromEntries(Object.entries(target).filter(([, value]) => value !== null)) : target;
}

/** Moves the client below `okta`; false when a part of it is missing: then the rest stays where it is. */
function moveClient(doc: Fields, okta: Fields): boolean {
  if (!isObject(doc.client)) return false;
  const missing = CLIENT.findIndex((member) => !Object.hasOwn(doc.client, member));
  const client: Fields = doc.client = { ...doc.client };
  if (missing < 0 || missing > CLIENT.indexOf('userAgent')) client.userAgent = userAgentOf(client.userAgent);
  if (missing >= 0) return false;
  okta.client = { device: client.device, ip: client.ipAddress, user_agent: client.userAgent, id: client.id, zone: client.zone };
  for (const member of CLIENT) delete client[member];
  return Object.hasOwn(client, 'geographicalContext') && delete client.geographicalContext;
}

/** Always an object: one text would make all the others unfit for their index. */
function userAgentOf(value: Value): Value {
  return typeof value === 'string' ? { raw_user_agent: value } : snakeKeys(value);
}

/** Whether Python takes a value as true. */
function isTruthy(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Array.isArray(value) ? value.length > 0 : !isObject(value) || Object.keys(value).length > 0;
}
