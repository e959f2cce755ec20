import type { ListedNetwork, ProxyLists } from './proxy-lists';
import type { Outcome } from './update-edition';
import { GeoBucketKeys } from '../../contract/key-prefixes';
import type { GeoBucket } from '../../platform/geo-bucket';

const OWN = 'own';
const HEADING = '# Written by the geoip-downloader and replaced at each run. Networks of your own are set where it is configured.\n';

/** What became of the file, and of the lists that it is made of. */
export interface ProxyUpdate {
  readonly outcome: Outcome;
  readonly problems: readonly string[];
}

/**
 * Writes the list of trusted proxies anew. A list that could not be had keeps the lines that it had before.
 *
 * @param own networks, as the operator wrote them
 */
export async function updateProxies(lists: ProxyLists, own: readonly string[], bucket: GeoBucket): Promise<ProxyUpdate> {
  const before = await bucket.text(GeoBucketKeys.trustedProxies) ?? '';
  const problems: string[] = [];
  const sections = await Promise.all(Object.entries(lists).map(async ([name, get]) => {
    try {
      return linesOf(name, await get());
    } catch (error) {
      problems.push((error as Error).message);
      return earlierLines(before, name);
    }
  }));

  const text = `${HEADING}${linesOf(OWN, own.map((network) => ({ network, note: '' })))}${sections.join('')}`;
  if (text === before) return { outcome: 'unchanged', problems };
  await bucket.put(GeoBucketKeys.trustedProxies, text);
  return { outcome: 'updated', problems };
}

function linesOf(name: string, networks: readonly ListedNetwork[]): string {
  return [...new Set(networks.map(({ network, note }) => `${network} # ${name} ${note}`.trimEnd()))].map((line) => `${line}\n`).join('');
}

function earlierLines(text: string, name: string): string {
  return text.split('\n').filter((line) => / # (\S+)/.exec(line)?.[1] === name).map((line) => `${line}\n`).join('');
}
