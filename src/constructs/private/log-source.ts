import { Resource, Stack, Token } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { NotificationMode } from '../notification-mode';
import { ISiem } from '../siem-reference';
import { KeyFilters } from './key-filters';
import { sameOrUnknown, surelyDiffer } from './places';
import { shortHash } from './short-hash';

/** A bucket and a SIEM, and which of both can be changed from where the construct stands. */
export class LogSource {
  readonly stack: Stack;

  constructor(
    readonly scope: Construct,
    readonly siem: ISiem,
    readonly bucket: s3.IBucket,
    readonly mode: NotificationMode,
    readonly filters: KeyFilters,
    readonly key: kms.IKey | undefined,
  ) {
    this.stack = Stack.of(scope);
  }

  /** The SIEM is of this app: its role, queue and key can be told about the bucket. */
  get siemIsOurs(): boolean {
    return Resource.isOwnedResource(this.siem.loaderRole);
  }

  /** The bucket lies in the account and region that the construct is deployed to: only there its notifications and events begin. */
  get bucketIsHere(): boolean {
    const { account, region } = this.bucket.env;
    return sameOrUnknown(account, this.stack.account) && !surelyDiffer(region, this.stack.region);
  }

  /** Bucket and construct are of one stack: CDK's own means fit, and go together with others that use them. */
  get bucketIsOfThisStack(): boolean {
    return Resource.isOwnedResource(this.bucket) && Stack.of(this.bucket) === this.stack;
  }

  get siemAccount(): string {
    return this.siem.loaderRole.env.account;
  }

  get accountsDiffer(): boolean {
    return !sameOrUnknown(this.siemAccount, this.bucket.env.account);
  }

  /** Whether the SIEM's stack can name the bucket without depending on a stack that depends on it. */
  get siemCanNameBucket(): boolean {
    const siemStack = Stack.of(this.siem);
    return this.spelledBucketName !== undefined || siemStack === this.stack || siemStack === Stack.of(this.bucket);
  }

  /** Whether the loader's own policy is enough: in one account one side decides, over its border both. */
  get loaderPolicyIsEnough(): boolean {
    return this.siemIsOurs && this.siemCanNameBucket && !this.accountsDiffer;
  }

  /** ARN for policies of the SIEM; undefined: it would make a circle. */
  get bucketArnForSiem(): string | undefined {
    return this.siemCanNameBucket ? this.bucket.bucketArn : undefined;
  }

  /** The same without a reference to the bucket, for a key that the bucket itself may be encrypted with. */
  get spelledBucketArn(): string | undefined {
    const name = this.spelledBucketName;
    return name && this.stack.formatArn({ service: 's3', region: '', account: '', resource: name });
  }

  /** Same in each synthesis for the same bucket, another one for another bucket. */
  get bucketHash(): string {
    return shortHash(JSON.stringify(this.stack.resolve(this.bucket.bucketName)));
  }

  private get spelledBucketName(): string | undefined {
    const owned = Resource.isOwnedResource(this.bucket) ? (this.bucket.node.defaultChild as s3.CfnBucket).bucketName : undefined;
    return [owned, this.bucket.bucketName].find((name) => name !== undefined && !Token.isUnresolved(name));
  }
}
