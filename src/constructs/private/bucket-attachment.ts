import { CustomResource, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IDependable } from 'constructs';
import { BucketAttachmentProperties } from '../../contract/bucket-attachment';
import { ISiem } from '../siem-reference';
import { acknowledge } from './acknowledge';
import { LogSource } from './log-source';
import { Names } from './names';
import { takeRoom } from './role-room';
import { shortHash } from './short-hash';
import { SiemFunction } from './siem-function';

const FUNCTION = 'bucket-attachment';
const ACTIONS = ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy', 's3:GetBucketNotification', 's3:PutBucketNotification'];

/** Attachments of one stack to one bucket, by the bucket: they are made one after another. */
const LAST_OF = new WeakMap<Stack, Map<string, CustomResource>>();

/**
 * The SIEM's part of policy and notifications of a bucket that another stack or account made. Its id carries the bucket: when that changes,
 * attachment and the right to undo it live on until the new one is there.
 */
export class BucketAttachment extends Construct {
  /** @param dependencies what must be there before the bucket may announce something */
  static ofBucket(
    source: LogSource, properties: Required<Pick<BucketAttachmentProperties, 'Statements'>> & Pick<BucketAttachmentProperties, 'Announcement'>,
    dependencies: IDependable[],
  ): BucketAttachment {
    const attachment = new BucketAttachment(source, `Attachment${source.bucketHash}`, properties, [
      new iam.PolicyStatement({ actions: ACTIONS, resources: [source.bucket.bucketArn] }),
    ]);
    attachment.resource.node.addDependency(...dependencies);
    attachment.queueUp(source);
    return attachment;
  }

  static ofKey(source: LogSource, key: kms.IKey): BucketAttachment {
    const Grantee = source.siem.loaderRole.roleArn;
    const resources = [key.keyArn];
    const keyHash = shortHash(JSON.stringify(source.stack.resolve(key.keyArn)));
    return new BucketAttachment(source, `KeyGrant${source.bucketHash}${keyHash}`, { KeyGrant: { KeyArn: key.keyArn, Grantee } }, [
      new iam.PolicyStatement({
        actions: ['kms:CreateGrant'],
        resources,
        conditions: { 'StringEquals': { 'kms:GranteePrincipal': Grantee }, 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } },
      }),
      new iam.PolicyStatement({ actions: ['kms:ListGrants', 'kms:RevokeGrant'], resources }),
    ]);
  }

  private readonly resource: CustomResource;

  private constructor(source: LogSource, id: string, properties: Partial<BucketAttachmentProperties>, statements: iam.PolicyStatement[]) {
    super(source.scope, id);
    const handler = attachmentFunction(source);
    takeRoom(handler.role, statements, 'bucket', 'make LogSourceBuckets in further stacks');
    // a policy for each attachment: the right to undo it goes only after it
    const policy = new iam.Policy(this, 'Policy', { roles: [handler.role], statements });
    acknowledge(policy, { 'NIST.800.53.R5-IAMNoInlinePolicy': 'The right to undo the attachment lives exactly as long as the attachment.' });
    this.resource = new CustomResource(this, 'Resource', {
      resourceType: 'Custom::SiemBucketAttachment',
      serviceToken: handler.function.functionArn,
      serviceTimeout: Duration.minutes(6),
      properties: { BucketName: source.bucket.bucketName, BucketOwner: source.stack.account, ...properties },
    });
    this.resource.node.addDependency(policy);
  }

  private queueUp({ stack, bucketHash }: LogSource): void {
    if (!LAST_OF.has(stack)) LAST_OF.set(stack, new Map());
    const lasts = LAST_OF.get(stack)!;
    const last = lasts.get(bucketHash);
    if (last) this.resource.node.addDependency(last);
    lasts.set(bucketHash, this.resource);
  }
}

/** One function for all attachments of a stack; outside of the SIEM's own stack its name tells the stack, for there can be several. */
function attachmentFunction({ siem, stack, siemIsOurs }: LogSource): SiemFunction {
  const isHome = siemIsOurs && Stack.of(siem) === stack;
  const scope: Construct = isHome ? siem as ISiem & Construct : stack;
  const id = isHome ? 'BucketAttachment' : `BucketAttachmentOf-${siem.namePrefix}`;
  return scope.node.tryFindChild(id) as SiemFunction | undefined ?? new SiemFunction(scope, id, {
    names: new Names(scope, siem.namePrefix),
    encryptionKey: isHome ? siem.loadQueue.encryptionMasterKey : undefined,
    name: FUNCTION,
    nameSuffix: isHome ? undefined : shortHash(stack.node.path),
    description: 'Attaches buckets of other stacks to the SIEM',
    memorySize: 256,
    timeout: Duration.minutes(5),
    environment: {},
    whyNoDeadLetterQueue: 'CloudFormation is told when it fails, and asks again.',
    whyNoReservedConcurrency: 'It runs during deployments only, once for each bucket.',
  });
}
