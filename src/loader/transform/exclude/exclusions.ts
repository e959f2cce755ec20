import type { Fields } from '../../types';

/** Names of top-level fields; `all` when they are not known beforehand. */
export type FieldNames = readonly string[] | 'all';

/** A finished document in its parts, as rules see it: nothing of it has been left out as empty yet. */
export interface FinishedRecord {
  /** What the document has of its own. */
  readonly doc: Fields;
  /** Fields that every document has, unless `doc` has them. */
  readonly base: Fields;
  /** Fields of the record that go into the document as they came, unless `doc` or `base` has them. */
  readonly raw: Fields;
  /** The record's text could not be read. */
  readonly unread: boolean;
}

/** A rule that counts records. */
export interface CountRule {
  readonly name: string;
  /** JMESPath */
  readonly expression: string;
}

/** What the rules say about a document. */
export type Verdict =
  | { readonly kind: 'excluded'; readonly rule: string }
  | { readonly kind: 'counted'; readonly rule: CountRule };

/** Exclusion rules of one log type. */
export interface LogTypeExclusions {
  /** Fields that have to be decoded for the rules. */
  readonly reads: FieldNames;
  /** Name of the rule that excludes the record by its raw fields. */
  raw(fields: Fields): string | undefined;
  /** What the rules say about a finished document. */
  final(record: FinishedRecord): Verdict | undefined;
}

/** All exclusion rules in force. */
export interface Exclusions {
  /** undefined when no rule is about the log type. */
  forLogType(logType: string): LogTypeExclusions | undefined;
}

/** Told of a rule that came to no result: the record is loaded. */
export type ReportFailure = (rule: { readonly name: string }, reason: string) => void;
