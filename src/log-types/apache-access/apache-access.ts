import type { Fields, LogTypeLogic, RecordContext } from '../../loader/types';
import { ec2InstanceIdIn } from '../shared/ec2-instance-id';
import { forwardedFor } from '../shared/forwarded-for';
import { objectField } from '../shared/object-field';
import { httpOf, urlOf } from '../shared/request-line';
import { siteNameIn } from '../shared/site-name';

/** What log_pattern captures: the document has them under their ECS names only. */
const CAPTURED = [
  'authuser', 'datetime', 'ident', 'referer', 'remotehost', 'request_bytes', 'request_method', 'request_path', 'request_raw', 'request_version',
  'response_body_bytes', 'response_bytes', 'response_status', 'useragent', 'xff',
];

export const logic: LogTypeLogic = {
  reads: CAPTURED,
  writes: ['service'],
  apply(doc, raw, context) {
    const site = siteNameIn(context.key);
    if (site !== undefined) doc.service = { name: site };
    writeRequest(doc, raw, context);
    objectField(doc, 'event').outcome = outcomeOf(raw.response_status);
    const id = ec2InstanceIdIn(context.logStream);
    if (id !== undefined) {
      objectField(objectField(doc, 'cloud'), 'instance').id = id;
      objectField(doc, 'related').hosts = id;
    }
    for (let i = 0; i < CAPTURED.length; i++) doc[CAPTURED[i]] = undefined;
  },
};

function writeRequest(doc: Fields, raw: Fields, context: RecordContext): void {
  const request = { method: raw.request_method, path: raw.request_path, version: raw.request_version, raw: raw.request_raw };
  const url = Object.assign(objectField(doc, 'url'), urlOf(request));
  const group = context.logGroup;
  if (group?.includes('ssl')) url.scheme = 'https';
  else if (group?.includes('access')) url.scheme = 'http';

  const http = objectField(doc, 'http');
  if (raw.xff) {
    const addresses = forwardedFor(raw.xff);
    objectField(objectField(http, 'request'), 'header').x_forwarded_for = addresses;
    const all = doc.source?.ip === undefined ? addresses : [doc.source.ip, ...addresses];
    objectField(doc, 'related').ip = [...new Set(all)].sort();
  } else {
    const { version, request: line } = httpOf(request);
    if (version !== undefined) http.version = version;
    if (line !== undefined) objectField(http, 'request').method = line.method;
  }
}

function outcomeOf(status: unknown): string {
  const code = typeof status === 'string' || typeof status === 'number' ? Number(status) : NaN;
  if (code >= 400) return 'failure';
  return code < 400 ? 'success' : 'unknown';
}
