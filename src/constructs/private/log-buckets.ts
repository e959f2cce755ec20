import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';
import { allowDelivery } from './log-delivery';
import { Names } from './names';
import { LogOwners } from './organization';

/** Objects that were replaced or deleted go after a while, and what was never uploaded to its end. */
const tidyAfter = (days: number): s3.LifecycleRule => ({
  id: 'tidy',
  noncurrentVersionExpiration: Duration.days(days),
  abortIncompleteMultipartUploadAfter: Duration.days(7),
});

const PRIVATE: s3.BucketProps = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
  versioned: true,
};

const NO_REPLICATION = 'A copy in another region is a choice of cost and law that belongs to the operator.';

/** The bucket that logs arrive in. */
export function createLogBucket(scope: Construct, names: Names, owners: LogOwners): s3.Bucket {
  const bucket = new s3.Bucket(scope, 'LogBucket', {
    ...PRIVATE,
    bucketName: names.logBucket,
    encryption: s3.BucketEncryption.S3_MANAGED,
    // logs that somebody removed can be brought back that long
    lifecycleRules: [tidyAfter(90)],
  });
  allowDelivery(bucket, owners);
  const noAccessLog = 'Its access log would be loaded like every log here and so write the next one; CloudTrail data events record access.';
  acknowledge(bucket, {
    'AwsSolutions-S1': noAccessLog,
    'NIST.800.53.R5-S3BucketLoggingEnabled': noAccessLog,
    'NIST.800.53.R5-S3BucketReplicationEnabled': NO_REPLICATION,
    'NIST.800.53.R5-S3DefaultEncryptionKMS': 'Load balancers and S3 server access logs can only deliver to buckets with S3-managed keys.',
  });
  return bucket;
}

/** The bucket of the databases that documents are enriched with. */
export function createGeoBucket(scope: Construct, names: Names, encryptionKey: kms.IKey): s3.Bucket {
  const bucket = encryptedBucket(scope, 'GeoBucket', names.geoBucket, encryptionKey, [tidyAfter(8)]);
  const noAccessLog = 'It holds copies of public databases, read by the loader only.';
  acknowledge(bucket, {
    'AwsSolutions-S1': noAccessLog,
    'NIST.800.53.R5-S3BucketLoggingEnabled': noAccessLog,
    'NIST.800.53.R5-S3BucketReplicationEnabled': 'The databases are downloaded again when they are lost.',
  });
  return bucket;
}

/** The bucket of snapshots of indices, and of copies of what domain setup replaces. */
export function createSnapshotBucket(scope: Construct, names: Names, encryptionKey: kms.IKey): s3.Bucket {
  const bucket = encryptedBucket(scope, 'SnapshotBucket', names.snapshotBucket, encryptionKey, [tidyAfter(30)]);
  const noAccessLog = 'OpenSearch alone reads and writes it; CloudTrail data events record access.';
  acknowledge(bucket, {
    'AwsSolutions-S1': noAccessLog,
    'NIST.800.53.R5-S3BucketLoggingEnabled': noAccessLog,
    'NIST.800.53.R5-S3BucketReplicationEnabled': NO_REPLICATION,
  });
  return bucket;
}

function encryptedBucket(scope: Construct, id: string, bucketName: string, encryptionKey: kms.IKey, lifecycleRules: s3.LifecycleRule[]): s3.Bucket {
  return new s3.Bucket(scope, id, {
    ...PRIVATE, bucketName, encryption: s3.BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true, lifecycleRules,
  });
}
