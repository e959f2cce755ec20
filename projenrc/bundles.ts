import { readdirSync } from 'node:fs';
import { awscdk } from 'projen';

/** Every `src/functions/*.lambda.ts`, the command, and what constructs ask of the loader, each into a folder of its own under assets/bundles/. */
export function addBundles(project: awscdk.AwsCdkConstructLibrary): void {
  // minifying keeps cold starts short, the source map keeps stack traces readable
  const options = {
    target: 'node22',
    platform: 'node',
    minify: true,
    sourcemap: true,
    externals: [],
    watchTask: false,
    // of ES modules what is not used is left out: a fifth of the loader's start
    mainFields: ['module', 'main'],
  };

  for (const file of readdirSync('src/functions').filter((name) => name.endsWith('.lambda.ts')).sort()) {
    project.bundler.addBundle(`src/functions/${file}`, options);
  }
  project.bundler.addBundle('src/cli/siem.ts', { ...options, executable: true });
  // runs where apps are synthesized: in the process of CDK or jsii, on whatever Node.js that is
  project.bundler.addBundle('src/loader/synth-checks.ts', { ...options, target: 'node20' });
}
