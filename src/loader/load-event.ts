import { ConfigurationError, DeliveryError, ObjectError } from './errors';
import type { DocumentSink, ObjectResult, Pipeline } from './pipeline';
import { receive } from './source/s3-notification';
import type { Account } from './telemetry/account';
import type { ObjectFigures } from './telemetry/metrics';
import type { ObjectRef } from './types';

/** Where the loader says what happens. */
export interface EventLog {
  info(message: string, extra?: object): void;
  warn(message: string, extra?: object): void;
  error(message: string, extra?: object): void;
  /** Names the object in all lines that follow. */
  object(ref: ObjectRef | undefined): void;
}

export interface LoadEventOptions {
  readonly pipeline: Pipeline;
  /** A sink for one object. */
  readonly sinkFor: (ref: ObjectRef) => DocumentSink;
  readonly log: EventLog;
  readonly emitMetrics: (figures: ObjectFigures) => void;
  readonly now: () => number;
}

/** The answer to an SQS batch: messages that have to come back. */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}

/**
 * Loads all objects that an event names. One that fails does not keep the others from being loaded: of an SQS event
 * its message is reported as failed, of any other the invocation fails at the end.
 */
export async function loadEvent(event: unknown, options: LoadEventOptions): Promise<BatchResponse> {
  const failures: { itemIdentifier: string }[] = [];
  let failure: unknown;
  for (const { messageId, objects, problem } of receive(event)) {
    if (problem !== undefined) options.log.error(problem);
    let failed = problem !== undefined;
    for (const ref of objects) {
      try {
        await loadObject({ ...ref, messageId }, options);
      } catch (error) {
        failed = true;
        failure ??= error;
      }
    }
    if (failed && messageId !== undefined) failures.push({ itemIdentifier: messageId });
  }
  options.log.object(undefined);
  if (failure !== undefined && failures.length === 0) throw failure;
  return { batchItemFailures: failures };
}

async function loadObject(ref: ObjectRef, { pipeline, sinkFor, log, emitMetrics, now }: LoadEventOptions): Promise<void> {
  log.object(ref);
  const start = now();
  const sink = sinkFor(ref);
  try {
    const result = await pipeline(ref, sink);
    report(result, log);
    if (result.kind === 'loaded') {
      const { logType, account } = result;
      emitMetrics({ logType, account, key: ref.key, size: ref.size, milliseconds: now() - start });
    }
  } catch (error) {
    const { name, message } = error as Error;
    const known = error instanceof ObjectError || error instanceof DeliveryError || error instanceof ConfigurationError;
    log.error(`${ref.key} was not loaded: ${message}`, { error: name, ...(known ? {} : { stack: (error as Error).stack }) });
    throw error;
  } finally {
    await sink.close?.();
  }
}

function report(result: ObjectResult, log: EventLog): void {
  if (result.kind === 'skipped') {
    log[result.level](`skipped: ${result.reason}`, { logtype: result.logType });
    return;
  }
  const { logType, account, remainder } = result;
  for (const { error, text } of account.samples.values()) log.error(`record with an error: ${error.message}`, { code: error.code, message_rawdata: text });
  const figures = { logtype: logType, ...ledger(account) };
  if (account.missing !== 0) log.error('the counts of the object do not add up', figures);
  if (remainder !== undefined) log.info(`records from number ${remainder.startNumber} on were handed to the split queue`, figures);
  if (account.read === 0) log.warn('no records in the object', figures);
  else log.info('loaded', figures);
}

function ledger(account: Account): object {
  const { read, indexed, duplicates, excluded, rejected, errors } = account;
  return { read, indexed, duplicates, excluded, rejected, errors };
}
