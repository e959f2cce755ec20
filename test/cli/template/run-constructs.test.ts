import { requirePeers } from '../../../src/cli/template/run-constructs';
import { folderWith } from '../run-command';

test('packages that have to be there are named when they are not', () => {
  const folder = folderWith({ 'program.js': '' });

  expect(() => requirePeers(`${folder}/program.js`)).toThrow('aws-cdk-lib is not installed beside this package: npm install aws-cdk-lib constructs');
});

test('they are found where the package is installed', () => {
  expect(() => requirePeers(__filename)).not.toThrow();
});
