import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findJavaHome, javaRangeFor } from './java-home';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'java-home-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fakeJdk(version: string): string {
  const home = join(folder, `jdk-${version}`);
  mkdirSync(join(home, 'bin'), { recursive: true });
  writeFileSync(join(home, 'bin', 'java'), '');
  writeFileSync(join(home, 'release'), `IMPLEMENTOR="someone"\nJAVA_VERSION="${version}"\n`);
  return home;
}

test('JAVA_HOME comes before the PATH', () => {
  const [first, second] = [fakeJdk('17.0.1'), fakeJdk('21.0.1')];

  expect(findJavaHome('2.19.4', { JAVA_HOME: first, PATH: join(second, 'bin') })).toBe(first);
});

test('a JDK that is too old for the version is passed over', () => {
  const [old, fitting] = [fakeJdk('17.0.1'), fakeJdk('21.0.1')];

  expect(findJavaHome('3.4.0', { JAVA_HOME: old, PATH: join(fitting, 'bin') })).toBe(fitting);
});

test('OpenSearch 2 is not run by a Java without security manager', () => {
  expect(javaRangeFor('2.19.4')).toEqual({ min: 17, max: 23 });
});

test('when nothing fits the error says what is wanted and what was found', () => {
  expect(() => findJavaHome('3.4.0', { JAVA_HOME: fakeJdk('11.0.2'), PATH: '' }, [])).toThrow(expect.objectContaining({
    name: 'MissingToolError', tool: 'java', message: expect.stringMatching(/Java 21 or newer; found Java 11 at/),
  }));
});

test('a JDK in a folder of the system is found without any variable', () => {
  const home = fakeJdk('21.0.1');

  expect(findJavaHome('3.4.0', {}, [{ folder, home: '' }])).toBe(home);
});
