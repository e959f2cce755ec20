import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ISiem, SiemAttributes } from '../siem-reference';
import { requireArn } from './arn-check';
import { Names } from './names';
import { requireBucketNames, ValidationError } from './validation';

/** A SIEM that was deployed elsewhere: what it is asked for and was not told, it says by name. */
export class ImportedSiem extends Construct implements ISiem {
  readonly namePrefix: string;
  readonly loader: lambda.IFunction;
  readonly loaderRole: iam.IRole;
  private readonly importedQueue?: sqs.IQueue;
  private readonly importedGeoBucket?: s3.IBucket;

  constructor(scope: Construct, id: string, attributes: SiemAttributes) {
    super(scope, id);
    const { loaderFunctionArn, loaderRoleArn, loadQueueArn, geoBucketName } = attributes;
    requireArn('loaderFunctionArn', loaderFunctionArn, 'lambda', 'function:');
    requireArn('loaderRoleArn', loaderRoleArn, 'iam', 'role/');
    if (loadQueueArn !== undefined) requireArn('loadQueueArn', loadQueueArn, 'sqs');
    if (geoBucketName !== undefined) requireBucketNames('geoBucketName', [geoBucketName]);
    this.namePrefix = new Names(this, attributes.namePrefix).prefix;
    this.loaderRole = iam.Role.fromRoleArn(this, 'LoaderRole', loaderRoleArn, { mutable: false });
    this.loader = lambda.Function.fromFunctionAttributes(this, 'Loader', { functionArn: loaderFunctionArn, role: this.loaderRole });
    this.importedQueue = loadQueueArn === undefined ? undefined : sqs.Queue.fromQueueArn(this, 'LoadQueue', loadQueueArn);
    this.importedGeoBucket = geoBucketName === undefined ? undefined : s3.Bucket.fromBucketName(this, 'GeoBucket', geoBucketName);
  }

  get loadQueue(): sqs.IQueue {
    return this.importedQueue ?? notTold(this, 'loadQueue', 'loadQueueArn');
  }

  get geoBucket(): s3.IBucket {
    return this.importedGeoBucket ?? notTold(this, 'geoBucket', 'geoBucketName');
  }
}

function notTold(siem: Construct, member: string, attribute: string): never {
  throw new ValidationError(member, `the imported SIEM at ${siem.node.path} does not know it`, `give \`${attribute}\` to SiemOnOpenSearch.fromAttributes`);
}
