import { join } from 'node:path';

/** What the commands are about. */
export interface Upload {
  readonly bucket: string;
  readonly region?: string;
  /** Folder of the files, and start of their keys. */
  readonly out: string;
  readonly prefix: string;
  /** Key of the template. */
  readonly template: string;
  readonly stackName: string;
  /** Whether the template asks for a network. */
  readonly vpc?: boolean;
}

/** Domain names of a partition. */
interface Partition {
  readonly aws: string;
  readonly console: string;
}

const COMMERCIAL: Partition = { aws: 'amazonaws.com', console: 'console.aws.amazon.com' };
const OTHERS: Readonly<Record<string, Partition>> = {
  'cn-': { aws: 'amazonaws.com.cn', console: 'console.amazonaws.cn' },
  'us-gov-': { aws: 'amazonaws.com', console: 'console.amazonaws-us-gov.com' },
};

/** What to do with the files: upload them, make a stack of them. */
export function howToDeploy(upload: Upload): string {
  const { bucket, region, out, prefix, stackName, vpc } = upload;
  const partition = Object.entries(OTHERS).find(([start]) => region?.startsWith(start))?.[1] ?? COMMERCIAL;
  const inRegion = region === undefined ? '' : ` --region ${region}`;
  const url = `https://${bucket}.s3.${region === undefined ? '' : `${region}.`}${partition.aws}/${upload.template}`;
  const console = `https://${partition.console}/cloudformation/home${region === undefined ? '' : `?region=${region}`}`;
  return `Upload them to the bucket, which may be private:
  aws s3 sync ${quoted(join(out, prefix))} s3://${bucket}/${prefix}${inRegion}

Then create a stack, with parameters as you like:
  aws cloudformation create-stack --stack-name ${stackName} --capabilities CAPABILITY_NAMED_IAM${inRegion} \\
    --template-url ${url} \\
    --parameters ${parameters(vpc)}
or in the console, which asks for them:
  ${console}#/stacks/create/review?stackName=${stackName}&templateURL=${encodeURIComponent(url)}
`;
}

function parameters(vpc?: boolean): string {
  const network = ['ParameterKey=VpcId,ParameterValue=vpc-ID', "ParameterKey=SubnetIds,ParameterValue='subnet-1\\,subnet-2\\,subnet-3'"];
  return [...(vpc ? network : []), 'ParameterKey=SnsEmail,ParameterValue=you@example.com'].join(' ');
}

function quoted(path: string): string {
  return /^[\w./~-]+$/.test(path) ? path : `'${path.replaceAll('\'', '\'\\\'\'')}'`;
}
