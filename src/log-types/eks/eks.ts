import { parseLogfmt } from './logfmt';
import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { objectField, objectIn } from '../shared/object-field';

/** Severities of klog, the format of Kubernetes' components: https://kubernetes.io/docs/concepts/cluster-administration/system-logs/ */
const LEVELS = new Map([['I', 'info'], ['W', 'warning'], ['E', 'error'], ['F', 'fatal']]);

const VERB_TYPES = new Map([
  ['get', 'access'], ['list', 'access'], ['watch', 'access'], ['create', 'creation'], ['update', 'change'], ['patch', 'change'],
  ['delete', 'deletion'], ['deletecollection', 'deletion'],
]);

export const logic: LogTypeLogic = {
  reads: ['annotations', 'auditID', 'authenticator_level', 'klog_severity', 'message', 'requestURI', 'responseStatus', 'verb'],
  writes: ['authenticator', 'log', 'service', 'user', 'url'],
  apply(doc, raw, { logGroup, logStream }) {
    const cluster = logGroup === undefined ? undefined : /^\/aws\/eks\/([^/]+)\//.exec(logGroup)?.[1];
    if (cluster !== undefined) objectField(objectField(doc, 'orchestrator'), 'cluster').name = cluster;
    // streams are named like their component and a number: kube-apiserver-audit-0123456789abcdef0123456789abcdef
    if (logStream !== undefined) objectField(doc, 'service').name = logStream.replace(/-[0-9a-f]{8,}$/, '');

    if (raw.auditID !== undefined) writeAudit(doc, raw);
    else if (typeof raw.authenticator_level === 'string') writeAuthenticator(doc, raw);
    else if (LEVELS.has(raw.klog_severity)) objectField(doc, 'log').level = LEVELS.get(raw.klog_severity);
  },
};

/** An audit event: https://kubernetes.io/docs/reference/config-api/apiserver-audit.v1/ */
function writeAudit(doc: Fields, raw: Fields): void {
  const event = objectField(doc, 'event');
  event.category = ['configuration'];
  const type = VERB_TYPES.get(raw.verb);
  const decision = objectIn(raw, 'annotations')?.['authorization.k8s.io/decision'];
  const types = [type, decision === 'allow' ? 'allowed' : decision === 'forbid' ? 'denied' : undefined].filter((each) => each !== undefined);
  if (types.length > 0) event.type = types;
  event.outcome = outcomeOf(objectIn(raw, 'responseStatus')?.code, decision);
  if (typeof raw.requestURI === 'string') {
    const [path, ...query] = raw.requestURI.split('?');
    const url = objectField(doc, 'url');
    url.path = path;
    if (query.length > 0) url.query = query.join('?');
  }
}

/** Requests that are still running have no status. */
function outcomeOf(code: Value, decision: Value): string {
  if (decision === 'forbid') return 'failure';
  if (typeof code !== 'number') return 'unknown';
  return code < 400 ? 'success' : 'failure';
}

/** `msg="access granted" arn="…" username=…`: https://github.com/kubernetes-sigs/aws-iam-authenticator */
function writeAuthenticator(doc: Fields, raw: Fields): void {
  objectField(doc, 'log').level = raw.authenticator_level;
  if (typeof raw.message !== 'string') return;
  const { msg, ...rest } = parseLogfmt(`msg=${raw.message}`);
  doc.message = msg;
  doc.authenticator = rest;
  const outcome = msg === 'access granted' ? 'success' : msg === 'access denied' ? 'failure' : undefined;
  if (outcome === undefined) return;
  const event = objectField(doc, 'event');
  event.category = ['authentication'];
  event.action = msg;
  event.outcome = outcome;
  if (rest.username) objectField(doc, 'user').name = rest.username;
  const names = [...new Set([rest.arn, rest.username].filter(Boolean))];
  if (names.length > 0) objectField(doc, 'related').user = names.sort();
}
