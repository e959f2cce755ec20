import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { allow, createRole } from './caller';
import { Names } from './names';
import { openSearchService } from './opensearch-service';

/**
 * The role with which OpenSearch Service keeps snapshots of a domain: whoever registers the repository passes it on.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-snapshots.html
 */
export function createSnapshotRole(scope: Construct, names: Names, bucket: s3.IBucket, domain: opensearch.IDomain): iam.Role {
  const role = createRole(scope, 'SnapshotRole', {
    roleName: names.snapshotRole,
    description: `Snapshots of the domain of ${names.prefix}`,
    assumedBy: openSearchService({
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnLike: { 'aws:SourceArn': domain.domainArn },
      },
    }),
  });
  allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
  allow(role, ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], [bucket.arnForObjects('*')], 'OpenSearch chooses the keys of a snapshot.');
  if (bucket.encryptionKey) allow(role, ['kms:Decrypt', 'kms:GenerateDataKey'], [bucket.encryptionKey.keyArn]);
  return role;
}
