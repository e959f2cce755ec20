import { readTrustedProxies } from '../../../src/loader/transform/enrich/trusted-proxies';
import { proxyLists } from '../../../src/operations/geoip/proxy-lists';
import { updateProxies } from '../../../src/operations/geoip/update-proxies';
import type { GeoBucket } from '../../../src/platform/geo-bucket';
import { FileServer } from '../../support/http/file-server';

const AWS = JSON.stringify({
  prefixes: [
    { ip_prefix: '198.51.100.0/24', service: 'CLOUDFRONT' },
    { ip_prefix: '192.0.2.128/25', service: 'GLOBALACCELERATOR' },
    { ip_prefix: '192.0.2.0/25', service: 'EC2' },
    { ip_prefix: '198.51.100.0/24', service: 'AMAZON' },
  ],
  ipv6_prefixes: [{ ipv6_prefix: '2001:db8:1::/48', service: 'CLOUDFRONT' }],
});

let server: FileServer;
let file: string | undefined;
let puts: number;

/** A bucket with one file. */
const bucket = {
  text: async () => file,
  put: async (_: string, text: string) => {
    file = text;
    puts++;
  },
} as unknown as GeoBucket;

beforeAll(async () => {
  server = await FileServer.start();
});

beforeEach(() => {
  file = undefined;
  puts = 0;
  server.set('/ip-ranges.json', AWS);
  server.set('/ips-v4', '203.0.113.0/24\n');
  server.set('/ips-v6', '2001:db8:2::/48');
});

afterAll(() => server.stop());

const update = (own: string[] = []) =>
  updateProxies(proxyLists({ awsIpRanges: `${server.url}/ip-ranges.json`, cloudflare: server.url }, { pauseMs: 1 }), own, bucket);

function trusted(address: string): boolean {
  const { proxies, problems } = readTrustedProxies(file!);
  expect(problems).toEqual([]);
  return proxies!.has(address);
}

test('the loader trusts what the file names: proxies of AWS and Cloudflare, and the own ones', async () => {
  expect(await update(['10.0.0.0/8', '2001:db8:3::1'])).toEqual({ outcome: 'updated', problems: [] });

  for (const address of ['198.51.100.7', '192.0.2.200', '2001:db8:1::5', '203.0.113.1', '2001:db8:2::1', '10.1.2.3', '2001:db8:3::1']) {
    expect([address, trusted(address)]).toEqual([address, true]);
  }
  expect(trusted('192.0.2.7')).toBe(false);
  expect(file).toContain('198.51.100.0/24 # aws CLOUDFRONT\n');
});

test('a file that would not change is not written again', async () => {
  await update(['10.0.0.0/8']);

  expect(await update(['10.0.0.0/8'])).toEqual({ outcome: 'unchanged', problems: [] });
  expect(puts).toBe(1);
});

test.each<[string, string, string | number, string]>([
  ['no answer of AWS', '/ip-ranges.json', 503, 'AWS ip-ranges.json: the server answers 503'],
  ['a page instead of the list of AWS', '/ip-ranges.json', '<html>', 'AWS ip-ranges.json: it is no JSON'],
  ['a list of AWS without proxies', '/ip-ranges.json', '{"prefixes":[]}', 'AWS ip-ranges.json: it names no network'],
  ['a page instead of the list of Cloudflare', '/ips-v4', '<html>blocked</html>', 'Cloudflare ips-v4: "<html>blocked</html>" is no network of a provider'],
  ['a list that trusts everybody', '/ips-v6', '::/0', 'Cloudflare ips-v6: "::/0" is no network of a provider'],
])('%s keeps what was known of that provider, and changes the rest', async (_, path, answer, problem) => {
  await update(['10.0.0.0/8']);
  server.set(path, answer);

  expect(await update(['172.16.0.0/12'])).toEqual({ outcome: 'updated', problems: [problem] });

  for (const address of ['198.51.100.7', '203.0.113.1', '2001:db8:2::1', '172.16.0.1']) expect([address, trusted(address)]).toEqual([address, true]);
  expect(trusted('10.1.2.3')).toBe(false);
});

test('without any list, the first time, the own networks are trusted', async () => {
  for (const path of ['/ip-ranges.json', '/ips-v4', '/ips-v6']) server.set(path, 403);

  expect((await update(['10.0.0.0/8'])).problems).toHaveLength(2);
  expect(trusted('10.0.0.1')).toBe(true);
});
