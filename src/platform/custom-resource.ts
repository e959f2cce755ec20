import { inspect } from 'node:util';
import type { CloudFormationCustomResourceEvent, CloudFormationCustomResourceResponse, Context } from 'aws-lambda';

/** Bytes in the answer: CloudFormation takes 4 KB for the whole of it. */
const MAX_REASON = 2000;
/** Kept for the answer: without one CloudFormation waits until the resource's own timeout. */
const RESERVE_MS = 15_000;
const ANSWER_TRIES = 5;
/** For one try: who is not answered must not hold the others up. */
const ANSWER_MS = 4000;

/** A resource of CloudFormation that a function makes. */
export interface CustomResource {
  /** What identifies it; another one on an update means that CloudFormation deletes the former afterwards. Must not depend on time or chance. */
  physicalId(event: CloudFormationCustomResourceEvent): string;
  /** Brings it to the state that the event asks for. What it throws fails the deployment and is shown to whoever deploys: no secrets in it. */
  apply(event: CloudFormationCustomResourceEvent): Promise<{ [attribute: string]: string } | void>;
}

/** Where the resource says what happens. */
export interface ResourceLog {
  info(message: string, extra: { [name: string]: unknown }): void;
  error(message: string, extra: { [name: string]: unknown }): void;
}

/**
 * Handles events of CloudFormation, which is always answered: with the resource's error, too, and shortly before the function runs out of time.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export async function handleCustomResource(
  event: CloudFormationCustomResourceEvent, context: Pick<Context, 'getRemainingTimeInMillis'>, resource: CustomResource, log: ResourceLog,
): Promise<void> {
  const { StackId, RequestId, LogicalResourceId, RequestType } = event;
  // the event itself is not logged: whoever knows its ResponseURL can answer for us
  const about = { RequestType, StackId, LogicalResourceId };
  // what has no name of its own yet when it fails is called like the request
  const former = event.RequestType === 'Create' ? RequestId : event.PhysicalResourceId;
  const base = { StackId, RequestId, LogicalResourceId, PhysicalResourceId: former };
  let answer: CloudFormationCustomResourceResponse;
  try {
    // what is deleted keeps the name that CloudFormation knows it by
    if (event.RequestType !== 'Delete') base.PhysicalResourceId = resource.physicalId(event);
    const Data = await beforeDeadline(resource.apply(event), context.getRemainingTimeInMillis() - RESERVE_MS);
    log.info('done', about);
    answer = { ...base, Status: 'SUCCESS', ...(Data && { Data }) };
  } catch (error) {
    log.error('failed', { ...about, error });
    answer = { ...base, Status: 'FAILED', Reason: reasonOf(error) };
  }
  await send(event.ResponseURL, answer);
}

async function beforeDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('there was not enough time')), Math.max(milliseconds, 0));
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(inspect(error));
  const text = name === 'Error' ? message : `${name}: ${message}`;
  let cut = text.slice(0, MAX_REASON);
  // letters and signs may take several bytes in JSON
  while (Buffer.byteLength(JSON.stringify(cut)) > MAX_REASON) cut = cut.slice(0, cut.length * 0.9);
  return cut === text ? text : `${cut}…`;
}

async function send(url: string, answer: CloudFormationCustomResourceResponse): Promise<void> {
  // bytes and not text: the URL is signed for a request without a content type
  const body = Buffer.from(JSON.stringify(answer));
  for (let attempt = 1; ; attempt++) {
    const failure = await fetch(url, { method: 'PUT', body, signal: AbortSignal.timeout(ANSWER_MS) })
      .then(({ ok, status }) => (ok ? undefined : `status ${status}`), (error) => error.message);
    if (failure === undefined) return;
    if (attempt === ANSWER_TRIES) throw new Error(`CloudFormation did not take the answer: ${failure}`);
    await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
  }
}
