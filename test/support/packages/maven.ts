import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, run } from './run';

/**
 * Runs a Java project with packages that are not published.
 *
 * @param project folder of the pom.xml
 * @param repository folder laid out as a repository of Maven
 * @param goals of Maven
 */
export function runMaven(project: string, repository: string, goals: string[], env: NodeJS.ProcessEnv): string {
  const settings = join(CACHE, 'maven-settings.xml');
  writeFileSync(settings, `<settings><profiles><profile><id>packed</id><repositories><repository>
    <id>packed</id><url>file://${repository}</url>
  </repository></repositories></profile></profiles><activeProfiles><activeProfile>packed</activeProfile></activeProfiles></settings>`);
  // a local repository of its own: what is packed again has the same version
  const local = join(CACHE, 'maven');
  run('rm', ['-rf', join(local, 'io', 'github', 'siemonopensearch')]);
  return run('mvn', ['-B', '-q', '-s', settings, `-Dmaven.repo.local=${local}`, ...goals], { cwd: project, env });
}
