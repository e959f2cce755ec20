import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';

/** A SIEM of this app or, by `SiemOnOpenSearch.fromAttributes`, one that was deployed elsewhere. */
export interface ISiem extends IConstruct {
  /** Start of the SIEM's physical names. */
  readonly namePrefix: string;

  /** The function that loads logs. */
  readonly loader: lambda.IFunction;

  /** Role of the loader: give it what it needs to read buckets of your own. */
  readonly loaderRole: iam.IRole;

  /** New objects that wait to be loaded. */
  readonly loadQueue: sqs.IQueue;

  /** Bucket of the databases that documents are enriched with. */
  readonly geoBucket: s3.IBucket;
}

/** What identifies a SIEM that was deployed elsewhere. */
export interface SiemAttributes {
  /** ARN of the loader: `siem.loader.functionArn`. */
  readonly loaderFunctionArn: string;

  /** ARN of the loader's role: `siem.loaderRole.roleArn`. */
  readonly loaderRoleArn: string;

  /**
   * ARN of the load queue: `siem.loadQueue.queueArn`.
   * @default - nothing can be put on the load queue
   */
  readonly loadQueueArn?: string;

  /**
   * Name of the geo bucket.
   * @default - nothing can be put into the geo bucket
   */
  readonly geoBucketName?: string;

  /**
   * Start of the SIEM's physical names.
   * @default 'aes-siem'
   */
  readonly namePrefix?: string;
}
