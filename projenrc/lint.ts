import { awscdk } from 'projen';
import { RUN_TIME_FOLDERS, RUN_TIME_SOURCES, SYNTH_FOLDER } from './worlds';

/** Synth time and run time never import each other; src/contract is the bridge. */
export function keepWorldsApart(project: awscdk.AwsCdkConstructLibrary): void {
  const runTime = RUN_TIME_FOLDERS.map((folder) => `./src/${folder}`);
  const synthTime = [`./${SYNTH_FOLDER}`, './src/index.ts'];
  project.eslint!.addRules({
    'import/no-restricted-paths': ['error', {
      zones: [
        { target: synthTime, from: runTime, message: 'Run-time code is bundled, not imported: share constants through src/contract.' },
        { target: runTime, from: synthTime, message: 'Constructs exist at synth only: share constants through src/contract.' },
        { target: './src/contract', from: [...runTime, ...synthTime], message: 'The bridge imports neither side.' },
      ],
    }],
  });
  RUN_TIME_SOURCES.forEach((pattern) => project.eslint!.allowDevDeps(pattern));
  project.eslint!.allowDevDeps('examples/**');

  // readers of binary formats and hashes are made of bit operations
  project.eslint!.addOverride({ files: [...RUN_TIME_SOURCES, 'test/**'], rules: { 'no-bitwise': 'off' } });
}
