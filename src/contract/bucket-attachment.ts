/** Where a bucket announces its new objects. `EventBridge` stands for the default bus of the bucket's account: it has no ARN here. */
export type AnnouncementTarget = 'Queue' | 'Topic' | 'LambdaFunction' | 'EventBridge';

/** Which keys one notification is for; CloudFormation hands an empty text on as it is. */
export interface KeyFilter {
  readonly Prefix: string;
  readonly Suffix: string;
}

/** Properties of the custom resource that attaches a bucket which another stack or account made. */
export interface BucketAttachmentProperties {
  readonly BucketName: string;
  /** Account that the bucket must belong to: a name that somebody else took over meanwhile is left alone. */
  readonly BucketOwner: string;
  /** What is added to the bucket policy, each without a Sid; left out where only a key is shared: then the bucket is not touched. */
  readonly Statements?: readonly PolicyStatement[];
  /** How the bucket announces new objects; left out: it does not, or does so already. */
  readonly Announcement?: {
    readonly To: AnnouncementTarget;
    readonly TargetArn?: string;
    /** One notification each; of EventBridge none, its rules choose keys. */
    readonly Filters?: readonly KeyFilter[];
  };
  /** The loader may decrypt with a key whose policy is not ours to change. */
  readonly KeyGrant?: { readonly KeyArn: string; readonly Grantee: string };
}

/** A statement of a policy in JSON. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly [member: string]: unknown;
}
