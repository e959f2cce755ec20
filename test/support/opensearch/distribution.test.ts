import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDistribution } from './distribution';
import { MODULES } from './modules';

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'distribution-'));
  cache = join(folder, 'cache');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A shell script in Maven's place, which gets the arguments `-B -q -f POM GOAL`. */
function fakeMaven(script: string): string {
  const command = join(folder, 'mvn');
  writeFileSync(command, `#!/bin/sh -e\ncd "$(dirname "$4")/.."\n${script}\n`);
  chmodSync(command, 0o755);
  return command;
}

/** Does what Maven would: a server and its modules, each module with its jar and with one that the server has, too. */
function workingMaven(): string {
  return fakeMaven(['mkdir -p opensearch-9.9.9/lib', 'cd opensearch-9.9.9', 'touch lib/shared.jar', ...MODULES.map(({ name, artifact }) =>
    `mkdir -p modules/${name}; touch modules/${name}/shared.jar; echo org/opensearch/part/PartPlugin.class > modules/${name}/${artifact}-9.9.9.jar`)].join('\n'));
}

test('a missing Maven is named', async () => {
  await expect(prepareDistribution('9.9.9', { cache, maven: join(folder, 'no-such-command') })).rejects.toMatchObject({
    name: 'MissingToolError', tool: 'maven', message: expect.stringContaining('Install Maven'),
  });
});

test('an artifact that Maven can not get is named, and nothing half-made is left', async () => {
  const maven = fakeMaven('echo "[ERROR] Could not find artifact org.opensearch:opensearch:9.9.9"; exit 1');

  await expect(prepareDistribution('9.9.9', { cache, maven })).rejects.toMatchObject({
    name: 'MissingToolError', tool: 'artifact', message: expect.stringContaining('Could not find artifact org.opensearch:opensearch:9.9.9'),
  });
  expect(readdirSync(cache)).toEqual([]);
});

test('two that prepare the same version at once both get the whole distribution', async () => {
  const maven = workingMaven();

  const [one, other] = await Promise.all([prepareDistribution('9.9.9', { cache, maven }), prepareDistribution('9.9.9', { cache, maven })]);

  expect(one).toBe(other);
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(join(one, 'modules')).sort()).toEqual(MODULES.map(({ name }) => name).sort());
});

test('a module gets a descriptor and loses the jars that the server has', async () => {
  const maven = workingMaven();

  const module = join(await prepareDistribution('9.9.9', { cache, maven }), 'modules', 'lang-painless');

  expect(readdirSync(module).sort()).toEqual(['lang-painless-9.9.9.jar', 'plugin-descriptor.properties', 'plugin-security.policy']);
  expect(readFileSync(join(module, 'plugin-descriptor.properties'), 'utf8')).toMatch(/^classname=org\.opensearch\.part\.PartPlugin$/m);
});

test('a prepared version needs no Maven any more', async () => {
  const maven = workingMaven();
  const home = await prepareDistribution('9.9.9', { cache, maven });
  fakeMaven('exit 1');

  expect(await prepareDistribution('9.9.9', { cache, maven })).toBe(home);
});
