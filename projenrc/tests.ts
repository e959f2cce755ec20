import { awscdk, javascript } from 'projen';

/** Packages that ship ES modules only: jest runs CommonJS, so these go through the transform too. */
const ESM_ONLY = ['commander', 'csv-parse', 'fast-xml-parser', 'fzstd', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'hysnappy'];

/** Fast tests: sources are transformed without a type check, the task check-types does that. */
export function configureTests(project: awscdk.AwsCdkConstructLibrary): void {
  const jest = project.jest!;
  project.deps.removeDependency('ts-jest');
  jest.config.transform = {
    '\\.[cm]?[jt]s$': new javascript.Transform('@swc/jest', {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    }),
    '\\.ini$': new javascript.Transform('<rootDir>/test/support/jest-transform-ini.cjs'),
  };
  jest.config.transformIgnorePatterns = [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`];
  // src/cli/commands/test.ts is a command
  jest.config.testMatch = ['<rootDir>/test/**/*.test.ts'];
  jest.config.testPathIgnorePatterns = ['/node_modules/', '/.cache/', '/dist/', '/examples/'];
  jest.config.modulePathIgnorePatterns = ['<rootDir>/.cache/', '<rootDir>/dist/'];

  // CDK leaves what it synthesized in the folder for temporary files, 30 MB a test
  jest.config.globalSetup = '<rootDir>/test/support/temporary-folder.cjs';
  jest.config.globalTeardown = '<rootDir>/test/support/remove-temporary-folder.cjs';

  // construct tests package the bundles
  project.testTask.prependSpawn(project.bundler.bundleTask);
}
