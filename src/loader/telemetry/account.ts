import type { RecordError, SiemDocument } from '../types';

const COUNTED_SAMPLES = 3;

/** A record that a COUNT rule matched. */
export interface CountedSample {
  readonly rule: string;
  /** JMESPath */
  readonly expression: string;
  /** The document, as JSON. */
  readonly record: string;
}

/** Where the records of an object ended: `read = indexed + duplicates + excluded + rejected`. */
export class Account {
  /** Set once the object's log type is known. */
  logType: string | undefined;
  read = 0;
  excluded = 0;
  /** Records that a COUNT rule matched; they are loaded. */
  counted = 0;
  /** Records that were loaded with an error. */
  errors = 0;
  indexed = 0;
  duplicates = 0;
  rejected = 0;
  bytes = 0;
  tookMs = 0;
  /** Some of the errors, for the log: the first of each code. */
  readonly samples = new Map<string, { error: RecordError; text: string }>();
  /** Excluded records by the name of the rule. */
  readonly excludedBy = new Map<string, number>();
  /** Some of the counted records, for the log: the first. */
  readonly countedSamples: CountedSample[] = [];

  /** What the sink says of its documents. */
  book({ indexed, duplicates, rejected, bytes, tookMs }: Pick<Account, 'indexed' | 'duplicates' | 'rejected' | 'bytes' | 'tookMs'>): void {
    Object.assign(this, { indexed, duplicates, rejected, bytes, tookMs });
  }

  noteError(error: RecordError, text: string): void {
    if (error.counted) this.errors++;
    if (!this.samples.has(error.code)) this.samples.set(error.code, { error, text: text.slice(0, 1000) });
  }

  noteExcluded(rule: string): void {
    this.excluded++;
    this.excludedBy.set(rule, (this.excludedBy.get(rule) ?? 0) + 1);
  }

  noteCounted({ name, expression }: { readonly name: string; readonly expression: string }, document: SiemDocument): void {
    this.counted++;
    if (this.countedSamples.length < COUNTED_SAMPLES) this.countedSamples.push({ rule: name, expression, record: document.json });
  }

  /** Records that ended nowhere: not 0 means a defect. */
  get missing(): number {
    return this.read - this.indexed - this.duplicates - this.excluded - this.rejected;
  }
}
