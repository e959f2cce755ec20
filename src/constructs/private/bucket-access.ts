import { Resource, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { acknowledgeWildcards } from './acknowledge';
import { BucketAttachment } from './bucket-attachment';
import { LogSource } from './log-source';
import { surelyDiffer } from './places';

const READ = ['s3:GetObject', 's3:GetObjectVersion'];
const WHY_WILDCARDS = 'Keys of logs are not known beforehand.';

/** Lets the loader read the bucket and decrypt what lies in it, on the side of the SIEM. */
export function allowLoader(source: LogSource): void {
  const { siem, bucket, filters, key } = source;
  if (!source.siemIsOurs || !source.siemCanNameBucket) return;
  const objects = filters.keyPatterns.map((pattern) => bucket.arnForObjects(pattern));
  // hosts that load by hand read what the loader reads
  const { backfillRole } = siem as { backfillRole?: iam.IRole };
  for (const role of [siem.loaderRole, ...(backfillRole ? [backfillRole] : [])]) {
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: READ, resources: objects }));
    acknowledgeWildcards(role, objects, WHY_WILDCARDS);
    role.addToPrincipalPolicy(listing(source));
    // the SIEM's own key is allowed to them anyway
    if (key && key.keyArn !== siem.loadQueue.encryptionMasterKey?.keyArn) {
      role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn] }));
    }
  }
}

/** What the bucket policy says: reading objects. */
export function readingStatement(source: LogSource): iam.PolicyStatement {
  const resources = source.filters.keyPatterns.map((pattern) => source.bucket.arnForObjects(pattern));
  return new iam.PolicyStatement({ actions: READ, resources, ...loaderAsPrincipal(source) });
}

/** What the bucket policy says: without it a missing object looks like a forbidden one. */
export function listingStatement(source: LogSource): iam.PolicyStatement {
  const { principals, conditions } = loaderAsPrincipal(source);
  const statement = listing(source);
  statement.addPrincipals(...principals);
  statement.addConditions(conditions);
  return statement;
}

/** Lets the loader decrypt with the bucket's key, on the side of the bucket: in the key's policy where that is ours, else by a grant beside it. */
export function allowDecryption(source: LogSource): void {
  const { key, stack } = source;
  if (!key || source.loaderPolicyIsEnough) return;
  if (Resource.isOwnedResource(key) && Stack.of(key) === stack) {
    key.addToResourcePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: ['*'], ...loaderAsPrincipal(source) }));
  } else {
    BucketAttachment.ofKey(source, key);
  }
}

/**
 * The loader in policies of the bucket's side. Over the border of an account it is named by a condition: a role that is named as the principal and
 * then deleted leaves a policy behind that S3 refuses to take from anybody.
 */
export function loaderAsPrincipal({ siem, siemAccount, bucket }: LogSource): Required<Pick<iam.PolicyStatementProps, 'principals' | 'conditions'>> {
  const { roleArn } = siem.loaderRole;
  return surelyDiffer(siemAccount, bucket.env.account)
    ? { principals: [new iam.AccountPrincipal(siemAccount)], conditions: { ArnEquals: { 'aws:PrincipalArn': roleArn } } }
    : { principals: [new iam.ArnPrincipal(roleArn)], conditions: {} };
}

function listing({ bucket, filters }: LogSource): iam.PolicyStatement {
  return new iam.PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    // S3 asks for the right without a prefix when an object is missing
    ...(filters.prefixes.length > 0 && { conditions: { StringLikeIfExists: { 's3:prefix': filters.keyPatterns } } }),
  });
}
