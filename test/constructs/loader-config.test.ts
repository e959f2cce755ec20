import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { LoaderConfig, SiemOnOpenSearch } from '../../src';

const TEXT = '[cloudtrail]\nindex_rotation = daily\n';

function fileWith(content: string | Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'siem-test-')), 'production.ini');
  writeFileSync(file, content);
  return file;
}

/** What a file holds whose layer a synthesized SIEM brings along. */
function layerOf(loaderConfig: LoaderConfig): { [file: string]: string } {
  const app = new App();
  new SiemOnOpenSearch(new Stack(app, 'Stack'), 'Siem', { loaderConfig });
  const { directory } = app.synth();
  const folders = readdirSync(directory).filter((name) => name.startsWith('asset.')).map((name) => join(directory, name));
  const [layer] = folders.filter((folder) => readdirSync(folder).includes('user.ini'));
  const entries = readdirSync(layer, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.map((file) => [relative(layer, file), readFileSync(file, 'utf8')]));
}

test('a text is shipped as user.ini', () => {
  expect(layerOf(LoaderConfig.fromInline(TEXT))).toEqual({ 'user.ini': TEXT });
});

test('a file is shipped as user.ini whatever its name', () => {
  expect(layerOf(LoaderConfig.fromFile(fileWith(TEXT)))).toEqual({ 'user.ini': TEXT });
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

describe('what the loader finds wrong', () => {
  test('is an error at synth, with all of its places', () => {
    const config = LoaderConfig.fromInline('[alb]\nlog_pattern = (\n[waf]\nfile_format = jsno\n');
    expect(() => layerOf(config)).toThrow(new RegExp('^loaderConfig: the loader can\'t use it: user\\.ini:2: \\[alb\\] log_pattern: missing \\).*\n'
      + '  user\\.ini:4: \\[waf\\] file_format: expected one of .*: did you mean json\\?; mend what is named'));
  });

  test('is named by the path of its file', () => {
    const file = fileWith('[alb]\ns3_key = [\n');
    expect(() => layerOf(LoaderConfig.fromFile(file))).toThrow(`the loader can't use it: ${file}:2: [alb] s3_key: `);
  });

  test('but keeps no object from being loaded is a warning', () => {
    const stack = new Stack(new App(), 'Stack');
    new SiemOnOpenSearch(stack, 'Siem', { loaderConfig: LoaderConfig.fromInline('[cloudtrail]\nindex_rotatoin = daily\n') });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('^loaderConfig: user.ini:2: \\[cloudtrail\\] index_rotatoin: .*did you mean index_rotation\\?'));
  });

  test('is nothing where the configuration is as it should be', () => {
    const stack = new Stack(new App(), 'Stack');
    new SiemOnOpenSearch(stack, 'Siem', { loaderConfig: LoaderConfig.fromInline(TEXT) });
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('loaderConfig'));
  });

  test('is code that is asked for and not there', () => {
    const config = LoaderConfig.fromInline('[shop]\ns3_key = shop\nfile_format = json\nindex_name = log-shop\nscript_ecs = event.outcome\n');
    expect(() => layerOf(config)).toThrow(/user\.ini:5: \[shop\] script_ecs: there is no code for shop: write siem\/sf_shop\.js/);
    const folder = mkdtempSync(join(tmpdir(), 'siem-test-'));
    writeFileSync(join(folder, 'sf_shop.ts'), 'export const transform = (): void => undefined;');
    expect(Object.keys(layerOf(config.withCustomLogic(folder)))).toContain('siem/sf_shop.js');
  });

  test('is a file of another encoding', () => {
    expect(() => LoaderConfig.fromFile(fileWith(Buffer.from('[b\u00fccher]\n', 'latin1')))).toThrow(/^loaderConfig: '.*' is no UTF-8 text; save it as UTF-8/);
  });
});

describe('code of log types', () => {
  const config = LoaderConfig.fromInline('[shop-orders]\nscript_ecs = event.outcome\n');
  function folderWith(files: { [name: string]: string }): string {
    const folder = mkdtempSync(join(tmpdir(), 'siem-test-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  test('is shipped beside user.ini, without its types', () => {
    const folder = folderWith({
      'sf_shop_orders.ts': 'export const transform = (document: { n: number }): void => { document.n += 1; };\n',
      'sf_plain.js': 'exports.transform = (document) => document;\n',
      'prices.json': '{}',
    });
    const files = layerOf(config.withCustomLogic(folder));
    expect(Object.keys(files).sort()).toEqual(['siem/prices.json', 'siem/sf_plain.js', 'siem/sf_shop_orders.js', 'user.ini']);
    expect(files['siem/sf_shop_orders.js']).toMatch(/^export const transform = \(document +\) +=> \{ document.n \+= 1; \};/);
  });

  test.each([
    ['exports.transform = (', '1: SyntaxError'],
    ['// a module\nexport const transform = (;', '2: SyntaxError'],
    ["import { Prices } from '@acme/price-types';", " imports '@acme/price-types', which is not there"],
    ["export { transform } from './other';", " imports './other', which is not there"],
    ["const other = require('./nowhere');", " imports './nowhere', which is not there"],
  ])('with a mistake is refused by its name: %s', (code, reason) => {
    const folder = folderWith({ 'sf_shop_orders.js': code, 'other.js': '' });
    expect(() => layerOf(config.withCustomLogic(folder))).toThrow(new RegExp(`^loaderConfig.withCustomLogic: sf_shop_orders.js:?${reason}`));
  });

  test('may import files of its folder and what Node.js and Lambda have, and types', () => {
    const folder = folderWith({
      'sf_module.ts': "import { isIP } from 'node:net';\nimport { double } from './double.js';\n"
        + "import type { Transform } from 'siem-on-opensearch/lib/contract/custom-logic';\nexport const transform: Transform = double(isIP);\nexport const paid = 'paid';\n",
      'double.ts': 'export const double = (value: unknown) => value;\n',
      'sf_plain.js': "exports.transform = require('./double');\nconst { unmarshall } = require('@aws-sdk/util-dynamodb');\n",
    });
    expect(Object.keys(layerOf(config.withCustomLogic(folder)))).toContain('siem/double.js');
  });

  test('is missed when the folder has none, or is not there', () => {
    expect(() => config.withCustomLogic(folderWith({ 'orders.js': '' }))).toThrow(/holds no file sf_<log_type>.js/);
    expect(() => config.withCustomLogic('nowhere')).toThrow(/there is no folder 'nowhere'/);
  });
});
