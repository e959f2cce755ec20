/** Bundled into the functions and the command: nobody who installs the package installs these. */
const bundled = [
  '@aws-lambda-powertools/logger',
  '@aws-lambda-powertools/metrics',
  '@aws-sdk/client-kms',
  '@aws-sdk/client-lambda',
  '@aws-sdk/client-organizations',
  '@aws-sdk/client-s3',
  '@aws-sdk/client-secrets-manager',
  '@aws-sdk/client-sns',
  '@aws-sdk/client-sqs',
  '@aws-sdk/client-ssm',
  '@aws-sdk/credential-provider-node',
  '@aws-sdk/credential-providers',
  '@jmespath-community/jmespath',
  '@opensearch-project/opensearch@^3',
  'cli-progress',
  'commander',
  'csv-parse',
  'fastest-levenshtein',
  'fflate',
  'fzstd',
  'hyparquet',
  'hyparquet-compressors',
  'ipaddr.js',
  'mmdb-lib',
  'saxes',
  'tar-stream',
  'unbzip2-stream',
];

const types = [
  '@types/aws-lambda',
  '@types/cli-progress',
  '@types/node@^24',
  '@types/unbzip2-stream',
];

const tools = [
  '@aws-sdk/client-iam',
  '@aws-sdk/client-sts',
  '@eslint-community/regexpp',
  '@swc/core',
  '@swc/jest',
  'ajv@^8',
  'aws-local-stepfunctions',
  'cdk-nag@^3',
  'hyparquet-writer',
  'js-yaml',
  // Puts Node 24 first on the path of every npm script and task, whatever the machine has.
  'node@^24',
  'tsx',
  'uap-core',
];

export const devDeps = [...bundled, ...types, ...tools];
