import { awscdk, javascript, typescript } from 'projen';
import { addBundles } from './projenrc/bundles';
import { devDeps } from './projenrc/dev-deps';
import { keepWorldsApart } from './projenrc/lint';
import { keepPackageComplete } from './projenrc/package';
import { addTasks } from './projenrc/tasks';
import { configureTests } from './projenrc/tests';
import { RUN_TIME_SOURCES } from './projenrc/worlds';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'siem-on-opensearch',
  description: 'A SIEM on Amazon OpenSearch Service: CDK constructs and the log loader that they deploy',
  keywords: ['aws', 'cdk', 'siem', 'opensearch', 'security', 'logs'],
  author: 'siem-on-opensearch authors',
  authorAddress: 'siem-on-opensearch@users.noreply.github.com',
  repositoryUrl: 'https://github.com/siem-on-opensearch/siem-on-opensearch.git',
  license: 'Apache-2.0',
  copyrightOwner: 'siem-on-opensearch authors',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  projenrcTsOptions: { runner: typescript.TypeScriptRunner.tsx() },
  packageManager: javascript.NodePackageManager.NPM,

  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0',
  cdkVersion: '2.257.0',
  constructsVersion: '10.5.1',
  minNodeVersion: '22.12.0',
  workflowNodeVersion: '24.x',
  excludeTypescript: RUN_TIME_SOURCES,
  publishToPypi: { distName: 'siem-on-opensearch', module: 'siem_on_opensearch' },
  publishToMaven: {
    javaPackage: 'io.github.siemonopensearch',
    mavenGroupId: 'io.github.siemonopensearch',
    mavenArtifactId: 'siem-on-opensearch',
  },
  publishToNuget: { dotNetNamespace: 'SiemOnOpenSearch', packageId: 'SiemOnOpenSearch' },
  publishToGo: { moduleName: 'github.com/siem-on-opensearch/siem-on-opensearch-go', packageName: 'siemonopensearch' },

  devDeps,
  bin: { siem: 'assets/bundles/cli/siem/index.js' },

  // Bundles are made by addBundles(): a construct file generated beside each handler would cross the two worlds.
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  bundlerOptions: {
    assetsDir: 'assets/bundles',
    esbuildVersion: '^0.28.0',
    loaders: { ini: 'text' },
  },

  tsconfig: { compilerOptions: { types: ['node'] } },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['src/**/*.ts', 'test/**/*.ts', '.projenrc.ts', 'projenrc/**/*.ts', 'examples/typescript/**/*.ts'],
    exclude: ['node_modules', '.cache', 'dist'],
    compilerOptions: {
      target: 'ES2023',
      lib: ['es2023'],
      module: 'esnext',
      moduleResolution: javascript.TypeScriptModuleResolution.BUNDLER,
      noEmit: true,
      rootDir: '.',
      skipLibCheck: true,
      types: ['node', 'jest'],
      // examples import the package by its name, as its users do
      paths: { 'siem-on-opensearch': ['./src/index.ts'] },
    },
  },
  eslintOptions: { dirs: ['src', 'test', 'examples/typescript'], tsconfigPath: './tsconfig.dev.json', projectService: false },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: { collectCoverage: false },
  },

  sampleCode: false,
  githubOptions: { mergify: false },
  depsUpgrade: true,
  gitignore: ['/.cache/', '/.jsii.tabl.json', '/demo-output/', '/bench-output/', '__pycache__/', '.venv/', 'cdk.out/'],
});

addBundles(project);
addTasks(project);
configureTests(project);
keepWorldsApart(project);
keepPackageComplete(project);
// sample objects have the names that logs have
project.gitignore.include('/src/log-types/*/samples/**');

project.synth();
