import type { Fields, LogTypeLogic, RecordContext, Value } from '../../loader/types';
import { extendField, isObject, objectField } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: ['httpRequest', 'webaclId'],
  apply(doc, raw, context) {
    const request = raw.httpRequest;
    // a request without a list of headers, even an empty one, is not a whole record: it gets none of these fields
    if (!isObject(request) || !Array.isArray(request.headers)) return;
    if (request.headers.length > 0) {
      const headers = withoutSecrets(request.headers, context);
      const header = headerByName(headers);
      if (headers === request.headers) extendField(doc, raw, 'httpRequest', { header });
      else maskRequest(doc, { ...request, headers, header }, request.headers, context);
      writeHeaderFields(doc, header);
    }
    if (typeof raw.webaclId === 'string') writeWebAcl(doc, raw.webaclId);
    const version = request.httpVersion;
    const slash = typeof version === 'string' ? version.indexOf('/') : -1;
    if (slash >= 0) objectField(doc, 'http').version = version.slice(slash + 1);
  },
};

const MASK = '***';

function isSecret(item: Value, { maskedHeaders }: RecordContext): boolean {
  return isObject(item) && typeof item.name === 'string' && maskedHeaders.includes(item.name.toLowerCase());
}

/** The headers, or where some are secret, others in whose place a mask stands. */
function withoutSecrets(headers: Value[], context: RecordContext): Value[] {
  if (context.maskedHeaders.length === 0 || !headers.some((item) => isSecret(item, context))) return headers;
  return headers.map((item) => (isSecret(item, context) ? { ...item, value: MASK } : item));
}

/** Puts a request without secrets into the document, and masks them in its message. */
function maskRequest(doc: Fields, request: Fields, headers: Value[], context: RecordContext): void {
  doc.httpRequest = request;
  let message = context.message;
  for (const item of headers) {
    if (!isSecret(item, context) || typeof item.value !== 'string' || item.value === '') continue;
    const written = JSON.stringify(item.value).slice(1, -1);
    // written in a way of its own: then nothing of the message is kept
    message = message.includes(written) ? message.replaceAll(written, MASK) : MASK;
  }
  doc['@message'] = message;
}

/** Headers as an object, names like `user_agent`. The credentials of `authorization` are left out. */
function headerByName(headers: Value[]): Fields {
  const header: Fields = {};
  for (const item of headers) {
    if (!isObject(item) || typeof item.name !== 'string') continue;
    const name = item.name.toLowerCase().replaceAll('-', '_');
    if (name === 'authorization') continue;
    // a header may be called anything
    if (name === '__proto__') Object.defineProperty(header, name, { value: item.value, enumerable: true, writable: true, configurable: true });
    else header[name] = item.value;
  }
  return header;
}

function writeHeaderFields(doc: Fields, header: Fields): void {
  if (header.host !== undefined) objectField(doc, 'url').domain = header.host;
  if (header.user_agent !== undefined) doc.user_agent = { original: header.user_agent };
  if (header.referer !== undefined) objectField(objectField(doc, 'http'), 'request').referrer = header.referer;
}

/** `arn:aws:wafv2:region:account:global/webacl/name/id`, or the bare id of a classic web ACL. */
function writeWebAcl(doc: Fields, webAcl: string): void {
  const path = webAcl.split('/');
  objectField(doc, 'rule').ruleset = path[2] ?? webAcl;
  if (path.length < 3) return;
  const arn = path[0].split(':');
  const cloud = objectField(doc, 'cloud');
  cloud.region = arn[5] === 'global' ? 'global' : arn[3];
  cloud.account = { id: arn[4] };
}
