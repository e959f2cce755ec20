import { awscdk } from 'projen';

/** The tasks of the project that projen doesn't bring: `npx projen` lists them. */
export function addTasks(project: awscdk.AwsCdkConstructLibrary): void {
  const generate = project.addTask('generate', {
    description: 'Generates from src/log-types what is committed under assets/',
    exec: 'tsx projenrc/generate.ts',
  });
  project.bundler.bundleTask.prependSpawn(generate);

  const checkTypes = project.addTask('check-types', {
    description: 'Type-checks all sources: jsii sees only the constructs, and tests run without checks',
    exec: 'tsc --noEmit -p tsconfig.dev.json',
  });
  project.testTask.prependSpawn(checkTypes);
  project.tsconfigDev.removeInclude('**/*.ts');

  project.addTask('demo', {
    description: 'Loads sample logs into a local OpenSearch and shows what became of them',
    steps: [{ spawn: 'bundle' }, { exec: 'tsx test/demo/demo.ts', receiveArgs: true }],
  });
  project.addTask('bench', {
    description: 'Measures the loader: records a second, memory, cold start',
    steps: [{ spawn: 'bundle' }, { exec: 'tsx test/bench/bench.ts', receiveArgs: true }],
  });
  project.addTask('conformance', {
    description: 'Compares the bundled loader with the cases of ../shared/conformance, where they are',
    steps: [{ spawn: 'bundle' }, { exec: 'tsx projenrc/conformance.ts', receiveArgs: true }],
  });

  project.addTask('record-release', {
    description: 'Writes down which resources the next release must not replace; a release does so once',
    exec: 'tsx test/upgrade/record.ts',
  });

  // these two work on a fresh clone: they install what is missing first
  for (const task of ['test', 'demo']) {
    project.setScript(task, `node projenrc/install-once.cjs && projen ${task}`);
  }
}
