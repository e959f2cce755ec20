import { GetBucketNotificationConfigurationCommand, PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import type { NotificationConfiguration, S3Client } from '@aws-sdk/client-s3';
import { Refusal, SharedState } from './converge';
import { BucketNotification, covers, CREATED, overlaps } from './overlap';
import { isOf, isOurs } from './owner';
import type { AnnouncementTarget, KeyFilter } from '../../contract/bucket-attachment';

/** What a bucket can announce to by itself; EventBridge has neither filter nor owner, see event-bridge.ts. */
export type NotificationTarget = Exclude<AnnouncementTarget, 'EventBridge'>;

const LISTS = {
  Queue: ['QueueConfigurations', 'QueueArn'],
  Topic: ['TopicConfigurations', 'TopicArn'],
  LambdaFunction: ['LambdaFunctionConfigurations', 'LambdaFunctionArn'],
} as const;

/** The notifications of a bucket, as the owner of some of them changes them. */
export function bucketNotifications(
  client: S3Client, bucket: { Bucket: string; ExpectedBucketOwner: string }, owner: string,
): SharedState<NotificationConfiguration> {
  return {
    async read() {
      const { QueueConfigurations, TopicConfigurations, LambdaFunctionConfigurations, EventBridgeConfiguration }
        = await client.send(new GetBucketNotificationConfigurationCommand(bucket));
      return { QueueConfigurations, TopicConfigurations, LambdaFunctionConfigurations, EventBridgeConfiguration };
    },
    async write(next) {
      const put = (SkipDestinationValidation: boolean) => client.send(
        new PutBucketNotificationConfigurationCommand({ ...bucket, NotificationConfiguration: next, SkipDestinationValidation }));
      try {
        await put(false);
      } catch (error) {
        if (!aboutOthersOnly(error, next, owner)) throw error;
        await put(true);
      }
    },
  };
}

/** S3 asks all targets whether they take messages: one that others left behind must not be in the way. */
function aboutOthersOnly(error: unknown, next: NotificationConfiguration, owner: string): boolean {
  if (!/Unable to validate the following destination/.test((error as Error).message)) return false;
  const own = notificationsIn(next).filter(({ Id }) => isOf(owner, Id)).map(({ target }) => target);
  const refused = Object.entries(error as object).filter(([name]) => /^ArgumentName\d*$/.test(name)).map(([, value]) => String(value));
  if (own.length === 0) return true;
  return refused.length > 0 && !refused.some((name) => own.some((target) => name.includes(target)));
}

/** All notifications, whatever they go to. */
function notificationsIn(configuration: NotificationConfiguration): BucketNotification[] {
  return [
    ...(configuration.QueueConfigurations ?? []).map((each) => ({ ...each, target: each.QueueArn! })),
    ...(configuration.TopicConfigurations ?? []).map((each) => ({ ...each, target: each.TopicArn! })),
    ...(configuration.LambdaFunctionConfigurations ?? []).map((each) => ({ ...each, target: each.LambdaFunctionArn! })),
  ];
}

/** What an owner wants to have announced. */
export interface WantedNotifications {
  readonly to: NotificationTarget;
  readonly target: string;
  readonly filters: readonly KeyFilter[];
}

/** The configuration with these notifications in the place of the owner's; undefined when it is so. Others' are never changed. */
export function withNotifications(
  now: NotificationConfiguration, owner: string, wanted: WantedNotifications | undefined, written = false,
): NotificationConfiguration | undefined {
  const others = notificationsIn(now).filter(({ Id }) => !isOf(owner, Id));
  const own = notificationsIn(now).filter(({ Id }) => isOf(owner, Id));
  const missing = wanted?.filters.filter((filter) => !others.some((other) => announcesAlready(other, wanted.target, filter))) ?? [];
  for (const filter of missing) refuseOverlap(others.filter((other) => overlaps(other, filter)), filter);

  const next = missing.map((filter, index) => ({ Id: `${owner}${index === 0 ? '' : index}`, Events: [CREATED], Filter: rulesOf(filter), target: wanted!.target }));
  const view = (each: BucketNotification): unknown => (written ? each.Id : [each.Id, each.target, each.Events, inOrder(each)]);
  if (JSON.stringify(own.map(view)) === JSON.stringify(next.map(view))) return undefined;
  const result = { ...now } as Record<string, unknown>;
  for (const [to, [list, arn]] of Object.entries(LISTS)) {
    const kept = (now[list] as readonly { Id?: string }[] | undefined ?? []).filter(({ Id }) => !isOf(owner, Id));
    const added = to === wanted?.to ? next.map(({ target, ...each }) => ({ ...each, [arn]: target })) : [];
    result[list] = [...kept, ...added];
  }
  return result as NotificationConfiguration;
}

/** Made by hand for the same target: nothing is missing, and S3 would not take it twice. */
function announcesAlready(other: BucketNotification, target: string, filter: KeyFilter): boolean {
  return other.target === target && !isOurs(other.Id) && covers(other, filter);
}

function refuseOverlap([other]: BucketNotification[], { Prefix, Suffix }: KeyFilter): void {
  if (other === undefined) return;
  const whose = isOurs(other.Id) ? 'another LogSourceBucket' : 'somebody else';
  throw new Refusal(`the bucket announces new objects that begin with '${Prefix}' and end with '${Suffix}' to ${other.target} already, by the notification `
    + `'${other.Id}' of ${whose}, and S3 takes only one: choose other \`prefixes\`, let that notification go, or take NotificationMode.EVENT_BRIDGE`);
}

function rulesOf({ Prefix, Suffix }: KeyFilter): BucketNotification['Filter'] {
  const FilterRules = [{ Name: 'prefix', Value: Prefix }, { Name: 'suffix', Value: Suffix }].filter(({ Value }) => Value !== '');
  return FilterRules.length > 0 ? { Key: { FilterRules } } : undefined;
}

function inOrder({ Filter }: BucketNotification): unknown {
  return (Filter?.Key?.FilterRules ?? []).map(({ Name, Value }) => `${Name?.toLowerCase()}=${Value}`).sort();
}
