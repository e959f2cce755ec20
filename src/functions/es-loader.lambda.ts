import type { Context } from 'aws-lambda';
import { startContainer } from '../loader/container';
import type { Container } from '../loader/container';
import { loadEvent } from '../loader/load-event';
import type { BatchResponse } from '../loader/load-event';
import { readEnvironment } from '../platform/environment';
import { createEventLog } from '../platform/event-log';

const log = createEventLog();
const startedAt = Date.now();
let container: Promise<Container> | undefined;

/** Loads the log objects that an event of S3, SNS, SQS or EventBridge names into OpenSearch. */
export async function handler(event: unknown, context: Context): Promise<BatchResponse> {
  container ??= startContainer(readEnvironment(), log, startedAt);
  let started: Container;
  try {
    started = await container;
  } catch (error) {
    // the next invocation tries again
    container = undefined;
    throw error;
  }
  let failed = true;
  try {
    const response = await loadEvent(event, started.optionsFor(Date.now() + context.getRemainingTimeInMillis()));
    failed = response.batchItemFailures.length > 0;
    return response;
  } finally {
    // what this container knows of the domain (read-only indices, aliases) may be out of date
    if (failed) container = undefined;
  }
}
