import type { Context } from 'aws-lambda';
import { startContainer } from '../loader/container';
import type { Container } from '../loader/container';
import { loadEvent } from '../loader/load-event';
import type { BatchResponse } from '../loader/load-event';
import { readEnvironment } from '../platform/environment';
import { createEventLog } from '../platform/event-log';

const log = createEventLog();
const startedAt = Date.now();
const REFRESH_MS = 60_000;
let container: Promise<Container> | undefined;
let begunAt = 0;

/** Loads the log objects that an event of S3, SNS, SQS or EventBridge names into OpenSearch. */
export async function handler(event: unknown, context: Context): Promise<BatchResponse> {
  if (container === undefined) {
    begunAt = Date.now();
    container = startContainer(readEnvironment(), log, startedAt);
  }
  let started: Container;
  try {
    started = await container;
  } catch (error) {
    // the next invocation tries again
    container = undefined;
    throw error;
  }
  const options = await started.optionsFor(Date.now() + context.getRemainingTimeInMillis());
  return loadEvent(event, {
    ...options,
    // read-only indices and aliases may have changed: looked at again, but not all the time while the domain is down
    onDeliveryFailure: () => {
      if (Date.now() - begunAt > REFRESH_MS) container = undefined;
    },
  });
}
