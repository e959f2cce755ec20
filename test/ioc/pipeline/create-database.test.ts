import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { strToU8, zipSync } from 'fflate';
import type { DatabaseInput } from '../../../src/contract/ioc-feeds';
import { createIndicatorTable, readDatabase } from '../../../src/ioc/database/read';
import { DatabaseTooLargeError } from '../../../src/ioc/database/write';
import { createDatabase } from '../../../src/ioc/pipeline/create-database';
import { ObjectFolder } from '../../../src/platform/object-folder';
import { Moto } from '../../support/aws/moto';

jest.setTimeout(2 * 60_000);

const NOW = Date.parse('2025-06-15T12:00:00Z');
let moto: Moto;
let s3: S3Client;
let log: string[];

beforeAll(async () => {
  moto = await Moto.start();
});

beforeEach(async () => {
  await moto.reset();
  log = [];
  s3 = new S3Client(moto.client());
  for (const Bucket of ['geo', 'other']) await s3.send(new CreateBucketCommand({ Bucket }));
});

afterAll(() => moto?.stop());

const put = (Key: string, Body: string | Uint8Array, Bucket = 'geo') => s3.send(new PutObjectCommand({ Bucket, Key, Body }));

const create = async (input: DatabaseInput = {}, limit?: number) => createDatabase(input, {
  geoBucket: new ObjectFolder(s3, 'geo'), open: (bucket) => new ObjectFolder(s3, bucket), now: NOW, limit, say: (line) => log.push(line),
});

async function databaseKeys(): Promise<string[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: 'geo' }));
  return Contents.map(({ Key }) => Key!).filter((key) => key.endsWith('.iocdb'));
}

test('files without a folder are of the provider "custom", hidden ones are none', async () => {
  await put('IOC/TXT/', new Uint8Array());
  await put('IOC/TXT/loose.txt', 'a.example');
  await put('IOC/TXT/soc/2025/06/list.txt', 'b.example');
  await put('IOC/TXT/soc/.DS_Store', 'c.example');

  expect((await create()).providers).toEqual({ custom: { 'domain-name': 1 }, soc: { 'domain-name': 1 } });
});

test('one bad file, object or line is told and logged, and stops nothing', async () => {
  await put('IOC/TXT/a/bad.txt', Array.from({ length: 30 }, (_, i) => `bad line ${i}`).join('\n'));
  await put('IOC/TXT/b/good.txt', 'b.example\n10.0.0.1\n');
  await put('IOC/STIX2/c/torn.json', '{"objects":[');
  await put('IOC/STIX2/d/old.json', JSON.stringify({ objects: [{ pattern: "[domain-name:value = 'x.example']", revoked: true }] }));

  const report = await create();

  expect(report.providers).toMatchObject({ b: { 'domain-name': 1 } });
  expect(report.leftOut).toEqual({ 'in private or documentation networks, which are never searched for': 1, 'revoked': 1 });
  expect(report.problemCount).toBe(31);
  expect(report.problems).toHaveLength(21);
  expect(report.problems.at(-1)).toMatch(/^IOC\/STIX2\/c\/torn.json: /);
  expect(log).toContain('IOC/TXT/a/bad.txt: and 10 problems more');
});

test('attached objects and zipped folders are read, and a bucket that can not be read is told', async () => {
  await put('x/1.txt', 'one.example', 'other');
  await put('y/2.txt', 'two.example', 'other');
  await put('hash.zip', zipSync({ 'a/3.txt': strToU8('three.example'), '.git/4.txt': strToU8('four.example'), '5.txt': strToU8('five.example\n???') }), 'other');
  await put('hash.txt', 'six.example', 'other');

  const report = await create({
    files: [
      { feed: 'txt', provider: 'prefixed', bucket: 'other', prefix: 'x/' },
      { feed: 'txt', provider: 'zipped', bucket: 'other', key: 'hash.zip', name: 'lists' },
      { feed: 'txt', provider: 'single', bucket: 'other', key: 'hash.txt', name: 'six.txt' },
      { feed: 'stix2', provider: 'gone', bucket: 'missing', prefix: '' },
    ],
  });

  expect(report.providers).toEqual({ prefixed: { 'domain-name': 1 }, zipped: { 'domain-name': 2 }, single: { 'domain-name': 1 }, gone: {} });
  expect(report.problems).toEqual(['zipped: 5.txt:2: "???" is no address, network or domain', expect.stringMatching(/^s3:\/\/missing\/: .*bucket does not exist/)]);
});

test('of what a provider tells twice, the newer file counts', async () => {
  await put('IOC/TXT/soc/z-old.txt', '100.64.0.1');
  // S3 tells times in seconds
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await put('IOC/TXT/soc/a-new.txt', '100.64.0.1');

  expect((await create()).providers.soc).toEqual({ 'ipv4-addr': 1 });
  const { bytes } = await new ObjectFolder(s3, 'geo').read('IOC/ipv4.iocdb');
  const hits = createIndicatorTable({ ipv4: readDatabase(bytes, 'ipv4') }).address('100.64.0.1');
  expect(hits!.map(({ details }) => details.name)).toEqual(['a-new.txt']);
});

test('a provider without any download is told to have none', async () => {
  const { problems } = await create({ downloads: [{ feed: 'tor', files: 0, problems: ['nothing was downloaded: 500'] }] });

  expect(problems).toEqual(['torproject.org: nothing was downloaded: 500; there is no earlier download']);
});

test('with nothing left the database becomes empty, but not because of what went wrong', async () => {
  expect((await create()).database.written).toBe(true);
  await put('IOC/ipv4.iocdb', 'before');

  const report = await create({ downloads: [{ feed: 'tor', failure: { Error: 'States.Timeout' } }] });

  expect(report).toMatchObject({ indicators: 0, database: { written: false, bytes: 0 }, problems: ['torproject.org: the download broke off: States.Timeout; there is no earlier download'] });
  expect((await new ObjectFolder(s3, 'geo').read('IOC/ipv4.iocdb')).bytes.toString()).toBe('before');
});

test('a database that is too large names the largest contributors, and is not written', async () => {
  await put('IOC/TXT/huge/list.txt', Array.from({ length: 5_000 }, (_, i) => `h${i}.example`).join('\n'));
  await put('IOC/TXT/small/list.txt', 'small.example');

  await expect(create({}, 50_000)).rejects.toThrow(DatabaseTooLargeError);
  await expect(create({}, 50_000)).rejects.toThrow(/The largest contributors: huge \(domain-name\) /);
  expect(await databaseKeys()).toEqual([]);
});
