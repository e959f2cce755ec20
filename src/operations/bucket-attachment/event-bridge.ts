import type { NotificationConfiguration } from '@aws-sdk/client-s3';
import type { BucketPolicy } from './bucket-policy';
import { isOf, isOurs } from './owner';
import type { PolicyStatement } from '../../contract/bucket-attachment';

/**
 * Whether a bucket sends events to EventBridge is one switch for everybody, without a name of who turned it on. Who of us needs it notes in the
 * Sid of a statement that no SIEM found it on: the last one with the note turns it off, and what somebody else had turned on stays.
 */
const TURNED_ON = 'EventBridge';

const hasNote = ({ Sid }: PolicyStatement): boolean => isOurs(Sid) && Sid!.endsWith(TURNED_ON);

/** The statements with the Sids of their owner. @param note that a SIEM turned EventBridge on */
export function named(statements: readonly PolicyStatement[], owner: string, note: boolean): PolicyStatement[] {
  return statements.map((statement, index) => ({ ...statement, Sid: `${owner}n${index}${note && index === 0 ? TURNED_ON : ''}` }));
}

/** Whether the owner turns EventBridge on, or did so, or found it on because another SIEM did. */
export function turnedOnByUs(policy: BucketPolicy, isOn: boolean): boolean {
  return !isOn || policy.Statement.some(hasNote);
}

/** Whether the owner is the last that has EventBridge on because of a SIEM. */
export function isLastToNeed(policy: BucketPolicy, owner: string): boolean {
  const [own, others] = [true, false].map((mine) => policy.Statement.filter(({ Sid }) => isOf(owner, Sid) === mine).some(hasNote));
  return own && !others;
}

/** The configuration with the switch on or off; undefined when it is. */
export function switched(now: NotificationConfiguration, on: boolean): NotificationConfiguration | undefined {
  if ((now.EventBridgeConfiguration !== undefined) === on) return undefined;
  return { ...now, EventBridgeConfiguration: on ? {} : undefined };
}
