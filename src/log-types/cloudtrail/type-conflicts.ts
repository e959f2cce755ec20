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
  for (const name of ['disableApiTermination', 'disableApiStop']) {
    const value = objectIn(request, name)?.value;
    if (value !== undefined) changed = set(request, name, value);
  }
  // most events come from none of these
  return REQUEST_REPAIRS.get(source)?.(request) || changed;
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
    case 'redshift-data.amazonaws.com': return textInto(response, 'database', 'name') || changed;
    default: return changed;
  }
}

type Repair = (parameters: Fields) => boolean;

const parametersText: Repair = (request) => textInto(request, 'parameters', 'value');

const REQUEST_REPAIRS = new Map<string, Repair>([
  ['glue.amazonaws.com', (request) => textInto(request, 'configuration', 'text')],
  ['ecs.amazonaws.com', (request) => textInto(request, 'command', 'command')],
  ['ssm.amazonaws.com', parametersText],
  ['sqlworkbench.amazonaws.com', parametersText],
  ['cloud9.amazonaws.com', (request) => textInto(request, 'settings', 'value')],
  ['s3.amazonaws.com', filterTexts],
  ['inspector2.amazonaws.com', accountTexts],
  ['codeguru-security.amazonaws.com', (request) => isTruthy(request.resourceId) && set(request, 'resourceId', pythonRepr(request.resourceId))],
  ['dynamodb.amazonaws.com', (request) => request.items !== undefined && set(request, 'items', wrap(request.items))],
]);

/** Accounts as objects; others have them as texts. */
function accountTexts(request: Fields): boolean {
  const { accountIds } = request;
  return Array.isArray(accountIds) && isObject(accountIds[0]) && set(request, 'accountIds', pythonStr(accountIds));
}

/** Replication rules of S3: filters are objects of changing shape. */
function filterTexts(request: Fields): boolean {
  const rules = objectIn(request, 'ReplicationConfiguration')?.Rule;
  if (!Array.isArray(rules)) return false;
  let changed = false;
  for (const rule of rules) {
    if (isObject(rule) && isTruthy(rule.Filter)) changed = set(rule, 'Filter', pythonStr(rule.Filter));
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
