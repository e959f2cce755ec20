import { awscdk } from 'projen';

/** What goes into the npm tarball: compiled constructs and all of assets, no sources. */
export function keepPackageComplete(project: awscdk.AwsCdkConstructLibrary): void {
  project.npmignore!.addPatterns('/.ci/', '/.cache/', '/examples/', '/demo-output/', '/bench-output/', '/CONTRIBUTING.md');
  // assets/log-types and assets/opensearch are committed, assets/bundles is built: the constructs need all three
  project.npmignore!.include('/assets/', '/assets/**');
  // a machine without .NET builds the packages of the other languages
  project.tasks.tryFind('package:dotnet')!.addCondition('dotnet --version');
  // the publisher knows its registry by itself
  project.tryFindObjectFile('.github/workflows/release.yml')!.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');
  // npm runs only the install scripts named here: Node's own binary and esbuild's, the others are shortcuts that work without
  project.package.addField('allowScripts', { 'node': true, 'esbuild': true, '@swc/core': false, '@parcel/watcher': false });
  // logs keep their line ends and bytes
  for (const logs of ['/src/log-types/*/samples/**', '/test/**/fixtures/**']) {
    project.gitattributes.addAttributes(logs, '-text');
  }
  project.gitattributes.addAttributes('/assets/log-types/**', 'linguist-generated');
}
