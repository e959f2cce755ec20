import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissingToolError } from './missing-tool-error';
import { MODULES } from './modules';

const GROUP = 'local.opensearch';
// 3.6 is the first that unpacks zip files with a current archiver; pinned, so that a run years from now does the same.
const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1'.split(':');

/**
 * Has Maven fetch an OpenSearch distribution and its modules, with what they depend on.
 *
 * One run of one generated project with a sub-project for each part: Maven's start costs more than the copying.
 *
 * @param folder - an existing, empty folder; gets `opensearch-<version>/`
 * @param maven - the command
 * @param plugins - artifacts of the group org.opensearch.plugin whose zip files are unpacked into `plugins/`, as installing them would
 * @throws MissingToolError when there is no `mvn`, or when it can't get an artifact.
 */
export async function fetchWithMaven(folder: string, version: string, maven: string, plugins: readonly string[] = []): Promise<void> {
  const project = join(folder, 'maven');
  const server = join(folder, `opensearch-${version}`);
  const parts = [
    {
      name: 'distribution',
      dependency: dependency('org.opensearch.distribution.integ-test-zip', 'opensearch', version, 'zip'),
      goal: 'unpack-dependencies',
      target: folder,
    },
    ...MODULES.map(({ name, artifact }) => ({
      name,
      dependency: dependency('org.opensearch.plugin', artifact, version, 'jar'),
      goal: 'copy-dependencies',
      target: join(server, 'modules', name),
    })),
    ...plugins.map((name) => ({
      name,
      // all that a plugin needs is in its zip
      dependency: dependency('org.opensearch.plugin', name, `${version}.0`, 'zip', '<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>'),
      goal: 'unpack-dependencies',
      target: join(server, 'plugins', name),
    })),
  ];
  writePom(project, pom('all', '', `<modules>${parts.map(({ name }) => `<module>${name}</module>`).join('')}</modules>`));
  for (const part of parts) {
    const build = `<dependencies>${part.dependency}</dependencies>${plugin(part.goal, part.target)}`;
    writePom(join(project, part.name), pom(part.name, `<parent>${coordinates('all')}</parent>`, build));
  }
  await runMaven(maven, project, version);
}

async function runMaven(maven: string, project: string, version: string): Promise<void> {
  try {
    await promisify(execFile)(maven, ['-B', '-q', '-f', join(project, 'pom.xml'), 'generate-resources'], { maxBuffer: 64_000_000 });
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') {
      throw new MissingToolError('maven', `OpenSearch ${version} is fetched by Maven, and there is no ${maven} to run. Install Maven 3.6 or newer.`);
    }
    const reason = `${stdout}\n${stderr}`.split('\n').find((line) => line.includes('[ERROR]')) ?? String(error);
    throw new MissingToolError('artifact', `Maven could not fetch OpenSearch ${version}: ${plain(reason)}`);
  }
}

/** An error line of Maven without its marks and colours. */
function plain(line: string): string {
  return line.replace(/\u001b\[[\d;]*m|\[ERROR\]|-> \[Help 1\]/g, '').trim();
}

function coordinates(artifactId: string): string {
  return `<groupId>${GROUP}</groupId><artifactId>${artifactId}</artifactId><version>1</version>`;
}

function pom(artifactId: string, parent: string, content: string): string {
  return `<project><modelVersion>4.0.0</modelVersion>${parent}${coordinates(artifactId)}<packaging>pom</packaging>${content}</project>\n`;
}

function dependency(groupId: string, artifactId: string, version: string, type: string, more = ''): string {
  return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version><type>${type}</type>${more}</dependency>`;
}

function plugin(goal: string, target: string): string {
  const [groupId, artifactId, version] = DEPENDENCY_PLUGIN;
  return `<build><plugins><plugin><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>` +
    `<executions><execution><phase>generate-resources</phase><goals><goal>${goal}</goal></goals>` +
    `<configuration><outputDirectory>${xmlText(target)}</outputDirectory></configuration></execution></executions></plugin></plugins></build>`;
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function writePom(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'pom.xml'), text);
}
