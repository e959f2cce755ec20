import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';
import { extractDatabase } from '../../../src/operations/geoip/extract-database';

async function archive(...entries: Array<[Partial<Header> & { name: string }, string?]>): Promise<Buffer> {
  const tar = pack();
  for (const [header, content = ''] of entries) tar.entry(header, content);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}

const NAME = 'GeoLite2-City.mmdb';

test('the database is found in whatever folder it lies', async () => {
  const bytes = await archive([{ name: 'GeoLite2-City_20250101/', type: 'directory' }], [{ name: 'GeoLite2-City_20250101/LICENSE.txt' }, 'words'],
    [{ name: `GeoLite2-City_20250101/${NAME}` }, 'the database'], [{ name: 'later.txt' }, 'x']);

  expect(String(await extractDatabase(bytes, NAME))).toBe('the database');
});

test.each(['/etc/', '../../../', '..\\..\\/'])('a path like %s only names the file', async (folder) => {
  expect(String(await extractDatabase(await archive([{ name: `${folder}${NAME}` }, 'content']), NAME))).toBe('content');
});

test('links are no databases, whatever they point to', async () => {
  const bytes = await archive([{ name: NAME, type: 'symlink', linkname: '/etc/passwd' }], [{ name: NAME, type: 'link', linkname: '/etc/passwd' }]);

  await expect(extractDatabase(bytes, NAME)).rejects.toThrow('GeoLite2-City.mmdb: the archive holds no such file');
});

test('an archive that would unpack to too much is not unpacked', async () => {
  const bytes = await archive([{ name: NAME }, 'x'.repeat(100_000)]);

  await expect(extractDatabase(bytes, NAME, 50_000)).rejects.toThrow('unpacks to more than 50000 bytes');
});

test('half an archive is an error', async () => {
  const bytes = await archive([{ name: NAME }, 'x'.repeat(5000)]);

  await expect(extractDatabase(bytes.subarray(0, bytes.length / 2), NAME)).rejects.toThrow('GeoLite2-City.mmdb: unexpected end of file');
});

test('a tar that ends inside of the database is an error', async () => {
  const whole = pack();
  whole.entry({ name: NAME }, 'x'.repeat(5000));
  whole.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of whole) chunks.push(chunk as Buffer);

  await expect(extractDatabase(gzipSync(Buffer.concat(chunks).subarray(0, 2000)), NAME)).rejects.toThrow(/end of data/i);
});
