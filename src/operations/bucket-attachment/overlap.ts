import type { KeyFilter } from '../../contract/bucket-attachment';

/** One notification of a bucket, whatever it goes to. */
export interface BucketNotification {
  readonly Id?: string;
  readonly target: string;
  readonly Events?: readonly string[];
  readonly Filter?: { readonly Key?: { readonly FilterRules?: readonly { readonly Name?: string; readonly Value?: string }[] } };
}

/** The event that logs are loaded on. */
export const CREATED = 's3:ObjectCreated:*';

function filterOf({ Filter }: BucketNotification): KeyFilter {
  const valueOf = (name: string): string => Filter?.Key?.FilterRules?.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? '';
  return { Prefix: valueOf('prefix'), Suffix: valueOf('suffix') };
}

/**
 * Whether S3 would refuse to have both: some new object would be announced twice.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
 */
export function overlaps(notification: BucketNotification, filter: KeyFilter): boolean {
  const created = notification.Events?.some((event) => event.startsWith('s3:ObjectCreated:'));
  const other = filterOf(notification);
  const startAlike = other.Prefix.startsWith(filter.Prefix) || filter.Prefix.startsWith(other.Prefix);
  const endAlike = other.Suffix.endsWith(filter.Suffix) || filter.Suffix.endsWith(other.Suffix);
  return created === true && startAlike && endAlike;
}

/** Whether all that the filter is for is announced by the notification already. */
export function covers(notification: BucketNotification, filter: KeyFilter): boolean {
  const other = filterOf(notification);
  return notification.Events?.includes(CREATED) === true && filter.Prefix.startsWith(other.Prefix) && filter.Suffix.endsWith(other.Suffix);
}
