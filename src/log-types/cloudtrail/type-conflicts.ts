/**
 * Services give one name in requestParameters or responseElements different types, which an index can't hold. These repairs bring them to
 * one type each; the names are what searches and dashboards know. Each function changes its argument and says whether it did.
 */
import { pythonRepr, pythonStr } from '../../loader/python-text';
import type { Fields, Value } from '../../loader/types';
import { isObject, objectIn } from '../shared/object-field';

export function repairRequest(request: Fields, source: string): boolean {
  let changed = false;
  if (request.tags !== undefined) changed = set(request, 'tags', wrap(request.tags));
  if (isObject(request.disableApiTermination)) changed = set(request, 'disableApiTermination', request.disableApiTermination.value) || changed;
  if (isObject(request.disableApiStop)) changed = set(request, 'disableApiStop', request.disableApiStop.value) || changed;
  // most events come from none of these
  const repair = REQUEST_REPAIRS.get(source);
  if (repair !== undefined) return repair(request) || changed;
  if (source === '') for (const each of REPAIRS_WITHOUT_SOURCE) changed = each(request) || changed;
  return changed;
}

export function repairResponse(response: Fields, source: string): boolean {
  let changed = textInto(response, 'status', 'status');
  const { credentials, policy } = response;
  if (typeof credentials === 'string' && credentials !== '') {
    const isIam = /arn:aws(?:-cn|-us-gov)?:iam/.test(credentials);
    changed = set(response, 'credentials', isIam ? { iam: credentials } : { value: credentials });
  }
  if (policy !== undefined) changed = set(response, 'policy', wrap(policy));
  switch (source) {
    case 'athena.amazonaws.com': return repairAthena(response) || changed;
    case 'cognito-idp.amazonaws.com': return textInto(response, 'session', 'value') || changed;
    case 'redshift-data.amazonaws.com':
    case '': return textInto(response, 'database', 'name') || changed;
    default: return changed;
  }
}

type Repair = (parameters: Fields) => boolean;

const parametersText: Repair = (request) => textInto(request, 'parameters', 'value');
const settingsText: Repair = (request) => textInto(request, 'settings', 'value');
const accountsText: Repair = (request) => Array.isArray(request.accountIds) && isObject(request.accountIds[0])
  && set(request, 'accountIds', pythonStr(request.accountIds));
const itemsWrapped: Repair = (request) => request.items !== undefined && set(request, 'items', wrap(request.items));
const resourceRepr: Repair = (request) => isTruthy(request.resourceId) && set(request, 'resourceId', pythonRepr(request.resourceId));

const REQUEST_REPAIRS = new Map<string, Repair>([
  ['glue.amazonaws.com', (request) => textInto(request, 'configuration', 'text')],
  ['ecs.amazonaws.com', (request) => textInto(request, 'command', 'command')],
  ['ssm.amazonaws.com', parametersText],
  ['sqlworkbench.amazonaws.com', parametersText],
  ['cloud9.amazonaws.com', settingsText],
  ['s3.amazonaws.com', filterTexts],
  ['inspector2.amazonaws.com', accountsText],
  ['codeguru-security.amazonaws.com', resourceRepr],
  ['dynamodb.amazonaws.com', itemsWrapped],
]);
/** An event without source counts as everyone's. */
const REPAIRS_WITHOUT_SOURCE = [settingsText, filterTexts, accountsText, resourceRepr, itemsWrapped];

/** Replication rules of S3: filters are objects of changing shape. */
function filterTexts(request: Fields): boolean {
  const rules = objectIn(request, 'ReplicationConfiguration')?.Rule;
  if (!Array.isArray(rules)) return false;
  let changed = false;
  for (const rule of rules) {
    if (isObject(rule) && rule.Filter !== undefined) changed = set(rule, 'Filter', pythonStr(rule.Filter));
  }
  return changed;
}

/** Table properties with one more dot than their siblings. */
function repairAthena(response: Fields): boolean {
  let changed = false;
  if (Array.isArray(response.tableMetadataList)) {
    for (const table of response.tableMetadataList) {
      changed = rename(objectIn(table, 'parameters'), 'projection.date.interval.unit', 'projection.date.interval_unit') || changed;
    }
  }
  const parameters = objectIn(response.tableMetadata, 'parameters');
  return rename(parameters, 'projection.part_date.interval.unit', 'projection.part_date.interval_unit') || changed;
}

function rename(fields: Fields | undefined, from: string, to: string): boolean {
  if (fields === undefined || fields[from] === undefined) return false;
  fields[to] = fields[from];
  delete fields[from];
  return true;
}

/** `{name: 'text'}` becomes `{name: {member: 'text'}}`. */
function textInto(fields: Fields, name: string, member: string): boolean {
  const value = fields[name];
  return typeof value === 'string' && value !== '' && set(fields, name, { [member]: value });
}

function set(fields: Fields, name: string, value: Value): true {
  fields[name] = value;
  return true;
}

/** Objects and lists of objects as they are, everything else as an object. */
function wrap(value: Value): Value {
  if (isObject(value)) return value;
  if (typeof value === 'string') return { value };
  if (Array.isArray(value)) {
    if (value.length === 0) return {};
    if (typeof value[0] === 'string') return { value };
    if (isObject(value[0])) return value;
  }
  return { value: pythonRepr(value) };
}

function isTruthy(value: Value): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isObject(value) ? Object.keys(value).length > 0 : Boolean(value);
}
