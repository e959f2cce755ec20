import { DeleteBucketPolicyCommand, GetBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import type { SharedState } from './converge';
import type { PolicyStatement } from '../../contract/bucket-attachment';

/** A bucket policy with all its members as they are: only the statements are looked at. */
export interface BucketPolicy {
  readonly Statement: readonly PolicyStatement[];
  readonly [member: string]: unknown;
}

const NONE: BucketPolicy = { Version: '2012-10-17', Statement: [] };

/** The policy of a bucket. One without statements is no policy: S3 doesn't take it, so it is removed. */
export function bucketPolicy(client: S3Client, bucket: { Bucket: string; ExpectedBucketOwner: string }): SharedState<BucketPolicy> {
  return {
    async read() {
      try {
        const { Policy } = await client.send(new GetBucketPolicyCommand(bucket));
        const policy = JSON.parse(Policy!);
        return { ...policy, Statement: [policy.Statement].flat() };
      } catch (error) {
        if ((error as Error).name === 'NoSuchBucketPolicy') return NONE;
        throw error;
      }
    },
    async write(next) {
      if (next.Statement.length === 0) await client.send(new DeleteBucketPolicyCommand(bucket));
      else await client.send(new PutBucketPolicyCommand({ ...bucket, Policy: JSON.stringify(next) }));
    },
  };
}

/** The policy with these statements in the place of those that are ours; undefined when that is what it says. */
export function withStatements(
  now: BucketPolicy, isOwn: (sid: string | undefined) => boolean, wanted: readonly PolicyStatement[], written = false,
): BucketPolicy | undefined {
  const own = now.Statement.filter(({ Sid }) => isOwn(Sid));
  // once written, names are enough: AWS may give a statement back in other words
  const view = (statement: PolicyStatement): unknown => (written ? statement.Sid : statement);
  if (sameText(own.map(view), wanted.map(view))) return undefined;
  return { ...now, Statement: [...now.Statement.filter(({ Sid }) => !isOwn(Sid)), ...wanted] };
}

/** Order of members and of lists doesn't matter in policies, nor whether a list of one is a list. */
function sameText(one: unknown, other: unknown): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((each) => JSON.stringify(canonical(each))).sort();
    return texts.length === 1 ? JSON.parse(texts[0]) : texts;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, canonical(each)]));
}
