import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { zipFolder } from '../../../src/cli/template/zip-folder';
import { folderWith } from '../run-command';

const FILES = { 'index.js': 'exports.handler = 1;', 'lib/b.js': 'b', 'lib/a.js': 'a' };

test('holds all files below the folder, by their paths', () => {
  const files = unzipSync(zipFolder(folderWith(FILES)));

  expect(Object.keys(files)).toEqual(['index.js', 'lib/a.js', 'lib/b.js']);
  expect(Buffer.from(files['lib/b.js']).toString()).toBe('b');
});

test('has the same bytes for the same files, whenever and in whatever order they were written', () => {
  const later = folderWith(Object.fromEntries(Object.entries(FILES).reverse()));
  utimesSync(join(later, 'index.js'), new Date('2001-02-03'), new Date('2001-02-03'));

  expect(Buffer.from(zipFolder(later)).equals(Buffer.from(zipFolder(folderWith(FILES))))).toBe(true);
});

test('lets everybody read the files, as Lambda needs it', () => {
  const zip = Buffer.from(zipFolder(folderWith({ 'index.js': '' })));
  const directory = zip.indexOf(Buffer.from('PK\x01\x02'));

  expect({ system: zip[directory + 5], mode: zip.readUInt32LE(directory + 38) >>> 16 }).toEqual({ system: 3, mode: 0o100644 });
});
