import { GeoBucketKeys } from '../../src/contract/key-prefixes';
import { GeoTables, TABLES_REFRESH_MS } from '../../src/loader/geo-tables';
import { databaseOf } from '../ioc/table-of';
import { documentationDatabases } from '../support/mmdb/documentation-networks';

const { city, asn } = documentationDatabases();
const { files } = databaseOf([{ value: '100.64.0.1' }, { value: 'evil.example' }]);

let now: number;
let bucket: Map<string, Buffer>;
let requests: number;
const said: string[] = [];

function start(): GeoTables {
  now = 1_000_000;
  said.length = requests = 0;
  return new GeoTables({
    readChanged: async (key, etag) => {
      requests++;
      const bytes = bucket.get(key);
      if (bytes === undefined) return { kind: 'absent' };
      const current = `${bytes.length} ${bytes.subarray(-50).toString('hex')}`;
      return etag === current ? { kind: 'same' } : { kind: 'changed', bytes, etag: current };
    },
    log: { warn: (message) => void said.push(message), error: (message) => void said.push(message) },
    now: () => now,
  });
}

async function later(tables: GeoTables): Promise<void> {
  now += TABLES_REFRESH_MS;
  await tables.refresh();
}

test('all files of the bucket become tables', async () => {
  bucket = new Map([
    [GeoBucketKeys.city, city], [GeoBucketKeys.asn, asn], [GeoBucketKeys.ipv4Indicators, files.ipv4], [GeoBucketKeys.domainIndicators, files.domains],
    [GeoBucketKeys.trustedProxies, Buffer.from('10.0.0.0/8\nnonsense\n')],
  ]);
  const geo = start();
  await geo.refresh();
  const { geoIp, indicators, trustedProxies, userAgents } = geo.tables;

  expect(geoIp!.lookup('192.0.2.1')).toMatchObject({ geo: { city_name: 'Tokyo' }, as: { number: 64496 } });
  expect([indicators!.address('100.64.0.1'), indicators!.domain('evil.example'), indicators!.address('2001:20::1')]).toMatchObject([[{}], [{}], undefined] as object);
  expect(trustedProxies!.has('10.1.1.1')).toBe(true);
  expect(userAgents).toBeDefined();
  expect(said).toEqual(['TrustedProxy/networks.txt: line 2: "nonsense" is no address or network']);
});

test('without files there are user agents only, also without a bucket', async () => {
  bucket = new Map();
  const geo = start();
  await geo.refresh();
  const alone = new GeoTables({ log: { warn: () => undefined, error: () => undefined }, now: () => now });
  await alone.refresh();

  for (const { tables } of [geo, alone]) expect(Object.entries(tables).filter(([, table]) => table !== undefined).map(([name]) => name)).toEqual(['userAgents']);
});

test('files are asked for now and then, and tables are others only when a file is', async () => {
  bucket = new Map([[GeoBucketKeys.ipv4Indicators, files.ipv4]]);
  const geo = start();
  await geo.refresh();
  const first = geo.tables;
  const asked = requests;
  now += TABLES_REFRESH_MS - 1;
  await geo.refresh();
  expect(requests).toBe(asked);

  await later(geo);
  expect(requests).toBe(asked * 2);
  expect(geo.tables).toBe(first);

  bucket.set(GeoBucketKeys.ipv4Indicators, databaseOf([{ value: '100.64.0.2' }]).files.ipv4);
  await later(geo);
  expect(geo.tables).not.toBe(first);
  expect(geo.tables.userAgents).toBe(first.userAgents);
  expect([geo.tables.indicators!.address('100.64.0.1'), geo.tables.indicators!.address('100.64.0.2')]).toMatchObject([undefined, [{}]] as object);
});

test.each([
  ['half a database of indicators', GeoBucketKeys.ipv4Indicators, () => files.ipv4.subarray(0, 100)],
  ['a database of the other family', GeoBucketKeys.ipv4Indicators, () => files.domains],
  ['a GeoIP database that is none', GeoBucketKeys.city, () => Buffer.from('nothing')],
])('%s changes nothing', async (_, key, broken) => {
  bucket = new Map<string, Buffer>([[GeoBucketKeys.ipv4Indicators, files.ipv4], [GeoBucketKeys.city, city]]);
  const geo = start();
  await geo.refresh();
  const first = geo.tables;
  bucket.set(key, broken());
  await later(geo);

  expect(geo.tables).toBe(first);
  expect(said).toEqual([expect.stringMatching(`^${key} is damaged, the one before stays in use: `)]);
});

test('a damaged file takes the others with it no more', async () => {
  bucket = new Map<string, Buffer>([[GeoBucketKeys.city, Buffer.from('nothing')], [GeoBucketKeys.asn, asn]]);
  const geo = start();
  await geo.refresh();

  expect(geo.tables.geoIp!.lookup('192.0.2.1')).toMatchObject({ as: { number: 64496 } });
});
