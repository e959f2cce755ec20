import { parseNetworks } from '../../ioc/network';
import { download } from '../../platform/download';
import type { DownloadOptions } from '../../platform/download';

const MAX_LIST_BYTES = 32 * 2 ** 20;

/** Services of AWS that pass on requests of others and write X-Forwarded-For. */
const PROXY_SERVICES = new Set(['CLOUDFRONT', 'GLOBALACCELERATOR']);

/** Networks larger than these (bits of the prefix, by family) belong to no provider: an error or an attack. */
const LEAST_PREFIX = { 4: 8, 6: 16 } as const;

/** A network and what it is for. */
export interface ListedNetwork {
  readonly network: string;
  readonly note: string;
}

/** Where the lists are. */
export interface ProxyListUrls {
  readonly awsIpRanges: string;
  readonly cloudflare: string;
}

/** Lists by the name of who publishes them. */
export type ProxyLists = Readonly<Record<string, () => Promise<ListedNetwork[]>>>;

/** The lists of proxies that providers publish. */
export function proxyLists(urls: ProxyListUrls, patience: Partial<DownloadOptions> = {}): ProxyLists {
  const get = async (url: string, name: string): Promise<string> =>
    (await download(url, name, { ...patience, maxBytes: MAX_LIST_BYTES })).toString('utf8');
  return {
    aws: async () => checked('AWS ip-ranges.json', readAws(await get(urls.awsIpRanges, 'AWS ip-ranges.json'))),
    cloudflare: async () => {
      const lists = ['ips-v4', 'ips-v6'].map(async (file) => checked(`Cloudflare ${file}`, readLines(await get(`${urls.cloudflare}/${file}`, `Cloudflare ${file}`), file)));
      return (await Promise.all(lists)).flat();
    },
  };
}

interface AwsRanges {
  readonly prefixes?: readonly { readonly ip_prefix: string; readonly service: string }[];
  readonly ipv6_prefixes?: readonly { readonly ipv6_prefix: string; readonly service: string }[];
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html */
function readAws(text: string): ListedNetwork[] {
  let ranges: AwsRanges;
  try {
    ranges = JSON.parse(text);
  } catch {
    throw new Error('AWS ip-ranges.json: it is no JSON');
  }
  return [
    ...(ranges.prefixes ?? []).map(({ ip_prefix, service }) => ({ network: ip_prefix, note: service })),
    ...(ranges.ipv6_prefixes ?? []).map(({ ipv6_prefix, service }) => ({ network: ipv6_prefix, note: service })),
  ].filter(({ note }) => PROXY_SERVICES.has(note));
}

function readLines(text: string, note: string): ListedNetwork[] {
  return text.split(/\s+/).filter(Boolean).map((network) => ({ network, note }));
}

/** A list is taken as a whole or not at all: half of it would make clients of the other half's proxies. */
function checked(name: string, listed: ListedNetwork[]): ListedNetwork[] {
  if (listed.length === 0) throw new Error(`${name}: it names no network`);
  const wrong = listed.find(({ network }) => !isPlausible(network));
  if (wrong !== undefined) throw new Error(`${name}: ${JSON.stringify(String(wrong.network).slice(0, 80))} is no network of a provider`);
  return listed;
}

function isPlausible(text: unknown): boolean {
  try {
    const networks = typeof text === 'string' ? parseNetworks(text) : undefined;
    return networks?.length === 1 && networks[0].prefix >= LEAST_PREFIX[networks[0].family];
  } catch {
    return false;
  }
}
