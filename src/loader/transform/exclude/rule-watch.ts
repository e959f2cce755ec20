import type { Exclusions, ReportFailure } from './exclusions';
import { createExclusions } from './log-type-rules';
import { reportOnce } from './report-once';
import { NO_RULES, mergeRules } from './rule-set';
import type { RuleSet } from './rule-set';
import type { RuleSource } from './rule-source';

/** Rules are looked at again at most this often, so that changes take effect within a minute. */
export const REFRESH_MS = 55_000;

export interface RuleWatchOptions {
  /** Rules that stay. */
  readonly fixed: RuleSet;
  readonly sources: readonly RuleSource[];
  /** Told of what can't be read, of broken rules, of rules that come to no result; each once. */
  readonly warn: (message: string) => void;
  /** ms since 1970 */
  readonly now: () => number;
}

/** Keeps the rules in force up to date. A place that can't be reached leaves its last known rules in force. */
export class RuleWatch {
  private readonly known: RuleSet[];
  private readonly warned = new Set<string>();
  private readonly report: ReportFailure;
  private checkedAt: number | undefined;
  private rules: Exclusions;

  constructor(private readonly options: RuleWatchOptions) {
    this.known = options.sources.map(() => NO_RULES);
    this.report = reportOnce(options.warn);
    options.fixed.problems.forEach((problem) => this.warnOnce(problem));
    this.rules = this.build();
  }

  /** The rules in force. Another object when they are others. */
  get exclusions(): Exclusions {
    return this.rules;
  }

  /** Looks at the rules again, when it was not done lately. */
  async refresh(): Promise<void> {
    const { sources, now } = this.options;
    if (this.checkedAt !== undefined && now() - this.checkedAt < REFRESH_MS) return;
    this.checkedAt = now();
    const changed = await Promise.all(sources.map((source, i) => this.read(source, i)));
    if (changed.includes(true)) this.rules = this.build();
  }

  private async read(source: RuleSource, i: number): Promise<boolean> {
    try {
      const rules = await source.read();
      if (rules === undefined) return false;
      this.known[i] = rules;
      rules.problems.forEach((problem) => this.warnOnce(problem));
      return true;
    } catch (error) {
      const { name, message } = error as Error;
      this.warnOnce(`exclusion rules of ${source.name} can't be read, those that are known stay: ${name}: ${message}`);
      return false;
    }
  }

  private build(): Exclusions {
    return createExclusions(mergeRules([this.options.fixed, ...this.known]), this.report);
  }

  private warnOnce(message: string): void {
    if (this.warned.has(message)) return;
    this.warned.add(message);
    this.options.warn(message);
  }
}
