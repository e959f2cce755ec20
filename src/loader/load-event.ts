import { ConfigurationError, DeliveryError, ObjectError } from './errors';
import type { DocumentSink, ObjectResult, Pipeline } from './pipeline';
import { receive } from './source/s3-notification';
import { Account } from './telemetry/account';
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
  /** When the invocation has to be done, ms since 1970: objects that would begin after it come back. */
  readonly deadline: number;
  /** Called when the index did not take documents: what is known of it may be out of date. */
  readonly onDeliveryFailure?: () => void;
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
  for (const { messageId, objects, problems, skipped, passedOver } of receive(event)) {
    options.log.object(undefined);
    for (const text of passedOver) options.log.info(`skipped: ${text}`);
    for (const text of skipped) options.log.warn(`skipped: ${text}`);
    for (const text of problems) options.log.error(text);
    let failed = problems.length > 0;
    if (failed) failure ??= new Error(problems[0]);
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

async function loadObject(ref: ObjectRef, options: LoadEventOptions): Promise<void> {
  const { pipeline, log, now } = options;
  let named = ref;
  log.object(ref);
  // what ends the function without a word is found by the last of these
  log.info('loading', { size: ref.size, start_number: ref.startNumber, end_number: ref.endNumber });
  const start = now();
  const account = new Account();
  const sink = options.sinkFor(ref);
  try {
    if (start >= options.deadline) throw new DeliveryError('there is no time left to begin with the object', 0);
    const result = await load(ref, (candidate) => {
      log.object(named = candidate);
      return pipeline(candidate, sink, undefined, account);
    });
    report(result, log);
    if (account.missing !== 0) throw new ObjectError('partial', 'the counts of the object do not add up');
  } catch (error) {
    account.book(sink.delivered);
    const { name, message } = error as Error;
    const known = error instanceof ObjectError || error instanceof DeliveryError || error instanceof ConfigurationError;
    log.error(`${ref.key} was not loaded: ${message}`, { error: name, ...ledger(account), ...(known ? {} : { stack: (error as Error).stack }) });
    if (error instanceof DeliveryError) options.onDeliveryFailure?.();
    throw error;
  } finally {
    const { logType } = account;
    if (logType !== undefined) options.emitMetrics({ logType, account, key: named.key, size: ref.size, milliseconds: now() - start });
    await sink.close?.();
  }
}

/** Loads an object by the key that the event has, else by what that is decoded: events made by hand may have it encoded. */
async function load(ref: ObjectRef, tryToLoad: (ref: ObjectRef) => Promise<ObjectResult>): Promise<ObjectResult> {
  const isMissing = (error: unknown): boolean => error instanceof ObjectError && error.code === 'not-found';
  const { decodedKey } = ref;
  if (decodedKey === undefined) return tryToLoad(ref);
  const byKey = await tryToLoad(ref).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  // of no log type: the key may be one all the same when decoded
  if (byKey !== undefined && !(byKey.kind === 'skipped' && byKey.logType === undefined)) return byKey;
  try {
    return await tryToLoad({ ...ref, key: decodedKey });
  } catch (error) {
    if (byKey === undefined || !isMissing(error)) throw error;
    return byKey;
  }
}

function report(result: ObjectResult, log: EventLog): void {
  if (result.kind === 'skipped') {
    log[result.level](`skipped: ${result.reason}`, { logtype: result.logType });
    return;
  }
  const { logType, account, remainder } = result;
  for (const { error, text } of account.samples.values()) log.error(`record with an error: ${error.message}`, { code: error.code, message_rawdata: text });
  for (const { rule, expression, record } of account.countedSamples) {
    log.info(`the COUNT rule ${rule} matches a record`, { condition_name: rule, expression, log_record: JSON.parse(record) });
  }
  const figures = { logtype: logType, ...ledger(account) };
  if (remainder !== undefined) log.info(`records from number ${remainder.startNumber} on were handed to the split queue`, figures);
  if (account.read === 0) log.warn('no records in the object', figures);
  else log.info('loaded', figures);
}

function ledger(account: Account): object {
  const { read, indexed, duplicates, excluded, rejected, errors, excludedBy } = account;
  return { read, indexed, duplicates, excluded, rejected, errors, ...(excluded > 0 ? { excludedBy: Object.fromEntries(excludedBy) } : {}) };
}
