import { forwardedFor } from './forwarded-for';
import { objectField } from './object-field';
import { httpOf, urlOf } from './request-line';
import { writeWebSite } from './web-site';
import type { Fields, LogTypeLogic } from '../../loader/types';

/** Code of access logs. @param captured what log_pattern captures: the document has it under ECS names only */
export function webAccessLogic(captured: readonly string[]): LogTypeLogic {
  return {
    reads: captured,
    writes: ['service'],
    apply(doc, raw, context) {
      writeRequest(doc, raw);
      writeWebSite(doc, context, 'access');
      objectField(doc, 'event').outcome = outcomeOf(raw.response_status);
      for (let i = 0; i < captured.length; i++) doc[captured[i]] = undefined;
    },
  };
}

function writeRequest(doc: Fields, raw: Fields): void {
  const request = { method: raw.request_method, path: raw.request_path, version: raw.request_version, raw: raw.request_raw };
  Object.assign(objectField(doc, 'url'), urlOf(request));
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
