import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPackages, Packages } from '../support/packages/build';
import { PythonEnvironment } from '../support/packages/python';
import { CACHE, PROJECT, run } from '../support/packages/run';

// packing runs three compilers and, the first time, installs a virtual environment
jest.setTimeout(10 * 60_000);

const REQUIREMENTS = join(__dirname, 'example-apps.requirements.txt');

let packages: Packages;
let python: PythonEnvironment;

beforeAll(() => {
  packages = buildPackages();
  python = PythonEnvironment.with(REQUIREMENTS);
});

test('the Python example synthesizes from the wheel, and cfn-lint finds nothing in its template', () => {
  python.install(packages.wheel);
  const assembly = emptyFolder('python-app-out');

  python.run('python', ['app.py'], { cwd: join(PROJECT, 'examples', 'python'), env: { CDK_OUTDIR: assembly } });

  expectSiem(assembly);
});

test('the TypeScript example synthesizes from the npm package, and cfn-lint finds nothing in its template', () => {
  // below the project, so that the peers of the package are found in the project's own node_modules
  const app = emptyFolder('typescript-app');
  const installed = join(app, 'node_modules', 'siem-on-opensearch');
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', packages.npm, '-C', installed, '--strip-components=1']);
  copyFileSync(join(PROJECT, 'examples', 'typescript', 'app.ts'), join(app, 'app.ts'));
  const assembly = join(app, 'out');

  run('npx', ['tsx', 'app.ts'], { cwd: app, env: { CDK_OUTDIR: assembly } });

  expectSiem(assembly);
});

test('every example in the documentation of the API compiles', () => {
  const snippets = join(CACHE, 'examples.tabl.json');

  run('npx', ['jsii-rosetta', 'extract', '--compile', '--fail', '--output', snippets, '.jsii']);

  const { snippets: found } = JSON.parse(readFileSync(snippets, 'utf8'));
  const compiled = Object.values<{ didCompile: boolean }>(found).map(({ didCompile }) => didCompile);
  expect(compiled).not.toHaveLength(0);
  expect(compiled).not.toContain(false);
});

test('who installs the npm package gets the bundles and nothing but the peers', () => {
  const files = run('tar', ['-tzf', packages.npm]).split('\n');
  const manifest = JSON.parse(run('tar', ['-xzOf', packages.npm, 'package/package.json']));

  expect(files).toEqual(expect.arrayContaining([
    'package/.jsii', 'package/lib/index.js', 'package/lib/index.d.ts',
    'package/lib/contract/custom-logic.d.ts',
    'package/assets/bundles/functions/es-loader.lambda/index.js', 'package/assets/bundles/cli/siem/index.js',
  ]));
  expect(files.filter((name) => /^package\/(src|test|projenrc|examples|\.ci)\//.test(name))).toEqual([]);
  expect(manifest.dependencies ?? {}).toEqual({});
  expect(Object.keys(manifest.peerDependencies).sort()).toEqual(['aws-cdk-lib', 'constructs']);
  expect(manifest.bin).toEqual({ siem: 'assets/bundles/cli/siem/index.js' });
});

/** One domain, one loader with its bundle among the assets, and a template that cfn-lint has nothing to say about. */
function expectSiem(assembly: string): void {
  const template = join(assembly, 'Siem.template.json');
  const resources = Object.values<{ Type: string }>(JSON.parse(readFileSync(template, 'utf8')).Resources);
  expect(resources.filter(({ Type }) => Type === 'AWS::OpenSearchService::Domain')).toHaveLength(1);

  const assets = readdirSync(assembly).filter((name) => name.startsWith('asset.'));
  expect(assets.some((asset) => readdirSync(join(assembly, asset)).includes('index.js'))).toBe(true);

  // W3005: CDK writes dependencies out that a reference implies already
  expect(python.run('cfn-lint', ['--ignore-checks', 'W3005', '--regions', 'us-east-1', '--', template])).toBe('');
}

function emptyFolder(name: string): string {
  const folder = join(CACHE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
