import type { Contribution } from '../database/contributions';
import type { FeedFile } from '../files/feed-file';

/** Of one file, and of all: who has more of them reads the first. */
const SHOWN_OF_FILE = 20;
const SHOWN = 100;
/** Characters. */
const LONGEST = 500;

/** Output of an execution: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html allows 256 KiB. */
export interface DatabaseReport {
  /** Distinct networks and domains, those of several providers counted for each. */
  readonly indicators: number;
  /** Indicators by provider and type. */
  readonly providers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Indicators by type. */
  readonly types: Readonly<Record<string, number>>;
  /** Bytes of the database and of each of its files; `written` is false when the one before was kept. */
  readonly database: { readonly written: boolean; readonly bytes: number; readonly files: Readonly<Record<string, number>> };
  /** What is no indicator although nothing is wrong with it, by reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** What went wrong, the first of it. */
  readonly problems: readonly string[];
  readonly problemCount: number;
}

/** Collects what the report tells, and writes each problem to the log. */
export class ReportBuilder {
  problemCount = 0;
  private readonly problems: string[] = [];
  private readonly left: Record<string, number> = {};
  private ofFile = 0;

  /** @param say writes a line of the log */
  constructor(private readonly say: (problem: string) => void) {}

  problem(place: string, message: string): void {
    this.problemCount++;
    if (++this.ofFile > SHOWN_OF_FILE) return;
    const text = `${place}: ${message}`.slice(0, LONGEST);
    if (this.problems.length < SHOWN) this.problems.push(text);
    this.say(text);
  }

  leftOut(_: FeedFile, reason: string): void {
    this.left[reason] = (this.left[reason] ?? 0) + 1;
  }

  endFile(path: string): void {
    const more = this.ofFile - SHOWN_OF_FILE;
    if (more > 0) this.say(`${path}: and ${more} problems more`);
    this.ofFile = 0;
  }

  /** @param providers that are told even if they have nothing @param sizes of the files, by key */
  finish(
    contributions: readonly Contribution[], providers: readonly string[], sizes: DatabaseReport['database']['files'], written: boolean,
  ): DatabaseReport {
    const byProvider: Record<string, Record<string, number>> = Object.fromEntries(providers.map((provider) => [provider, {}]));
    const types: Record<string, number> = {};
    let indicators = 0;
    for (const { provider, type, indicators: count } of contributions) {
      (byProvider[provider] ??= {})[type] = count;
      types[type] = (types[type] ?? 0) + count;
      indicators += count;
    }
    const bytes = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    return {
      indicators,
      providers: byProvider,
      types,
      database: { written, bytes, files: sizes },
      leftOut: this.left,
      problems: this.problems,
      problemCount: this.problemCount,
    };
  }
}
