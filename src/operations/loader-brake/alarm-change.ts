/** A change of the alarm that the brake listens to. */
export interface AlarmChange {
  readonly state: 'ALARM' | 'OK';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: string;
}

interface AlarmEvent {
  readonly time?: string;
  readonly detail?: { readonly state?: { readonly value?: string; readonly timestamp?: string; readonly reason?: string } };
}

/**
 * Reads an event of EventBridge: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html. Undefined for
 * calls by schedule, and when the alarm does not know: then everything stays as it is.
 */
export function readAlarmChange(event: unknown): AlarmChange | undefined {
  const { time, detail } = (event ?? {}) as AlarmEvent;
  const { value, timestamp, reason = '' } = detail?.state ?? {};
  if (value !== 'ALARM' && value !== 'OK') return undefined;
  const at = [timestamp, time].map((text) => Date.parse(text ?? '')).find((each) => !Number.isNaN(each));
  if (at === undefined) throw new Error('the change of the alarm has no time');
  return { state: value, at, reason };
}
