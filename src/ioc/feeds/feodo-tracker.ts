import { parseValue, toDetails } from '../indicator';
import type { Feed } from './feed';

const URL = 'https://feodotracker.abuse.ch/downloads/ipblocklist.json';
const PROVIDER = 'abuse.ch';
const FOLDER = 'ABUSE_CH/';
/** Of the cached object: when the provider changed the list. */
const MODIFIED = 'provider-modified';

/** An entry of the list: https://feodotracker.abuse.ch/blocklist/ */
type Entry = Readonly<Record<'ip_address' | 'malware' | 'first_seen' | 'last_online' | 'status', unknown>>;

/** Servers that botnets are commanded from. Days without any are usual: an empty list is a list. */
export const feodoTracker: Feed = {
  provider: PROVIDER,
  folder: FOLDER,

  async plan({ feed }) {
    return { feed };
  },

  async download(_, { http, cache, urls }) {
    const { bytes, lastModified } = await http.get(urls['feodo-tracker'] ?? URL);
    entriesOf(bytes);
    const time = lastModified === undefined ? NaN : Date.parse(lastModified);
    await cache.write(`${FOLDER}ipblocklist.json`, bytes, Number.isNaN(time) ? undefined : { [MODIFIED]: new Date(time).toISOString() });
    return { files: 1, problems: [] };
  },

  parse({ path, bytes, metadata }, _, sink) {
    entriesOf(bytes).forEach((entry, i) => {
      try {
        const { ip_address: address, malware, first_seen: firstSeen, last_online: lastSeen, status } = (entry ?? {}) as Entry;
        if (typeof address !== 'string') throw new Error('ip_address is missing');
        sink.add({
          value: parseValue(address.trim()),
          details: toDetails({
            provider: PROVIDER,
            name: malware,
            reference: `https://feodotracker.abuse.ch/browse/host/${address.trim()}/`,
            first_seen: firstSeen,
            last_seen: lastSeen,
            modified: metadata[MODIFIED],
            description: typeof status === 'string' ? `status is ${status}` : undefined,
          }),
        });
      } catch (error) {
        sink.problem(`${path}: [${i}]`, (error as Error).message);
      }
    });
  },
};

function entriesOf(body: Buffer): unknown[] {
  let entries: unknown;
  try {
    entries = JSON.parse(body.toString('utf8'));
  } catch {
    // told below
  }
  if (!Array.isArray(entries)) throw new Error('the answer is no JSON list of addresses');
  return entries;
}
