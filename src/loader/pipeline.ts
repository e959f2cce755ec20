import type { Catalogue } from './catalogue/catalogue';
import { withReads } from './catalogue/field-roles';
import { decode } from './decode/decode';
import { ObjectError } from './errors';
import type { LogTypePlan } from './plan';
import type { BulkWriter } from './sink/bulk-writer';
import { compileIndexName } from './sink/index-name';
import type { ReadOnlyIndices } from './sink/index-name';
import { openContent } from './source/object-content';
import { MIN_OBJECT_BYTES } from './source/read-object';
import type { ObjectStore } from './source/read-object';
import { RangeSelector, headerPositions } from './source/select-range';
import { Account } from './telemetry/account';
import type { Tables } from './transform/enrich/enrich';
import type { Exclusions } from './transform/exclude/exclusions';
import { compileTransform } from './transform/transform-record';
import type { ObjectRef, RecordError, SiemDocument } from './types';

/** What the way of a log needs of the outside. */
export interface PipelineOptions {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly tables: Tables;
  readonly exclusions: Exclusions;
  readonly readOnlyIndices: ReadOnlyIndices;
  readonly serverless: boolean;
  /** Hands the rest of a long object to another run; without it an object is loaded whole. */
  readonly sendRemainder?: (piece: ObjectRef) => Promise<void>;
  readonly now: () => number;
  readonly startedAt: number;
}

/** Where documents go: the bulk writer, or a file. */
export interface DocumentSink extends Pick<BulkWriter, 'add' | 'flush' | 'finish' | 'delivered'>, Partial<Pick<BulkWriter, 'close'>> {}

/** What became of an object. */
export type ObjectResult =
  | { readonly kind: 'loaded'; readonly logType: string; readonly account: Account; readonly size: number; readonly remainder?: ObjectRef }
  | { readonly kind: 'skipped'; readonly logType?: string; readonly level: 'warn' | 'error'; readonly reason: string };

/** Told of each document on its way; for dry runs and reports. */
export type Observer = (document: SiemDocument, index: string) => void;

/** The way of a log: source → decode → transform → sink. One instance a container; plans are compiled once. */
export function createPipeline(options: PipelineOptions) {
  const { catalogue, store, tables, exclusions, now, startedAt } = options;
  const compiled = new Map<string, ReturnType<typeof compile>>();

  function compile(ofType: LogTypePlan) {
    const rules = exclusions.forLogType(ofType.name);
    const plan = rules === undefined ? ofType : { ...ofType, roles: withReads(ofType, rules.reads) };
    return {
      plan,
      transform: compileTransform({ plan, logic: catalogue.logicOf(plan.name), tables, exclusions, now, startedAt }),
      indexName: compileIndexName(plan, options.readOnlyIndices, options.serverless),
    };
  }

  function stagesOf(logType: string) {
    let stages = compiled.get(logType);
    if (stages === undefined) compiled.set(logType, stages = compile(catalogue.plan(logType)));
    return stages;
  }

  /** Loads one object into the sink. Throws what makes the object fail: configuration, object or delivery errors. */
  return async function load(ref: ObjectRef, sink: DocumentSink, observe?: Observer, account = new Account()): Promise<ObjectResult> {
    const detection = catalogue.detect(ref.key);
    if (detection.kind === 'skip') return { ...detection, kind: 'skipped' };
    if (detection.kind === 'broken') throw new ObjectError('format', detection.reason);
    const { logType } = detection;
    const { plan, transform, indexName } = stagesOf(logType);

    const stored = await store.read(ref);
    if (stored.size < MIN_OBJECT_BYTES) return { kind: 'skipped', logType, level: 'warn', reason: `the object has only ${stored.size} bytes` };
    account.logType = logType;
    const body = await openContent(stored);
    const range = new RangeSelector(ref, options.sendRemainder === undefined ? Infinity : plan.maxLogCount, headerPositions(plan, body.content));
    const toDocument = transform(ref);
    const note = (problem: RecordError): void => account.noteError(problem, ref.key);
    for await (const batch of decode(body, plan, note, range)) {
      const records = range.select(batch);
      if (records === undefined) break;
      for (const record of records) {
        account.read++;
        const outcome = toDocument(record);
        if (outcome.kind === 'excluded') {
          account.noteExcluded(outcome.rule);
          continue;
        }
        const { document } = outcome;
        if (document.error !== undefined) account.noteError(document.error, document.message);
        if (record.flaw !== undefined) account.noteError(record.flaw, document.message);
        if (outcome.countedBy !== undefined) account.noteCounted(outcome.countedBy, document);
        const index = indexName(document);
        observe?.(document, index);
        while (!sink.add(document, index)) await sink.flush();
      }
    }
    const remainder = range.remainder && { ...ref, ...range.remainder };
    await sink.finish();
    // only then: a piece that has to be loaded again must not send the rest once more
    if (remainder !== undefined) await options.sendRemainder!(remainder);
    account.book(sink.delivered);
    return { kind: 'loaded', logType, account, size: stored.size, remainder };
  };
}

export type Pipeline = ReturnType<typeof createPipeline>;
