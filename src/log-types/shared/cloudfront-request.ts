import { objectField } from './object-field';
import type { Fields } from '../../loader/types';

const ESCAPES = /(?:%[0-9A-Fa-f]{2})+/g;

/** Sets http.version and reads the escapes of user_agent.original: CloudFront writes headers percent-encoded. */
export function writeVersionAndAgent(doc: Fields, raw: Fields): void {
  const version = raw.cs_protocol_version;
  const slash = typeof version === 'string' ? version.indexOf('/') : -1;
  if (slash >= 0) objectField(doc, 'http').version = version.slice(slash + 1);
  const agent = doc.user_agent?.original;
  if (typeof agent === 'string' && agent.includes('%')) doc.user_agent.original = agent.replace(ESCAPES, unescape);
}

/** Bytes that are no UTF-8 become the replacement character. */
function unescape(escapes: string): string {
  return Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8');
}
