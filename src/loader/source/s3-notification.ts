import type { ObjectRef, Value } from '../types';

/** Characters of an event that the log shows. */
const SHOWN = 1000;

/** One unit of an event that succeeds or fails as a whole. */
export interface Delivery {
  /** Set when the unit came through SQS: reported as failed by this id. */
  readonly messageId?: string;
  readonly objects: ObjectRef[];
  /** What can't be understood: the unit fails, so that it comes back and ends in the dead letter queue. */
  readonly problems: string[];
  /** What names no object, for the log. */
  readonly skipped: string[];
  /** What is about other things than a new object, for the log. */
  readonly passedOver: string[];
}

/**
 * Objects that an event names. Understood are S3 notifications, EventBridge `Object Created` events, SNS notifications
 * and the loader's own messages about pieces of objects, each directly or inside SQS messages, SNS inside SQS too.
 * S3 test events and events of other kinds name no object. What is wrong with one record is not the others' problem.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function receive(event: unknown): Delivery[] {
  const records = (event as Value)?.Records;
  if (Array.isArray(records) && records[0]?.eventSource === 'aws:sqs') {
    return records.map((message: Value) => fromMessage(message));
  }
  const found: Delivery = { objects: [], problems: [], skipped: [], passedOver: [] };
  tryCollect(() => event, found, 'the event');
  return [found];
}

function fromMessage(message: Value): Delivery {
  const messageId = String(message?.messageId);
  const found: Delivery = { messageId, objects: [], problems: [], skipped: [], passedOver: [] };
  tryCollect(() => JSON.parse(message.body), found, `SQS message ${messageId}`);
  return found;
}

function tryCollect(read: () => Value, found: Delivery, what: string): void {
  try {
    collect(read(), found, what);
  } catch (error) {
    found.problems.push(`${what} can't be read: ${(error as Error).message}`);
  }
}

function collect(event: Value, found: Delivery, what: string): void {
  if (event === null || typeof event !== 'object') throw new Error('not a JSON object');
  if (event.Event === 's3:TestEvent') return;
  if (Array.isArray(event.Records)) {
    event.Records.forEach((record: Value, i: number) => tryCollect(() => record, found, `record ${i + 1} of ${what}`));
  } else if (event.Type === 'Notification' && typeof event.Message === 'string') {
    collect(JSON.parse(event.Message), found, what);
  } else if (typeof event.Sns?.Message === 'string') {
    collect(JSON.parse(event.Sns.Message), found, what);
  } else if (event.s3 !== undefined) {
    // tests of lifecycle rules, removals and the like name objects that are not there to be read
    if (typeof event.eventName === 'string' && !event.eventName.includes('ObjectCreated')) return passOver(event.eventName, event.s3, found, what);
    // S3 itself form-encodes keys; our own messages about pieces carry them as they are
    const own = event.siem !== undefined && event.eventSource === undefined;
    add(event.s3, !own, found, what, event.siem);
  } else if (event.detail !== undefined) {
    const created = event['detail-type'] === undefined || event['detail-type'] === 'Object Created';
    const ofS3 = event.source === undefined || event.source === 'aws.s3';
    if (created && ofS3) add(event.detail, false, found, what, event.siem);
    else passOver(ofS3 ? event['detail-type'] : `of ${event.source}`, event.detail, found, what);
  } else if (typeof event.body === 'string') {
    // a queue's message as the dead letter queue holds it
    collect(JSON.parse(event.body), found, what);
  } else {
    found.skipped.push(`${what} is no event of S3, SNS, SQS or EventBridge: ${JSON.stringify(event).slice(0, SHOWN)}`);
  }
}

function passOver(kind: Value, s3: Value, found: Delivery, what: string): void {
  const object = s3?.object?.key === undefined ? '' : ` of ${s3?.bucket?.name} ${s3.object.key}`;
  found.passedOver.push(`${what} is an event ${String(kind).slice(0, SHOWN)}${object}: only created objects are loaded`);
}

function add(s3: Value, encoded: boolean, found: Delivery, what: string, piece?: Value): void {
  const bucket = s3.bucket?.name;
  const key = s3.object?.key;
  if (typeof bucket !== 'string' || typeof key !== 'string') throw new Error('it names no bucket or no key');
  if (bucket === '' || key === '') {
    found.skipped.push(`${what} names an empty bucket or an empty key`);
    return;
  }
  const decodedKey = decodeKey(key);
  found.objects.push({
    bucket,
    key: encoded ? decodedKey : key,
    ...(encoded || decodedKey === key ? {} : { decodedKey }),
    size: Number(s3.object.size ?? 0) || 0,
    ...(Number(piece?.start_number) > 0 ? { startNumber: Number(piece.start_number) } : {}),
    ...(Number(piece?.end_number) > 0 ? { endNumber: Number(piece.end_number) } : {}),
  });
}

/** S3 notifications encode keys as `application/x-www-form-urlencoded`. */
function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    // of an event made by hand
    return key;
  }
}
