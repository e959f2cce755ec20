import { quoted } from '../../../ioc/indicator';
import { parseNetworks } from '../../../ioc/network';
import type { Network } from '../../../ioc/network';
import { NetworkSet } from '../../../ioc/network-set';

/**
 * Reads the list of trusted proxies: an address, a network (`192.0.2.0/24`) or a range of addresses a line; `#` begins a comment.
 * A line that is none of these is a problem, and the others count.
 */
export function readTrustedProxies(text: string): { readonly proxies: NetworkSet | undefined; readonly problems: readonly string[] } {
  const networks: Network[] = [];
  const problems: string[] = [];
  text.replace(/^\ufeff/, '').split(/\r?\n/).forEach((line, i) => {
    const entry = line.split('#', 1)[0].trim();
    if (entry === '') return;
    try {
      const read = parseNetworks(entry);
      if (read === undefined) throw new Error(`${quoted(entry)} is no address or network`);
      networks.push(...read);
    } catch (error) {
      problems.push(`line ${i + 1}: ${(error as Error).message}`);
    }
  });
  return { proxies: networks.length === 0 ? undefined : new NetworkSet(networks), problems };
}
