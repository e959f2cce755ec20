import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import { bucketAttachment } from '../operations/bucket-attachment/resource';
import { handleCustomResource } from '../platform/custom-resource';
import { createLogger } from '../platform/event-log';

const log = createLogger();
// a call that hangs must fail while CloudFormation can still be told
const requestHandler = { connectionTimeout: 5000, requestTimeout: 15_000, throwOnRequestTimeout: true };
const attachment = bucketAttachment({
  s3: new S3Client({ followRegionRedirects: true, requestHandler }),
  kms: new KMSClient({ requestHandler }),
}, log);

/** Attaches a bucket of another stack or account to a SIEM: its part of the bucket's policy and notifications, never more. */
export async function handler(event: CloudFormationCustomResourceEvent, context: Context): Promise<void> {
  await handleCustomResource(event, context, attachment, log);
}
