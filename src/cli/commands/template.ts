import { UsageError } from '../exit-status';
import type { DefineCommand } from '../program';
import type { TemplateOptions } from '../template/make-template';

const HELP = `
Writes what belongs into the template bucket, and says how to upload it and how to create a stack of it. Who creates a
stack needs neither Node.js nor CDK, but has to be able to read the bucket, which may be as private as any other. Functions
are only made from a bucket of their own region: give --bucket and --region of the region that the SIEM will stand in.
The template is the same in every account, so one bucket does for an organization. A value that is decided by the template
is given here (--serverless, --vpc, --name-prefix), all others are parameters. The same package makes the same files.
Needs aws-cdk-lib and constructs beside this package; npm 7 and later installs them with it.

Example:
  siem template --bucket my-templates --region eu-central-1`;

/** `siem template --bucket B` */
export const defineTemplate: DefineCommand = (command, io, end) => {
  command.description('makes a CloudFormation template of a whole SIEM, for people without CDK')
    .requiredOption('--bucket <name>', 'template bucket that the files will be uploaded to')
    .option('--region <region>', 'region of the bucket and of the SIEM (default: env AWS_REGION, else as the AWS CLI is set up)')
    .option('--out <dir>', 'folder for the files', './siem-template')
    .option('--key-prefix <prefix>', 'start of the keys in the bucket', 'siem-on-opensearch')
    .option('--name-prefix <prefix>', 'start of all names of the SIEM (default: aes-siem)')
    .option('--serverless', 'OpenSearch Serverless instead of a managed domain')
    .option('--vpc', 'in a network that exists: adds the parameters VpcId and SubnetIds')
    .addHelpText('after', HELP)
    .action(async ({ region = io.env.AWS_REGION || undefined, ...options }: TemplateOptions) => {
      check({ ...options, region });
      const { makeTemplate } = await import('../template/make-template');
      end(await makeTemplate({ ...options, region }, io));
    });
};

function check({ bucket, region, keyPrefix, serverless }: TemplateOptions): void {
  // with a dot in it the certificate of S3 fits no address of the bucket
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)) throw new UsageError(`--bucket: '${bucket}' is no name of a bucket without dots`);
  if (!/^[\w-]+(\/[\w-]+)*$/.test(keyPrefix)) throw new UsageError(`--key-prefix: '${keyPrefix}' is not made of letters, digits, '-', '_' and '/' between them`);
  if (region === undefined) return;
  if (!/^[a-z]{2,}(-[a-z]+)+-\d$/.test(region)) throw new UsageError(`--region: '${region}' is no region`);
  if (serverless && region.startsWith('cn-')) throw new UsageError(`--serverless: OpenSearch Serverless is not offered in ${region}`);
}
