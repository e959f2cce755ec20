import type { NetworkSet } from '../../../ioc/network-set';
import type { FieldRoles, Fields, Value } from '../../types';
import { isIpAddress } from '../normalize/ip-address';
import { isPlain } from '../paths';
import { compileDocumentPath } from './document-value';

/** `192.0.2.1:443` or `[2001:db8::1]:443`: some proxies write the port, too. */
const WITH_PORT = /^(?:\[([^\]]*)\](?::[0-9]{1,5})?|([0-9.]{7,15}):[0-9]{1,5})$/;

/**
 * Compiles `clientip_xff`: where the address that a request came from is one of the trusted proxies, the client's is the
 * last in X-Forwarded-For that is none.
 */
export function compileClientIp(
  [ipPath, xffPath]: readonly [string, string],
  proxies: NetworkSet,
  roles: FieldRoles,
): (doc: Fields, raw: Fields) => void {
  const address = compileDocumentPath(ipPath, roles);
  const forwarded = compileDocumentPath(xffPath, roles);
  const segments = ipPath.split('.');
  return (doc, raw) => {
    const source = address(doc, raw);
    if (typeof source !== 'string' || !proxies.has(source)) return;
    const client = clientOf(forwarded(doc, raw), proxies);
    if (client !== undefined) assign(doc, segments, client);
  };
}

/** Undefined when all are trusted, or when a proxy says no address: what stands before it may be the client's invention. */
function clientOf(forwarded: Value, proxies: NetworkSet): string | undefined {
  const addresses: Value[] = typeof forwarded === 'string' ? forwarded.split(',') : Array.isArray(forwarded) ? forwarded : [];
  for (let i = addresses.length - 1; i >= 0; i--) {
    const address = typeof addresses[i] === 'string' ? withoutPort(addresses[i].trim()) : '';
    if (!isIpAddress(address)) return undefined;
    if (!proxies.has(address)) return address;
  }
  return undefined;
}

function withoutPort(text: string): string {
  const match = WITH_PORT.exec(text);
  return match === null ? text : match[1] ?? match[2];
}

/** Sets a member in copies of the objects above it: the record's own may be read again. */
function assign(doc: Fields, segments: readonly string[], value: string): void {
  let fields = doc;
  for (const segment of segments.slice(0, -1)) fields = fields[segment] = isPlain(fields[segment]) ? { ...fields[segment] } : {};
  fields[segments[segments.length - 1]] = value;
}
