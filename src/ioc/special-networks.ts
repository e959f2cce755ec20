import { isWithin, parseNetworks } from './network';
import type { Network } from './network';

/**
 * Networks that are not reachable from everywhere, documentation included, as Python's `is_private` has them:
 * https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL = read(`
  0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16 198.18.0.0/15
  198.51.100.0/24 203.0.113.0/24 240.0.0.0/4
  ::/128 ::1/128 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 3fff::/20 fc00::/7 fe80::/10`);

/** Parts of these that are reachable all the same. */
const REACHABLE = read('192.0.0.9/32 192.0.0.10/32 2001:1::1/128 2001:1::2/128 2001:3::/32 2001:4:112::/48 2001:20::/28 2001:30::/28');

/** True for networks all of whose addresses are private or kept for documentation and the like: indicators there would never be right. */
export function isSpecial(network: Network): boolean {
  return SPECIAL.some((special) => isWithin(network, special)) && !REACHABLE.some((reachable) => isWithin(network, reachable));
}

function read(texts: string): Network[] {
  return texts.trim().split(/\s+/).flatMap((text) => parseNetworks(text)!);
}
