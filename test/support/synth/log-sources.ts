import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { ISiem, LogSourceBucket, LogSourceBucketProps, LogSourceOptions, SiemOnOpenSearch } from '../../../src';

export const HERE = { account: '111111111111', region: 'eu-central-1' };
export const THERE = { account: '222222222222', region: 'eu-central-1' };
export const BUCKET_ARN = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::my-trail']] };
export const LOAD_QUEUE_ARN = `arn:aws:sqs:${HERE.region}:${HERE.account}:aes-siem-load`;
export const LOADER_ROLE_ARN = `arn:aws:iam::${HERE.account}:role/aes-siem-loader`;
export const FOREIGN_KEY_ARN = `arn:aws:kms:${THERE.region}:${THERE.account}:key/00000000-0000-0000-0000-000000000000`;

type MakeBucket = (stack: Stack) => s3.IBucket;
type MakeOptions = (stack: Stack) => LogSourceOptions;

const existing: MakeBucket = (stack) => s3.Bucket.fromBucketName(stack, 'TrailBucket', 'my-trail');
const foreign: MakeBucket = (stack) => s3.Bucket.fromBucketAttributes(stack, 'TrailBucket', { bucketName: 'my-trail', account: THERE.account });

/** A bucket that the stack makes; `encrypted` with a key of its own. */
export const made = (encrypted = false): MakeBucket => (stack) => new s3.Bucket(stack, 'TrailBucket', {
  ...(encrypted && { encryptionKey: new kms.Key(stack, 'TrailKey') }),
});

/** The app of a SIEM that loads a bucket of its own account. */
export function homeStack(
  options: LogSourceOptions | MakeOptions = {}, bucket: MakeBucket = existing,
): { stack: Stack; siem: SiemOnOpenSearch; trail: LogSourceBucket } {
  const stack = new Stack(new App(), 'Home', { env: HERE });
  const siem = new SiemOnOpenSearch(stack, 'Siem');
  const trail = siem.addLogSource('Trail', bucket(stack), typeof options === 'function' ? options(stack) : options);
  return { stack, siem, trail };
}

/** The same with a bucket of another account. */
export const receivingStack = (options: LogSourceOptions | MakeOptions = {}) => homeStack(options, foreign);

/** The stack of the other account, which knows the SIEM by its ARNs. */
export function sourceStack(
  props: Partial<LogSourceBucketProps> | ((stack: Stack) => Partial<LogSourceBucketProps>) = {}, bucket: MakeBucket = existing,
): { stack: Stack; siem: ISiem; trail: LogSourceBucket } {
  const stack = new Stack(new App(), 'Source', { env: THERE });
  const siem = SiemOnOpenSearch.fromAttributes(stack, 'Siem', {
    loaderFunctionArn: `arn:aws:lambda:${HERE.region}:${HERE.account}:function:aes-siem-es-loader`,
    loaderRoleArn: LOADER_ROLE_ARN,
    loadQueueArn: LOAD_QUEUE_ARN,
  });
  const more = typeof props === 'function' ? props(stack) : props;
  return { stack, siem, trail: new LogSourceBucket(stack, 'Trail', { siem, bucket: bucket(stack), ...more }) };
}

/** Statements of all policies of a type that fit. */
export function statements(stack: Stack, type: string, fits: (statement: any) => boolean): any[] {
  return Object.values(Template.fromStack(stack).findResources(type))
    .flatMap(({ Properties }) => (Properties.PolicyDocument ?? Properties.KeyPolicy).Statement).filter(fits);
}

/** Whether a statement is about a service. */
export const by = (service: string) => ({ Principal }: any): boolean => Principal?.Service === `${service}.amazonaws.com`;
