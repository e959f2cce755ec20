import type { Fields, LogTypeLogic, Value } from '../../loader/types';
import { extendField, isObject, objectField } from '../shared/object-field';

export const logic: LogTypeLogic = {
  reads: ['httpRequest', 'webaclId'],
  apply(doc, raw) {
    const request = raw.httpRequest;
    // a request without a list of headers, even an empty one, is not a whole record: it gets none of these fields
    if (!isObject(request) || !Array.isArray(request.headers)) return;
    if (request.headers.length > 0) {
      const header = headerByName(request.headers);
      extendField(doc, raw, 'httpRequest', { header });
      writeHeaderFields(doc, header);
    }
    if (typeof raw.webaclId === 'string') writeWebAcl(doc, raw.webaclId);
    const version = request.httpVersion;
    const slash = typeof version === 'string' ? version.indexOf('/') : -1;
    if (slash >= 0) objectField(doc, 'http').version = version.slice(slash + 1);
  },
};

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
