import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { LoaderConfig, SiemOnOpenSearch } from '../../src';

const TEXT = '[cloudtrail]\nindex_rotation = daily\n';

/** What a file holds whose layer a synthesized SIEM brings along. */
function layerOf(loaderConfig: LoaderConfig): { [file: string]: string } {
  const app = new App();
  new SiemOnOpenSearch(new Stack(app, 'Stack'), 'Siem', { loaderConfig });
  const { directory } = app.synth();
  const folders = readdirSync(directory).filter((name) => name.startsWith('asset.')).map((name) => join(directory, name));
  const [layer] = folders.filter((folder) => readdirSync(folder).includes('user.ini'));
  return Object.fromEntries(readdirSync(layer).map((name) => [name, readFileSync(join(layer, name), 'utf8')]));
}

test('a text is shipped as user.ini', () => {
  expect(layerOf(LoaderConfig.fromInline(TEXT))).toEqual({ 'user.ini': TEXT });
});

test('a file is shipped as user.ini whatever its name', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'siem-test-')), 'production.ini');
  writeFileSync(file, TEXT);

  expect(layerOf(LoaderConfig.fromFile(file))).toEqual({ 'user.ini': TEXT });
});

test('a file that is not there is refused by its path', () => {
  expect(() => LoaderConfig.fromFile('nowhere/user.ini')).toThrow(/^loaderConfig: there is no file 'nowhere\/user.ini'; give the path/);
});

test('a folder in the place of the file is refused', () => {
  expect(() => LoaderConfig.fromFile(tmpdir())).toThrow(/^loaderConfig: there is no file/);
});

test('a text without a section is refused', () => {
  expect(() => LoaderConfig.fromInline('index_rotation = daily')).toThrow(/^loaderConfig: the text has no section; start with the name of a log type/);
});
