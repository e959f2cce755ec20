import type { Fields } from '../../types';

/** Exclusion rules of one log type. */
export interface LogTypeExclusions {
  /** Name of the rule that excludes the record by its raw fields. */
  raw(fields: Fields): string | undefined;
  /** What the rules say about a finished document. */
  final?(json: string): { readonly excluded: boolean; readonly rule: string } | undefined;
}

/** All exclusion rules in force. */
export interface Exclusions {
  /** undefined when no rule is about the log type. */
  forLogType(logType: string): LogTypeExclusions | undefined;
}

export const NO_EXCLUSIONS: Exclusions = { forLogType: () => undefined };
