import { parseValue, toDetails } from '../indicator';
import type { Feed } from './feed';

const URL = 'https://check.torproject.org/exit-addresses';
const PROVIDER = 'torproject.org';
const FOLDER = 'TOR/';

/** Exit nodes of Tor: blocks of lines, `ExitNode <fingerprint>`, `LastStatus <time>`, `ExitAddress <address> <time>`. */
export const tor: Feed = {
  provider: PROVIDER,
  folder: FOLDER,

  async plan({ feed }) {
    return { feed };
  },

  async download(_, { http, cache, urls }) {
    const { bytes } = await http.get(urls.tor ?? URL);
    // a page of a proxy or a gateway says "200 OK", too
    if (!/^ExitAddress \S+ /m.test(bytes.toString('latin1'))) throw new Error('the answer is no list of exit nodes');
    await cache.write(`${FOLDER}exit-addresses`, bytes);
    return { files: 1, problems: [] };
  },

  parse({ path, bytes }, _, sink) {
    let fingerprint = '';
    let lastSeen = '';
    bytes.toString('utf8').split('\n').forEach((line, i) => {
      const [word, first, ...rest] = line.trim().split(/\s+/);
      if (word === 'ExitNode') {
        fingerprint = first ?? '';
        lastSeen = '';
      } else if (word === 'LastStatus') {
        lastSeen = [first, ...rest].join(' ');
      } else if (word === 'ExitAddress') {
        try {
          sink.add({
            value: parseValue(first ?? ''),
            details: toDetails({
              provider: PROVIDER,
              name: 'TOR',
              reference: fingerprint && `https://metrics.torproject.org/rs.html#details/${fingerprint}`,
              last_seen: lastSeen,
              modified: rest.join(' '),
            }),
          });
        } catch (error) {
          sink.problem(`${path}:${i + 1}`, (error as Error).message);
        }
      }
    });
  },
};
