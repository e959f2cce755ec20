import type { Condition } from './condition';
import type { FieldRule } from './field-rule';
import type { LogPattern } from '../../plan';

/** Rules of one source, or of all. */
export interface RuleSet {
  readonly fields: readonly FieldRule[];
  readonly conditions: readonly Condition[];
  /** Rules that can't be used, each with its place and the reason. */
  readonly problems: readonly string[];
}

/** What reading rules needs to know of the configuration. */
export interface RuleContext {
  readonly logTypes: ReadonlySet<string>;
  /** Makes a pattern of Python's syntax whose time is bounded. Throws on one that is wrong. */
  readonly compile: (pattern: string) => LogPattern;
}

export const NO_RULES: RuleSet = { fields: [], conditions: [], problems: [] };

export function mergeRules(sets: readonly RuleSet[]): RuleSet {
  return {
    fields: sets.flatMap(({ fields }) => fields),
    conditions: sets.flatMap(({ conditions }) => conditions),
    problems: sets.flatMap(({ problems }) => problems),
  };
}
