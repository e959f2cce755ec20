import { S3Client } from '@aws-sdk/client-s3';
import { attachedFiles, cachedFiles, ownFiles } from '../../../src/ioc/pipeline/stored-files';
import { ObjectFolder } from '../../../src/platform/object-folder';
import type { ListedObject } from '../../../src/platform/object-folder';

const MB = 1024 * 1024;

/** A bucket of which only the listing is asked. */
class Listing extends ObjectFolder {
  constructor(private readonly objects: readonly ListedObject[]) {
    super(new S3Client(), 'bucket');
  }

  override async list(): Promise<ListedObject[]> {
    return [...this.objects];
  }
}

const told: string[] = [];
const tell = (place: string, message: string) => void told.push(`${place}: ${message}`);
const object = (key: string, size = 10, second = 0): ListedObject => ({ key, size, modified: new Date(Date.UTC(2025, 5, 15) + second * 1_000) });

beforeEach(() => {
  told.length = 0;
});

test('of more than 5,000 own files the newest are read', async () => {
  const objects = Array.from({ length: 5_003 }, (_, i) => object(`IOC/TXT/soc/${i}.txt`, 10, i));

  const files = await ownFiles(new Listing(objects), 'IOC/TXT/', tell);

  expect(files).toHaveLength(5_000);
  expect(files.map(({ name }) => name)).not.toContain('2.txt');
  expect(files[0]).toMatchObject({ name: '5002.txt', provider: 'soc', path: 'IOC/TXT/soc/5002.txt' });
  expect(told).toEqual(['IOC/TXT/: there are 5003 files, only the 5000 newest are read']);
});

test('the cache may hold more files', async () => {
  const objects = Array.from({ length: 5_003 }, (_, i) => object(`IOC/tmp/OTX/${i}.json`));

  expect(await cachedFiles(new Listing(objects), 'IOC/tmp/OTX/', 'AlienVault_OTX', tell)).toHaveLength(5_003);
});

test('a file that is too large is told by its name', async () => {
  const files = await attachedFiles(new Listing([object('x/huge.txt', 101 * MB), object('x/'), object('x/fine.txt')]),
    { feed: 'txt', provider: 'p', bucket: 'bucket', prefix: 'x/' }, tell);

  expect(files.map(({ path }) => path)).toEqual(['s3://bucket/x/fine.txt']);
  expect(told).toEqual(['x/huge.txt: it has 101 MB and is left out: a file may have 100 MB']);
});
