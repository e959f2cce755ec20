/** A pattern that isn't valid Python regex syntax, or that can't be run. Callers add file, section and key. */
export class PythonRegexError extends Error {
  public readonly name = 'PythonRegexError';

  /** @param position 0-based, in characters of the pattern */
  constructor(public readonly reason: string, public readonly position: number, public readonly pattern: string) {
    super(`${reason} at position ${position} of ${pattern}`);
  }
}

/** A match was given up: it needs more steps than a log line may cost. */
export class RegexTimeoutError extends Error {
  public readonly name = 'RegexTimeoutError';

  constructor(public readonly pattern: string, length: number) {
    super(`regex took too long on a text of ${length} characters: ${pattern}`);
  }
}
