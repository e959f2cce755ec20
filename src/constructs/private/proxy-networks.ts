import { isIPv4, isIPv6 } from 'net';
import { Token } from 'aws-cdk-lib';
import { ValidationError } from './validation';

const PROP = 'trustedProxies';

/** An environment holds 4 KB, and more is in it. */
const MAX_CHARACTERS = 2500;

/** Checks the operator's own proxies as the loader will read them. */
export function checkProxyNetworks(networks: string[]): void {
  for (const network of networks) {
    if (Token.isUnresolved(network)) continue;
    const problem = problemOf(network);
    if (problem !== undefined) throw new ValidationError(PROP, `'${network}' ${problem}`, 'give an address, or a network like 192.0.2.0/24 or 2001:db8::/32');
  }
  if (!Token.isUnresolved(networks) && networks.join(' ').length > MAX_CHARACTERS) {
    throw new ValidationError(PROP, `the list has more than ${MAX_CHARACTERS} characters`, 'join neighbours to larger networks');
  }
}

function problemOf(network: string): string | undefined {
  const [address, size, more] = network.split('/');
  const bits = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : 0;
  if (bits === 0 || more !== undefined) return 'is no address and no network';
  if (size === undefined) return undefined;
  if (!/^\d{1,3}$/.test(size) || Number(size) > bits) return `ends with a size that is not 0 to ${bits}`;
  const addresses = BigInt(2) ** BigInt(bits - Number(size));
  return toNumber(address) % addresses === BigInt(0) ? undefined : `has bits of the address behind /${size}`;
}

function toNumber(address: string): bigint {
  if (isIPv4(address)) return address.split('.').reduce((sum, octet) => sum * BigInt(256) + BigInt(octet), BigInt(0));
  // URL writes the last 32 bits in hexadecimal groups, too
  const [head, tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::').map((part) => part.split(':').filter(Boolean));
  const groups = tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => sum * BigInt(65536) + BigInt(`0x${group}`), BigInt(0));
}
