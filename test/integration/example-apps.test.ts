import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPackages, Packages } from '../support/packages/build';
import { runMaven } from '../support/packages/maven';
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

/** Each runs an example against its packed package and gives the folder that it synthesized to. */
const EXAMPLES: Record<string, () => string> = {
  // below the project, so that the peers of the package are found in the project's own node_modules
  TypeScript: () => {
    const app = emptyFolder('typescript-app');
    const installed = join(app, 'node_modules', 'siem-on-opensearch');
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', packages.npm, '-C', installed, '--strip-components=1']);
    copyFileSync(join(PROJECT, 'examples', 'typescript', 'app.ts'), join(app, 'app.ts'));
    run('npx', ['tsx', 'app.ts'], { cwd: app, env: { CDK_OUTDIR: join(app, 'out') } });
    return join(app, 'out');
  },
  Python: () => {
    python.install(packages.wheel);
    const out = emptyFolder('python-app-out');
    python.run('python', ['app.py'], { cwd: join(PROJECT, 'examples', 'python'), env: { CDK_OUTDIR: out } });
    return out;
  },
  Java: () => {
    const app = emptyFolder('java-app');
    cpSync(join(PROJECT, 'examples', 'java'), app, { recursive: true });
    runMaven(app, packages.mavenRepository, ['compile', 'exec:java'], { CDK_OUTDIR: join(app, 'out') });
    return join(app, 'out');
  },
};
const templates: Record<string, { Resources: Record<string, object> }> = {};

test.each(Object.keys(EXAMPLES))('the %s example synthesizes from the packed package, and cfn-lint finds nothing in its template', (language) => {
  const assembly = EXAMPLES[language]();

  const template = join(assembly, 'Siem.template.json');
  templates[language] = JSON.parse(readFileSync(template, 'utf8'));
  const assets = readdirSync(assembly).filter((name) => name.startsWith('asset.'));
  expect(assets.some((asset) => readdirSync(join(assembly, asset)).includes('index.js'))).toBe(true);
  // W3005: CDK writes dependencies out that a reference implies already
  expect(python.run('cfn-lint', ['--ignore-checks', 'W3005', '--regions', 'us-east-1', '--', template])).toBe('');
});

test.each(['Python', 'Java'])('%s makes the same resources as TypeScript', (language) => {
  const [expected, actual] = [templates.TypeScript.Resources, templates[language].Resources];
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [id, resource] of Object.entries(expected)) expect({ [id]: comparable(actual[id]) }).toEqual({ [id]: comparable(resource) });
});

test('siem template of the packed package lays out a template whose functions are all there', () => {
  const out = emptyFolder('packed-template');
  const command = join(CACHE, 'typescript-app', 'node_modules', 'siem-on-opensearch', 'assets', 'bundles', 'cli', 'siem', 'index.js');
  run('node', [command, 'template', '--bucket', 'my-templates', '--region', 'eu-central-1', '--out', out]);

  const files = readdirSync(out, { recursive: true, encoding: 'utf8' });
  const template = files.find((name) => name.endsWith('/siem-on-opensearch.template'))!;
  const keys = readFileSync(join(out, template), 'utf8').match(/(?<="S3Key": ")[^"]+/g)!;
  expect(keys.length).toBeGreaterThan(5);
  expect(keys.filter((key) => !files.includes(key))).toEqual([]);
  run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: join(out, dirname(template)) });
});

test('sources for .NET and Go have every public class', () => {
  const classes = ['SiemOnOpenSearch', 'SiemDomain', 'LoaderConfig'];
  const sources = (folder: string, ending: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).join('\n');
  expect(classes.filter((name) => !sources(packages.dotnet, '.cs').includes(`/${name}.cs`))).toEqual([]);
  expect(classes.filter((name) => !sources(packages.go, '.go').includes(`/${name}.go`))).toEqual([]);
});

test('every example in the documentation of the API compiles', () => {
  const snippets = join(CACHE, 'examples.tabl.json');
  // what is there is kept, also of examples that are gone
  rmSync(snippets, { force: true });

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

/** A resource without what differs between runs by design: where CDK found it. */
function comparable(resource: object): object {
  const { Metadata: _, ...rest } = resource as { Metadata?: object };
  return rest;
}

function emptyFolder(name: string): string {
  const folder = join(CACHE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
